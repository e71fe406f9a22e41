namespace SeqGen.Tests.Declared;

/// <summary>The functions behind dense layers, each alone.</summary>
[SequenceModel(Precision = Precision.Float64)]
[Stack("value"), Features(1)]
[Stack("first", From = "value"), Dense(1, Activation = Activation.Gelu, Name = "gelu")]
[Stack("second", From = "value"), Dense(1, Activation = Activation.Silu, Name = "silu")]
public sealed partial class ActivationNet;
