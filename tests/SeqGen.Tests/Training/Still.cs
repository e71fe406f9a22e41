namespace SeqGen.Tests.Training;

/// <summary>Gives 0 for inputs of 0, whatever its weights.</summary>
[SequenceModel]
[Features(8), Lstm(6, Name = "memory"), Last, Dense(1, Name = "head"), MeanSquaredError]
public partial class Still;
