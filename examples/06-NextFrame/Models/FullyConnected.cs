using SeqGen;

namespace NextFrame.Models;

/// <summary>LSTMs that take a frame for a list of numbers.</summary>
[SequenceModel]
[Encoder, Features(1024), Lstm(256, Name = "reader1"), Lstm(256, Name = "reader2")]
[Decoder, NoInput, Lstm(256, Name = "forecaster1"), Lstm(256, Name = "forecaster2"), Dense(1024, Name = "head"), BinaryCrossEntropy(Per = Per.Sequence)]
internal sealed partial class FullyConnected;
