using System.Runtime.Intrinsics;
using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

public class SimdWidthTests
{
    /// <summary>Set for a child process: the bits of a vector and the number of registers that it must find, with a slash between.</summary>
    public const string ExpectedVariable = "SEQGEN_SIMD";

    [Fact]
    public void WidthAndRegisters_ThisProcess_AreAsExpected()
    {
        int bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        string expected = Environment.GetEnvironmentVariable(ExpectedVariable) ?? $"{bits}/{(bits == 512 ? 32 : Simd128Single.Registers)}";
        Assert.Equal(expected, $"{SimdWidth.Bits}/{Simd512Single.Registers}");
    }
}
