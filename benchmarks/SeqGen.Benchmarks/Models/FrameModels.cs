namespace SeqGen.Benchmarks.Models;

/// <summary>A ConvLSTM of 64 channels with taps of 5 x 5 over small frames.</summary>
[SequenceModel]
[Frames(16, 16, 64), ConvLstm(64, Kernel = 5, Name = "memory")]
internal sealed partial class ConvLstm16 : IGridModel<ConvLstm16.Workspace, ConvLstm16.State>;

/// <summary>The same over larger ones.</summary>
[SequenceModel]
[Frames(32, 32, 64), ConvLstm(64, Kernel = 5, Name = "memory")]
internal sealed partial class ConvLstm32 : IGridModel<ConvLstm32.Workspace, ConvLstm32.State>;

/// <summary>Fewer channels and taps over large frames.</summary>
[SequenceModel]
[Frames(64, 64, 32), ConvLstm(32, Kernel = 3, Name = "memory")]
internal sealed partial class ConvLstm64 : IGridModel<ConvLstm64.Workspace, ConvLstm64.State>;
