using SeqGen;

namespace NextFrame.Models;

/// <summary><see cref="FullyConnected"/> for frames of 64x64, with the same units.</summary>
[SequenceModel]
[Encoder, Features(4096), Lstm(512, Name = "reader1"), Lstm(512, Name = "reader2")]
[Decoder, NoInput, Lstm(512, Name = "forecaster1"), Lstm(512, Name = "forecaster2"), Dense(4096, Name = "head"), BinaryCrossEntropy(Per = Per.Sequence)]
internal sealed partial class FullyConnectedLarge;
