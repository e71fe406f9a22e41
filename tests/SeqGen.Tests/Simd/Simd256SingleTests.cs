using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

/// <summary><see cref="SimdTests{V, T}"/> for <see cref="Simd256Single"/>.</summary>
public sealed class Simd256SingleTests : SimdTests<Simd256Single, float>
{
    [Fact]
    public void Count_Type_FillsTheWidth() => Assert.Equal(256 / 8 / sizeof(float), Simd256Single.Count);
}
