namespace SeqGen.Tests.Training;

/// <summary>Two numbers from one, with dropout.</summary>
[SequenceModel]
[Features(1), Gru(6, Name = "memory"), Dropout(0.2), Dense(2, Name = "head"), MeanSquaredError]
public sealed partial class Gauge;
