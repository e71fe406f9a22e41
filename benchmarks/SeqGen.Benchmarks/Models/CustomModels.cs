namespace SeqGen.Benchmarks.Models;

[SequenceModel]
[Features(32), Recurrent<TextbookLstm>(32, Name = "memory")]
internal sealed partial class Custom32 : IGridModel<Custom32.Workspace, Custom32.State>;

[SequenceModel]
[Features(64), Recurrent<TextbookLstm>(64, Name = "memory")]
internal sealed partial class Custom64 : IGridModel<Custom64.Workspace, Custom64.State>;

[SequenceModel]
[Features(128), Recurrent<TextbookLstm>(128, Name = "memory")]
internal sealed partial class Custom128 : IGridModel<Custom128.Workspace, Custom128.State>;

[SequenceModel]
[Features(256), Recurrent<TextbookLstm>(256, Name = "memory")]
internal sealed partial class Custom256 : IGridModel<Custom256.Workspace, Custom256.State>;

[SequenceModel]
[Features(512), Recurrent<TextbookLstm>(512, Name = "memory")]
internal sealed partial class Custom512 : IGridModel<Custom512.Workspace, Custom512.State>;

[SequenceModel]
[Features(1024), Recurrent<TextbookLstm>(1024, Name = "memory")]
internal sealed partial class Custom1024 : IGridModel<Custom1024.Workspace, Custom1024.State>;
