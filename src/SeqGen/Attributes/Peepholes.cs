namespace SeqGen;

/// <summary>Whether and how the gates of a ConvLSTM see its cell state.</summary>
public enum Peepholes
{
    /// <summary>They do not.</summary>
    None,

    /// <summary>By a weight for each channel and position, [units, height, width], as in Shi et al. 2015, equation 3.</summary>
    PerPosition,

    /// <summary>By a weight for each channel, [units].</summary>
    PerChannel,
}
