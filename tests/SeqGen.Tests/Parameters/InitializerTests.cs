using SeqGen.Runtime;

namespace SeqGen.Tests.Parameters;

public class InitializerTests
{
    [Fact]
    public void Constant_TakesAValuePerBlock()
    {
        Assert.Equal([0, 0, 1, 1, 0, 0, -2, -2], Draw(new("b", [8], Start.Constant) { Blocks = 4, BlockValues = [0, 1, 0, -2] }));
        Assert.Equal([0.5, 0.5], Draw(new("b", [2], Start.Constant) { Value = 0.5 }));
    }

    [Theory]
    [InlineData("400 30", 4, 6.0 / 130)]
    [InlineData("30 400", 1, 6.0 / 430)]
    [InlineData("40 8 3 3", 2, 6.0 / ((20 * 9) + (8 * 9)))]
    [InlineData("3000", 1, 6.0 / 3001)]
    public void Xavier_IsUniformWithinTheBoundOfABlock(string shape, int blocks, double square) =>
        AssertUniform(Draw(new("w", [.. shape.Split(' ').Select(int.Parse)], Start.Xavier) { Blocks = blocks }), Math.Sqrt(square));

    [Fact]
    public void Uniform_IsWithinTheRootOfFanIn() =>
        AssertUniform(Draw(new("w", [100, 40], Start.Uniform) { FanIn = 25 }), 0.2);

