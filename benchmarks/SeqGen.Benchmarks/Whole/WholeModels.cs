namespace SeqGen.Benchmarks.Whole;

[SequenceModel]
[Tokens(96), Embedding(256), Lstm(256, Name = "memory"), Dense(96, Name = "head"), CrossEntropy]
internal sealed partial class Characters;

[SequenceModel]
[Tokens(10_000), Embedding(256), Lstm(256, Name = "memory"), Dense(10_000, Name = "head"), CrossEntropy]
internal sealed partial class Words;

[SequenceModel]
[Features(256), Lstm(256, Layers = 2, Bidirectional = true, Name = "memory")]
internal sealed partial class BothWays;

[SequenceModel]
[Features(64), Lstm(256, Name = "memory"), Dense(8, Name = "head"), MeanSquaredError]
internal sealed partial class Series;

[SequenceModel]
[Features(1), Dense(1, Name = "head")]
internal sealed partial class Smallest;

[SequenceModel]
[Features(8), Lstm(8, Name = "memory")]
internal sealed partial class Lstm8;

[SequenceModel]
[Features(1024), Lstm(1024, Name = "memory")]
internal sealed partial class Large;
