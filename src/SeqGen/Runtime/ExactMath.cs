namespace SeqGen.Runtime;

/// <summary>
/// Double maths of operations that IEEE 754 rounds in one way, in a fixed order: the same bits on every machine.
/// Products and sums are never fused.
/// </summary>
internal static class ExactMath
{
    private const double Ln2 = 0.693147180559945309417;
    private const double Sqrt2 = 1.41421356237309504880;

    /// <summary>
    /// Natural logarithm of a positive normal number, within two units of the last place of the larger of it and 1.
    /// x = m 2^e with m in [1/sqrt(2), sqrt(2)]; ln m = 2 atanh(z), z = (m - 1) / (m + 1), by its power series.
    /// </summary>
    public static double Log(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        int exponent = (int)(bits >> 52) - 1023;
        double m = BitConverter.Int64BitsToDouble((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
        if (m > Sqrt2)
        {
            m *= 0.5;
            exponent++;
        }

        double z = (m - 1.0) / (m + 1.0);
        double square = z * z;
        double series = 0.0;
        for (int n = 23; n >= 1; n -= 2)
        {
            series = (series * square) + (1.0 / n);
        }

        return (exponent * Ln2) + (2.0 * z * series);
    }

    /// <summary>e^x for x in [-700, 700], within a few units in the last place: x = k ln 2 + r, e^r by its power series.</summary>
    public static double Exp(double x)
    {
        double k = Math.Round(x / Ln2);
        double r = x - (k * Ln2);
        double series = 1.0;
        for (int n = 18; n >= 1; n--)
        {
            series = 1.0 + (r / n * series);
        }

        return series * BitConverter.Int64BitsToDouble((long)(k + 1023.0) << 52);
    }

    /// <summary>sin x, within 1e-12 for x up to 10^4: x = k pi + r with |r| at most pi / 2, sin r by its power series.</summary>
    public static double Sin(double x)
    {
        double k = Math.Round(x / Math.PI);
        double r = x - (k * Math.PI);
        double square = r * r;
        double series = 1.0;
        for (int n = 24; n >= 2; n -= 2)
        {
            series = 1.0 - (square / (n * (n + 1.0)) * series);
        }

        return k % 2.0 == 0.0 ? r * series : -(r * series);
    }
}
