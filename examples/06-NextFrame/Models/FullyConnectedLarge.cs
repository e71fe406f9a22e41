using SeqGen;

namespace NextFrame.Models;

/// <summary><see cref="FullyConnected"/> for frames of 64x64.</summary>
[SequenceModel]
[Encoder, Features(4096), Lstm(256, Name = "reader1"), Lstm(256, Name = "reader2")]
[Decoder, NoInput, Lstm(256, Name = "forecaster1"), Lstm(256, Name = "forecaster2"), Dense(4096, Name = "head"), BinaryCrossEntropy(Per = Per.Sequence)]
internal sealed partial class FullyConnectedLarge;
