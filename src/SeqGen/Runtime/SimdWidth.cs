using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace SeqGen.Runtime;

/// <summary>The vector width that emitted code uses on this machine.</summary>
public static class SimdWidth
{
    /// <summary>
    /// 512, 256 or 128: the widest that the hardware runs at full speed; 128 also where there are no vector instructions at all. A constant to the
    /// JIT, so that the branches of the other widths cost nothing.
    /// </summary>
    public static int Bits
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
    }
}
