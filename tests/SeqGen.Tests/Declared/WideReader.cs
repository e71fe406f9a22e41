namespace SeqGen.Tests.Declared;

/// <summary>A model whose state has more units than <see cref="Reader"/>'s.</summary>
[SequenceModel]
[Tokens(7), Embedding(3), Lstm(9, Name = "memory"), Dense(4, Name = "head"), CrossEntropy]
public sealed partial class WideReader;
