namespace SeqGen;

/// <summary>Input of real numbers: x [batch, steps, count], or [batch, count] where a <see cref="RepeatAttribute"/> makes steps of it.</summary>
/// <param name="count">Numbers per step, at least 1.</param>
public sealed class FeaturesAttribute(int count) : LayerAttribute
{
    /// <summary>Numbers per step.</summary>
    public int Count { get; } = count;

    /// <summary>Whether each feature is shifted and scaled to mean 0 and deviation 1 with statistics that the trainer fits and the model saves.</summary>
    public bool Standardize { get; set; }
}
