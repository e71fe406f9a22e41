namespace SeqGen.Benchmarks.Models;

[SequenceModel]
[Features(16), Lstm(16, Name = "memory")]
internal sealed partial class Lstm16 : IGridModel<Lstm16.Workspace, Lstm16.State>;

[SequenceModel]
[Features(32), Lstm(32, Name = "memory")]
internal sealed partial class Lstm32 : IGridModel<Lstm32.Workspace, Lstm32.State>;

[SequenceModel]
[Features(64), Lstm(64, Name = "memory")]
internal sealed partial class Lstm64 : IGridModel<Lstm64.Workspace, Lstm64.State>;

[SequenceModel]
[Features(128), Lstm(128, Name = "memory")]
internal sealed partial class Lstm128 : IGridModel<Lstm128.Workspace, Lstm128.State>;

[SequenceModel]
[Features(256), Lstm(256, Name = "memory")]
internal sealed partial class Lstm256 : IGridModel<Lstm256.Workspace, Lstm256.State>;

[SequenceModel]
[Features(512), Lstm(512, Name = "memory")]
internal sealed partial class Lstm512 : IGridModel<Lstm512.Workspace, Lstm512.State>;

[SequenceModel]
[Features(1024), Lstm(1024, Name = "memory")]
internal sealed partial class Lstm1024 : IGridModel<Lstm1024.Workspace, Lstm1024.State>;
