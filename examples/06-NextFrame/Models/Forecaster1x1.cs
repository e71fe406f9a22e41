using SeqGen;

namespace NextFrame.Models;

/// <summary>Convolutional LSTMs whose states see their own place only; their inputs, as in the paper, come from a wider neighborhood instead.</summary>
[SequenceModel]
[Encoder, Frames(32, 32, 1), Patch(2), ConvLstm(16, Kernel = 9, StateKernel = 1, Name = "reader")]
[Decoder, NoInput, ConvLstm(16, Kernel = 9, StateKernel = 1, Name = "forecaster"), Conv(4, Kernel = 1, Name = "head"), Unpatch(2), BinaryCrossEntropy(Per = Per.Sequence)]
internal sealed partial class Forecaster1x1;
