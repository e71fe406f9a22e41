namespace SeqGen.Tests.Declared;

/// <summary>Both directions with a residual, every step.</summary>
[SequenceModel]
[Features(8), Lstm(4, Bidirectional = true, Residual = true, Name = "memory")]
public sealed partial class BothWays;

/// <summary>The same, the end of each direction.</summary>
[SequenceModel]
[Features(8), Lstm(4, Bidirectional = true, Residual = true, Name = "memory"), Last]
public sealed partial class BothEnds;
