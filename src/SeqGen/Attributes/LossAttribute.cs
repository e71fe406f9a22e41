namespace SeqGen;

/// <summary>The loss at the end of a stack: a sum divided by how much counts in the whole batch.</summary>
public abstract class LossAttribute : LayerAttribute
{
    private protected LossAttribute()
    {
    }

    /// <summary>Factor of this loss in the sum over all heads; not negative.</summary>
    public double Weight { get; set; } = 1;
}