    [Fact]
    public void Normal_HasMeanZeroAndVarianceOne()
    {
        double[] values = Draw(new("w", [300, 300], Start.Normal));
        Assert.InRange(values.Average(), -0.017, 0.017);
        Assert.InRange(values.Average(value => value * value), 1 - 0.024, 1 + 0.024);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 1, 4)]
    [InlineData(8, 2, 4)]
    [InlineData(60, 20, 3)]
    [InlineData(37, 37, 1)]
    [InlineData(20, 50, 2)]
    [InlineData(99, 7, 3)]
    [InlineData(300, 300, 1)]
    public void Orthogonal_BlocksAreOrthonormalAlongTheirShorterSide(int rows, int columns, int blocks)
    {
        double[] values = Draw(new("u", [rows, columns], Start.Orthogonal) { Blocks = blocks });
        int height = rows / blocks;
        for (int block = 0; block < blocks; block++)
        {
            bool wide = height <= columns;
            double At(int vector, int i) => values[(((block * height) + (wide ? vector : i)) * columns) + (wide ? i : vector)];
            for (int a = 0; a < Math.Min(height, columns); a++)
            {
                for (int b = 0; b <= a; b++)
                {
                    double product = Enumerable.Range(0, Math.Max(height, columns)).Sum(i => At(a, i) * At(b, i));
                    Assert.InRange(product - (a == b ? 1 : 0), -1e-13, 1e-13);
                }
            }
        }
    }

    [Theory]
    [InlineData(5000, 6)]
    [InlineData(40, 33)]
    public void Sinusoids_AreSinesAndCosinesOfTheStep(int steps, int units)
    {
        double[] values = Draw(new("w", [steps, units], Start.Sinusoids));

        for (int i = 0; i < values.Length; i++)
        {
            double angle = i / units / Math.Pow(10_000, (double)(i % units / 2 * 2) / units);
            Assert.Equal(i % units % 2 == 0 ? Math.Sin(angle) : Math.Cos(angle), values[i], 1e-11);
        }
    }

    [Theory]
    [InlineData(3000, 6)]
    [InlineData(40, 34)]
    public void Rotations_AreCosinesAndSinesOfTheStep(int steps, int units)
    {
        double[] values = Draw(new("w", [steps, units], Start.Rotations));

        for (int i = 0; i < values.Length; i++)
        {
            double angle = i / units / Math.Pow(10_000, 2.0 * (i % units % (units / 2)) / units);
            Assert.Equal(i % units < units / 2 ? Math.Cos(angle) : Math.Sin(angle), values[i], 1e-11);
        }
    }

    [Fact]
    public void Orthogonal_IsEvenlyDistributed()
    {
        // Every element of an evenly distributed 3 x 3 matrix has mean 0 and mean square 1/3; the trace has mean square 1
        // and both signs of the determinant are as likely. Bounds are five standard errors or more.
        const int Count = 20_000;
        double[] sum = new double[9];
        double[] square = new double[9];
        double trace = 0;
        int positive = 0;
        for (int seed = 0; seed < Count; seed++)
        {
            double[] q = Draw(new("u", [3, 3], Start.Orthogonal), seed);
            for (int i = 0; i < 9; i++)
            {
                sum[i] += q[i];
                square[i] += q[i] * q[i];
            }

            trace += (q[0] + q[4] + q[8]) * (q[0] + q[4] + q[8]);
            positive += (q[0] * ((q[4] * q[8]) - (q[5] * q[7]))) - (q[1] * ((q[3] * q[8]) - (q[5] * q[6]))) + (q[2] * ((q[3] * q[7]) - (q[4] * q[6]))) > 0 ? 1 : 0;
        }

        Assert.All(sum, value => Assert.InRange(value / Count, -0.021, 0.021));
        Assert.All(square, value => Assert.InRange(value / Count, 0.3333 - 0.011, 0.3333 + 0.011));
        Assert.InRange(trace / Count, 0.93, 1.07);
        Assert.InRange(positive, (Count / 2) - 360, (Count / 2) + 360);
    }

    [Fact]
    public void Orthogonal_OnThreads_HasTheBitsOfOneThread()
    {
        double[] shared = Draw(new("u", [300, 300], Start.Orthogonal));
        Reflections reflections = new(300, 300, new RandomStream(RandomStream.KeyOf(7, "u", 0)));
        double[] row = new double[300];
        for (int i = 0; i < 300; i++)
        {
            reflections.Rows(i, row);
            Assert.Equal(row, shared[(i * 300)..((i + 1) * 300)]);
        }
    }

    [Fact]
    public void OtherParameters_DoNotChangeTheValues()
    {
        ParameterInfo info = new("w", [5, 5], Start.Normal);
        ParameterSet<double> two = new([new("other", [9], Start.Normal), info]);
        two.Initialize(7);
        Assert.Equal(Draw(info), two["w"].Values.ToArray());
        Assert.NotEqual(Draw(info), Draw(info with { Name = "v" }));
        Assert.NotEqual(Draw(info), Draw(info, seed: 8));
    }

    [Fact]
    public void Float_IsTheRoundedDouble()
    {
        ParameterInfo[] layout = [new("a", [6, 4], Start.Xavier), new("b", [6, 4], Start.Normal), new("c", [4, 4], Start.Orthogonal)];
        ParameterSet<double> wide = new(layout);
        ParameterSet<float> narrow = new(layout);
        long version = narrow.Version;
        wide.Initialize(3);
        narrow.Initialize(3);
        Assert.True(narrow.Version > version);
        for (int i = 0; i < layout.Length; i++)
        {
            Assert.Equal(wide[i].Values.ToArray().Select(value => (float)value), narrow[i].Values.ToArray());
        }
    }

    private static double[] Draw(ParameterInfo info, int seed = 7)
    {
        ParameterSet<double> set = new([info]);
        set.Initialize(seed);
        return set[0].Values.ToArray();
    }

    /// <summary>Within the bound, near both ends of it, and with the mean and variance of a uniform distribution.</summary>
    private static void AssertUniform(double[] values, double bound)
    {
        Assert.InRange(values.Min(), -bound, -0.99 * bound);
        Assert.InRange(values.Max(), 0.99 * bound, bound);
        double error = 5 / Math.Sqrt(values.Length);
        Assert.InRange(values.Average() / bound, -0.58 * error, 0.58 * error);
        Assert.InRange(values.Average(value => value * value) / (bound * bound), 0.3333 - (0.3 * error), 0.3334 + (0.3 * error));
    }
}
