using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

/// <summary><see cref="SimdTests{V, T}"/> for <see cref="Simd512Single"/>.</summary>
public sealed class Simd512SingleTests : SimdTests<Simd512Single, float>
{
    [Fact]
    public void Count_Type_FillsTheWidth() => Assert.Equal(512 / 8 / sizeof(float), Simd512Single.Count);
}
