namespace SeqGen.Training;

/// <summary>Sums over the batches of an epoch.</summary>
internal sealed class LossMeter(LossHead[] heads)
{
    /// <summary>Sum of each loss.</summary>
    public double[] Sums { get; } = new double[heads.Length];

    /// <summary>What counts, for each loss.</summary>
    public double[] Counts { get; } = new double[heads.Length];

    /// <summary>Targets whose class had the largest logit, for each loss.</summary>
    public long[] Correct { get; } = new long[heads.Length];

    /// <summary>Sum of the gradients' norms.</summary>
    public double Norms { get; set; }

    /// <summary>Number of batches.</summary>
    public int Batches { get; set; }

    /// <summary>Adds what a shard has left in its workspace.</summary>
    public void Add(Workspace run)
    {
        for (int h = 0; h < Sums.Length; h++)
        {
            Sums[h] += run.LossSums[h];
            Counts[h] += run.Counts[h];
            Correct[h] += run.Correct[h];
        }
    }

    /// <summary>Sum over the heads of weight times mean loss.</summary>
    public double Loss()
    {
        double loss = 0;
        for (int h = 0; h < heads.Length; h++)
        {
            loss += heads[h].Weight * Mean(Sums[h], h);
        }

        return loss;
    }

    /// <param name="hits">Whether hits were counted, as they are outside training.</param>
    public Metrics ToMetrics(bool hits) => new(
        Loss(),
        [.. heads.Select((head, h) => new HeadMetrics(head.Name, Mean(Sums[h], h), hits && head.HasClasses ? Mean(Correct[h], h) : null) { HasClasses = head.HasClasses })]);

    public void Clear()
    {
        Array.Clear(Sums);
        Array.Clear(Counts);
        Array.Clear(Correct);
        Norms = 0;
        Batches = 0;
    }

    private double Mean(double sum, int head) => sum / Math.Max(Counts[head], 1);
}
