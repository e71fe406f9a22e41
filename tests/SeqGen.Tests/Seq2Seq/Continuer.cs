namespace SeqGen.Tests.Seq2Seq;

/// <summary>Says a wave backward, and how it goes on.</summary>
[SequenceModel]
[Encoder, Features(1), Gru(16)]
[Decoder("past"), NoInput, Gru(16), Dense(1), MeanSquaredError]
[Decoder("future"), NoInput, Attention(Score.Additive), Lstm(16), Dense(1), Huber]
public sealed partial class Continuer;
