namespace SeqGen;

/// <summary>A block of a transformer: a layer whose output is as wide as its input, with the normalization and the residual that go around it.</summary>
public abstract class BlockAttribute : LayerAttribute
{
    private protected BlockAttribute()
    {
    }

    /// <summary>Whether the input is added to the output.</summary>
    public bool Residual { get; set; }

    /// <summary>Where the block is normalized.</summary>
    public Norm Norm { get; set; }

    /// <summary>Probability with which a unit of the output, before the residual, is dropped while training, in [0, 1).</summary>
    public double Dropout { get; set; }
}
