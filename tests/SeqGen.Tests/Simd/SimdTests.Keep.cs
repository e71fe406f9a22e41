using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

/// <content>Dropout factors.</content>
public abstract partial class SimdTests<V, T>
{
    [Theory]
    [InlineData(0.0)]
    [InlineData(0.2)]
    [InlineData(0.5)]
    [InlineData(0.97)]
    public void Keep_AnyKeyAndUnit_AgreesWithScalarHash(double rate)
    {
        uint threshold = (uint)(rate * 4294967296.0);
        T scale = T.CreateChecked(1 / (1 - rate));
        for (int row = 0; row < 50; row++)
        {
            uint key = DropoutKey.Of(7, 1, 2, row, 3);
            for (int unit = 0; unit < 96; unit += V.Count)
            {
                T[] factors = Lanes(V.Keep(key, unit, threshold, scale));
                for (int i = 0; i < V.Count; i++)
                {
                    bool kept = Hash(key + ((uint)(unit + i) * 0x9e3779b9)) >= threshold;
                    Assert.Equal(kept ? scale : T.Zero, factors[i]);
                }
            }
        }
    }

    [Fact]
    public void Keep_ManyUnits_KeepsTheStatedShare()
    {
        const double Rate = 0.3;
        double kept = 0;
        for (int unit = 0; unit < 65536; unit += V.Count)
        {
            kept += double.CreateChecked(V.Sum(V.Keep(DropoutKey.Of(1, 2, 3, 4, 5), unit, DropoutKey.Threshold(Rate), T.One)));
        }

        Assert.InRange(kept / 65536, 1 - Rate - 0.01, 1 - Rate + 0.01); // five standard deviations
    }

    /// <summary>The hash, written out once more.</summary>
    private static uint Hash(uint h)
    {
        h ^= h >> 16;
        h = unchecked(h * 0x7feb352d);
        h ^= h >> 15;
        h = unchecked(h * 0x846ca68b);
        return h ^ (h >> 16);
    }
}
