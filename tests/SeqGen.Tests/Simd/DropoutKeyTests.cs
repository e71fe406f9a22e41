using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

public class DropoutKeyTests
{
    /// <summary>Values of the published function: https://nullprogram.com/blog/2018/07/31/ (lowbias32), computed with exact integers.</summary>
    [Theory]
    [InlineData(0u, 0u)]
    [InlineData(1u, 0x688990c0u)]
    [InlineData(0x12345678u, 0xf5e71c96u)]
    [InlineData(0xffffffffu, 0x6768824au)]
    public void Mix_KnownInputs_GivesPublishedHash(uint input, uint expected) => Assert.Equal(expected, DropoutKey.Mix(input));

    [Fact]
    public void Mix_ManyInputs_NeverCollides()
    {
        var seen = new HashSet<uint>();
        for (uint i = 0; i < 100_000; i++)
        {
            Assert.True(seen.Add(DropoutKey.Mix(i * 40503)));
        }
    }

    [Fact]
    public void Of_EachPart_ChangesTheKey()
    {
        uint[] keys =
        [
            DropoutKey.Of(1, 2, 3, 4, 5), DropoutKey.Of(2, 2, 3, 4, 5), DropoutKey.Of(1, 3, 3, 4, 5),
            DropoutKey.Of(1, 2, 4, 4, 5), DropoutKey.Of(1, 2, 3, 5, 5), DropoutKey.Of(1, 2, 3, 4, 6),
        ];
        Assert.Equal(keys.Length, keys.Distinct().Count());
    }

    [Fact]
    public void Of_KnownParts_IsNestedMix() => Assert.Equal(0x7f887e06u, DropoutKey.Of(42, 1, 2, 3, -4));

    [Theory]
    [InlineData(0.0, 0u)]
    [InlineData(0.5, 0x80000000u)]
    [InlineData(0.25, 0x40000000u)]
    public void Threshold_Rate_IsItsShareOfAllHashes(double rate, uint expected) => Assert.Equal(expected, DropoutKey.Threshold(rate));

    [Fact]
    public void Keeps_Units_AgreesWithTheHash()
    {
        for (int unit = 0; unit < 1000; unit++)
        {
            bool kept = DropoutKey.Mix(unchecked(99 + ((uint)unit * 0x9e3779b9))) >= 0x60000000;
            Assert.Equal(kept, DropoutKey.Keeps(99, unit, 0x60000000));
        }
    }
}
