using System.Runtime.Intrinsics;
using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

public class SimdWidthTests
{
    /// <summary>Set for a child process: what it must find, as <see cref="Describe"/> says it.</summary>
    public const string ExpectedVariable = "SEQGEN_SIMD";

    /// <param name="bits">Bits of a vector.</param>
    /// <param name="registers">How many registers hold vectors.</param>
    /// <param name="accelerated">Whether the hardware has vectors at all.</param>
    public static string Describe(int bits, int registers, bool accelerated) => FormattableString.Invariant($"{bits} bits, {registers} registers, {(accelerated ? "vectors" : "scalars")}");

    [Fact]
    public void Hardware_OfThisProcess_IsAsExpected()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        string expected = Environment.GetEnvironmentVariable(ExpectedVariable) ?? Describe(bits, bits == 512 ? 32 : Simd128Single.Registers, accelerated: true);
        Assert.Equal(expected, Describe(SimdWidth.Bits, Simd512Single.Registers, Vector128.IsHardwareAccelerated));
    }
}
