namespace SeqGen.Tests.Seq2Seq;

/// <summary>Writes tokens from words and a picture beside them, in double.</summary>
[SequenceModel(Precision = Precision.Float64)]
[Encoder, Tokens(5), Embedding(3), Gru(4)]
[Stack("picture"), Features(3), Dense(6, Activation = Activation.Tanh)]
[Decoder(From = "picture"), Tokens(6, Start = 0, End = 1), Embedding(4), Gru(6), Attention(Score.General), Dense(6), CrossEntropy]
public sealed partial class Teller;
