using SeqGen;

namespace NextFrame.Models;

/// <summary>Convolutional LSTMs whose states see their neighborhood: what they know of a place can travel.</summary>
[SequenceModel]
[Encoder, Frames(32, 32, 1), Patch(2), ConvLstm(16, Kernel = 5, StateKernel = 5, Name = "reader")]
[Decoder, NoInput, ConvLstm(16, Kernel = 5, StateKernel = 5, Name = "forecaster"), Conv(4, Kernel = 1, Name = "head"), Unpatch(2), BinaryCrossEntropy(Per = Per.Sequence)]
internal sealed partial class Forecaster5x5;
