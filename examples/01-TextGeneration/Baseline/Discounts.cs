namespace TextGeneration.Baseline;

/// <summary>How much is taken from counts of one, two and more, to be shared out to what was not seen.</summary>
/// <remarks>Chen and Goodman (1999), "An empirical study of smoothing techniques for language modeling", equation 26.</remarks>
internal sealed record Discounts(double Once, double Twice, double Often)
{
    /// <summary>The discounts for n-grams of one length, from how many of them were seen once, twice, three and four times.</summary>
    public static Discounts Estimate(IEnumerable<int> counts)
    {
        var seen = new double[5];
        foreach (int count in counts)
        {
            if (count <= 4)
            {
                seen[count]++;
            }
        }

        double y = seen[1] / (seen[1] + 2 * seen[2]);
        return new Discounts(
            Bounded(1 - 2 * y * seen[2] / seen[1], 1),
            Bounded(2 - 3 * y * seen[3] / seen[2], 2),
            Bounded(3 - 4 * y * seen[4] / seen[3], 3));
    }

    /// <summary>The discount of a count.</summary>
    public double Of(int count) => count switch { 0 => 0, 1 => Once, 2 => Twice, _ => Often };

    // A small text may have no n-gram seen twice: then half a count is taken.
    private static double Bounded(double discount, double count) => double.IsFinite(discount) ? Math.Clamp(discount, 0.05, count) : 0.5;
}
