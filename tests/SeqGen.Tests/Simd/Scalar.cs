using System.Numerics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace SeqGen.Tests.Simd;

/// <summary>Scalar helpers of the vector tests: bits, distances, references in double.</summary>
internal static class Scalar
{
    /// <summary>Whether the hardware has a fused multiply-add.</summary>
    public static bool HasFusedMultiplyAdd => Fma.IsSupported || AdvSimd.IsSupported;

    /// <summary>The number of a value when all values of the type are counted in ascending order; 0 is 0.</summary>
    public static long Order<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        long bits = typeof(T) == typeof(float)
            ? BitConverter.SingleToInt32Bits((float)(object)value)
            : BitConverter.DoubleToInt64Bits((double)(object)value);
        return bits >= 0 ? bits : typeof(T) == typeof(float) ? int.MinValue - bits : long.MinValue - bits;
    }

    /// <summary>The value with a number; the inverse of <see cref="Order{T}"/>.</summary>
    public static T FromOrder<T>(long order)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
        {
            return (T)(object)BitConverter.Int32BitsToSingle((int)(order >= 0 ? order : int.MinValue - order));
        }

        return (T)(object)BitConverter.Int64BitsToDouble(order >= 0 ? order : long.MinValue - order);
    }

    /// <summary>How far a result is from the exact value, in units of the last place of the exact value.</summary>
    public static double UlpError<T>(T actual, double exact)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T rounded = T.CreateChecked(exact);
        if (T.IsNaN(rounded) || T.IsInfinity(rounded) || T.IsNaN(actual) || T.IsInfinity(actual))
        {
            return Equal(actual, rounded) ? 0 : double.PositiveInfinity;
        }

        double below = double.CreateChecked(T.BitIncrement(T.Abs(rounded))) - double.CreateChecked(T.Abs(rounded));
        return Math.Abs(double.CreateChecked(actual) - exact) / below;
    }

    /// <summary>Equal as numbers, with NaN equal to NaN.</summary>
    public static bool Equal<T>(T a, T b)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => a == b || (T.IsNaN(a) && T.IsNaN(b));

    /// <summary>1 / (1 + e^-x).</summary>
    public static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));
}
