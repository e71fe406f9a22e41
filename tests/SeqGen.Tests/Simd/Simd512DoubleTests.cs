using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

/// <summary><see cref="SimdTests{V, T}"/> for <see cref="Simd512Double"/>.</summary>
public sealed class Simd512DoubleTests : SimdTests<Simd512Double, double>
{
    [Fact]
    public void Count_Type_FillsTheWidth() => Assert.Equal(512 / 8 / sizeof(double), Simd512Double.Count);
}
