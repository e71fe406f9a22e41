using SeqGen;

namespace NextFrame.Models;

/// <summary>LSTMs that take a frame for a list of numbers; as in the paper two layers, of half as many units as a frame has pixels.</summary>
[SequenceModel]
[Encoder, Features(1024), Lstm(512, Name = "reader1"), Lstm(512, Name = "reader2")]
[Decoder, NoInput, Lstm(512, Name = "forecaster1"), Lstm(512, Name = "forecaster2"), Dense(1024, Name = "head"), BinaryCrossEntropy(Per = Per.Sequence)]
internal sealed partial class FullyConnected;
