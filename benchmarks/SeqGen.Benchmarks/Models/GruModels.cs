namespace SeqGen.Benchmarks.Models;

[SequenceModel]
[Features(16), Gru(16, Name = "memory")]
internal sealed partial class Gru16 : IGridModel<Gru16.Workspace, Gru16.State>;

[SequenceModel]
[Features(32), Gru(32, Name = "memory")]
internal sealed partial class Gru32 : IGridModel<Gru32.Workspace, Gru32.State>;

[SequenceModel]
[Features(64), Gru(64, Name = "memory")]
internal sealed partial class Gru64 : IGridModel<Gru64.Workspace, Gru64.State>;

[SequenceModel]
[Features(128), Gru(128, Name = "memory")]
internal sealed partial class Gru128 : IGridModel<Gru128.Workspace, Gru128.State>;

[SequenceModel]
[Features(256), Gru(256, Name = "memory")]
internal sealed partial class Gru256 : IGridModel<Gru256.Workspace, Gru256.State>;

[SequenceModel]
[Features(512), Gru(512, Name = "memory")]
internal sealed partial class Gru512 : IGridModel<Gru512.Workspace, Gru512.State>;

[SequenceModel]
[Features(1024), Gru(1024, Name = "memory")]
internal sealed partial class Gru1024 : IGridModel<Gru1024.Workspace, Gru1024.State>;
