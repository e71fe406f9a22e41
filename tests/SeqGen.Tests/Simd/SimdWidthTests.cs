using System.Runtime.Intrinsics;
using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

public class SimdWidthTests
{
    [Fact]
    public void Bits_ThisMachine_IsTheWidestAcceleratedWidth()
    {
        int expected = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        Assert.Equal(expected, SimdWidth.Bits);
    }
}
