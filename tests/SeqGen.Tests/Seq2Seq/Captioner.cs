namespace SeqGen.Tests.Seq2Seq;

/// <summary>Numbers by tokens of a source and a picture beside it, in double.</summary>
[SequenceModel(Precision = Precision.Float64)]
[Encoder, Tokens(5), Embedding(3), Gru(4, Bidirectional = true)]
[Stack("picture"), Features(3, Standardize = true), Dense(4, Activation = Activation.Tanh)]
[Stack("words", From = "encoder"), Last]
[Decoder(From = "words, picture"), NoInput, Gru(6, Layers = 2, Dropout = 0.25), Dense(2), BinaryCrossEntropy]
public sealed partial class Captioner;
