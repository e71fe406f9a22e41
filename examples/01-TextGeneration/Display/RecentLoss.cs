namespace TextGeneration.Display;

/// <summary>The loss of the latest batches in bits: a mean whose weights fall with age.</summary>
internal sealed class RecentLoss
{
    private const double Share = 0.05;

    private double? _bits;

    /// <summary>Takes in the loss of a batch in nats.</summary>
    /// <returns>The mean with it.</returns>
    public double Add(double nats)
    {
        double bits = nats / Math.Log(2);
        _bits = _bits is { } before ? before + (Share * (bits - before)) : bits;
        return _bits.Value;
    }
}
