using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

/// <summary><see cref="SimdTests{V, T}"/> for <see cref="Simd256Double"/>.</summary>
public sealed class Simd256DoubleTests : SimdTests<Simd256Double, double>
{
    [Fact]
    public void Count_Type_FillsTheWidth() => Assert.Equal(256 / 8 / sizeof(double), Simd256Double.Count);
}
