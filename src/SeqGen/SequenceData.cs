namespace SeqGen;

/// <summary>Sequences to train on.</summary>
public abstract class SequenceData;
