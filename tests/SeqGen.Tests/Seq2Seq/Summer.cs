namespace SeqGen.Tests.Seq2Seq;

/// <summary>Reads numbers and writes tokens, in double: attention behind two layers, and dropout, whose draws must not depend on threads.</summary>
[SequenceModel(Precision = Precision.Float64)]
[Encoder, Features(2, Standardize = true), Lstm(5)]
[Decoder, Tokens(4, Start = 0, End = 1), Embedding(3), Lstm(6, Layers = 2, Dropout = 0.25), Attention(Score.General), Dense(4), CrossEntropy]
public sealed partial class Summer;
