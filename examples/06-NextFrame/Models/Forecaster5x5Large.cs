using SeqGen;

namespace NextFrame.Models;

/// <summary><see cref="Forecaster5x5"/> for frames of 64x64, in patches of 4x4.</summary>
[SequenceModel]
[Encoder, Frames(64, 64, 1), Patch(4), ConvLstm(16, Kernel = 5, StateKernel = 5, Name = "reader")]
[Decoder, NoInput, ConvLstm(16, Kernel = 5, StateKernel = 5, Name = "forecaster"), Conv(16, Kernel = 1, Name = "head"), Unpatch(4), BinaryCrossEntropy(Per = Per.Sequence)]
internal sealed partial class Forecaster5x5Large;
