namespace SeqGen.Tests.Declared;

/// <summary>One output with a loss, one without.</summary>
[SequenceModel(Precision = Precision.Float64)]
[Stack("trunk"), Features(2), Rnn(3)]
[Stack("size", From = "trunk"), Dense(2), MeanSquaredError]
[Stack("more", From = "trunk"), Dense(4)]
public sealed partial class Mixed;
