using SeqGen;

namespace NextFrame.Models;

/// <summary><see cref="Forecaster1x1"/> for frames of 64x64, in patches of 4x4.</summary>
[SequenceModel]
[Encoder, Frames(64, 64, 1), Patch(4), ConvLstm(16, Kernel = 9, StateKernel = 1, Name = "reader")]
[Decoder, NoInput, ConvLstm(16, Kernel = 9, StateKernel = 1, Name = "forecaster"), Conv(16, Kernel = 1, Name = "head"), Unpatch(4), BinaryCrossEntropy(Per = Per.Sequence)]
internal sealed partial class Forecaster1x1Large;
