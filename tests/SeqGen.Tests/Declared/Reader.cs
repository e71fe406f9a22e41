namespace SeqGen.Tests.Declared;

/// <summary>A model of the tests' own, compiled as a user's would be.</summary>
[SequenceModel]
[Tokens(7), Embedding(3), Lstm(5, Name = "memory"), Dense(4, Name = "head"), CrossEntropy]
public sealed partial class Reader;
