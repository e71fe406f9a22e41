using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

/// <summary><see cref="SimdTests{V, T}"/> for <see cref="Simd128Double"/>.</summary>
public sealed class Simd128DoubleTests : SimdTests<Simd128Double, double>
{
    [Fact]
    public void Count_Type_FillsTheWidth() => Assert.Equal(128 / 8 / sizeof(double), Simd128Double.Count);
}
