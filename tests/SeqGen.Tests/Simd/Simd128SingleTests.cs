using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

/// <summary><see cref="SimdTests{V, T}"/> for <see cref="Simd128Single"/>.</summary>
public sealed class Simd128SingleTests : SimdTests<Simd128Single, float>
{
    [Fact]
    public void Count_Type_FillsTheWidth() => Assert.Equal(128 / 8 / sizeof(float), Simd128Single.Count);
}
