namespace SeqGen.Tests.Training;

/// <summary>Reads which of three lines rise above the noise, in which order.</summary>
[SequenceModel]
[Features(3), Gru(24, Name = "memory"), Dense(4, Name = "head"), Ctc]
public partial class LabelReader;
