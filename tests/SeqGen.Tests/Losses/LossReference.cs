namespace SeqGen.Tests.Losses;

/// <summary>The losses as their formulas read, in double, with gradients by finite differences.</summary>
internal static class LossReference
{
    /// <summary>-(1 - s) ln p[target] - s / n * sum ln p, p = softmax(y); 0 for a target of -1.</summary>
    public static double CrossEntropy(double[] y, int target, double smoothing)
    {
        if (target < 0)
        {
            return 0;
        }

        double max = y.Max(), sum = 0, loss = 0;
        foreach (double value in y)
        {
            sum += Math.Exp(value - max);
        }

        for (int k = 0; k < y.Length; k++)
        {
            double share = (k == target ? 1 - smoothing : 0) + (smoothing / y.Length);
            loss -= share == 0 ? 0 : share * (y[k] - max - Math.Log(sum));
        }

        return loss;
    }

    public static double Squared(double y, double target) => (y - target) * (y - target);

    public static double Absolute(double y, double target) => Math.Abs(y - target);

    public static double Huber(double y, double target, double delta)
    {
        double d = Math.Abs(y - target);
        return d <= delta ? 0.5 * d * d : delta * (d - (delta / 2));
    }

    public static double BinaryCrossEntropy(double y, double target) => (target * Softplus(-y)) + ((1 - target) * Softplus(y));

    /// <summary>Sum of a loss over rows.</summary>
    public static double Sum(double[,] y, Func<int, double[], double> loss)
    {
        double sum = 0;
        for (int r = 0; r < y.GetLength(0); r++)
        {
            sum += loss(r, Row(y, r));
        }

        return sum;
    }

    /// <summary>Gradient of factor * sum by central differences; good to about 1e-9 of the loss's curvature.</summary>
    public static double[,] Gradient(double[,] y, Func<int, double[], double> loss, double factor)
    {
        const double Step = 1e-5;
        var gradient = new double[y.GetLength(0), y.GetLength(1)];
        for (int r = 0; r < y.GetLength(0); r++)
        {
            double[] row = Row(y, r);
            for (int k = 0; k < row.Length; k++)
            {
                double value = row[k];
                row[k] = value + Step;
                double above = loss(r, row);
                row[k] = value - Step;
                double below = loss(r, row);
                row[k] = value;
                gradient[r, k] = factor * (above - below) / (2 * Step);
            }
        }

        return gradient;
    }

    private static double[] Row(double[,] y, int r) => [.. Enumerable.Range(0, y.GetLength(1)).Select(k => y[r, k])];

    /// <summary>ln(1 + e^x).</summary>
    private static double Softplus(double x)
    {
        double e = Math.Exp(-Math.Abs(x));
        return Math.Max(x, 0) + (e < 1e-5 ? e - (e * e / 2) : Math.Log(1 + e));
    }
}
