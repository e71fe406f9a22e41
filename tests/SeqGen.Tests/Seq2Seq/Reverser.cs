namespace SeqGen.Tests.Seq2Seq;

/// <summary>Writes tokens 2 to 7 backward; 0 starts and 1 ends.</summary>
[SequenceModel]
[Encoder, Tokens(8), Embedding(8), Gru(16, Bidirectional = true)]
[Decoder, Tokens(8, Start = 0, End = 1), Embedding(8), Attention(Score.Additive), Gru(24), Dense(8), CrossEntropy]
public sealed partial class Reverser;
