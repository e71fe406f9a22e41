using SeqGen.Runtime;

namespace SeqGen.Tests.Parameters;

public class RandomStreamTests
{
    // The first values of SplitMix64 from state 0, as the public reference implementation (splitmix64.c) gives them.
    [Fact]
    public void NextUInt64_IsSplitMix64()
    {
        RandomStream random = new(0);
        ulong[] expected = [0xe220a8397b1dcdaf, 0x6e789e6aa1b965f4, 0x06c45d188009454f];
        Assert.Equal(expected, expected.Select(_ => random.NextUInt64()));
        Assert.Equal(3UL, random.Position);
    }

    [Fact]
    public void KeyOf_DiffersBySeedNameAndNumber()
    {
        ulong[] keys = [.. from seed in new[] { 0, 1, -1 } from name in new[] { "", "a", "b", "ab" } from number in new[] { 0, 1 } select RandomStream.KeyOf(seed, name, number)];
        Assert.Equal(24, keys.Distinct().Count());
    }

    [Fact]
    public void NextInt32_IsEvenWithinItsRange()
    {
        RandomStream random = new(5);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++)
        {
            counts[random.NextInt32(7)]++;
        }

        // Five standard deviations of a binomial count, sqrt(n p (1 - p)) = 93.
        Assert.All(counts, count => Assert.InRange(count, 10_000 - 465, 10_000 + 465));
        Assert.Equal(0, random.NextInt32(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => random.NextInt32(0));
    }

    [Fact]
    public void NextNormal_HasTheMomentsOfANormal()
    {
        RandomStream random = new(9);
        const int Count = 200_000;
        double[] sums = new double[5];
        for (int i = 0; i < Count; i++)
        {
            double value = random.NextNormal();
            for (int power = 1; power <= 4; power++)
            {
                sums[power] += Math.Pow(value, power);
            }
        }

        // Five standard errors: sqrt(1, 2, 15, 96 / n).
        Assert.InRange(sums[1] / Count, -0.0112, 0.0112);
        Assert.InRange(sums[2] / Count, 1 - 0.0159, 1 + 0.0159);
        Assert.InRange(sums[3] / Count, -0.0434, 0.0434);
        Assert.InRange(sums[4] / Count, 3 - 0.1096, 3 + 0.1096);
    }

    [Fact]
    public void Log_IsWithinTwoUnitsOfTheLastPlace()
    {
        Random random = new(3);
        for (int i = 0; i < 200_000; i++)
        {
            double x = Math.ScaleB(1.0 + random.NextDouble(), i % 2 == 0 ? -1 : random.Next(-1000, 1000));
            double unit = Math.Max(Math.Abs(Math.Log(x)), 1.0) * Math.ScaleB(1.0, -52);
            Assert.InRange(ExactMath.Log(x) - Math.Log(x), -2 * unit, 2 * unit);
        }

        Assert.Equal(0.0, ExactMath.Log(1.0));
    }
}
