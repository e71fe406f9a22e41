namespace SeqGen;

/// <summary>A loss of each number of the output by itself. Targets have y's shape.</summary>
public abstract class ValueLossAttribute : LossAttribute
{
    private protected ValueLossAttribute()
    {
    }

    /// <summary>What the sum is divided by.</summary>
    public Per Per { get; set; }
}
