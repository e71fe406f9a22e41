namespace SeqGen;

/// <summary>What the sum of a loss is divided by, in the whole batch.</summary>
public enum Per
{
    /// <summary>Numbers of the output: a mean over them.</summary>
    Element,

    /// <summary>Steps of the sequences, each a frame or a vector; sequences where the output is one per sequence. Numbers of a frame add up.</summary>
    Frame,

    /// <summary>Sequences. Numbers of all steps of a sequence add up.</summary>
    Sequence,
}
