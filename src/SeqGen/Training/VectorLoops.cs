using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace SeqGen.Training;

/// <summary>Loops over spans whose results do not depend on the width of the machine's vectors.</summary>
internal static class VectorLoops
{
    private const int Lanes = 16;

    /// <summary>target = target + source.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Add<T>(Span<T> target, ReadOnlySpan<T> source)
        where T : unmanaged, INumber<T>
    {
        source = source[..target.Length];
        ref T t = ref MemoryMarshal.GetReference(target);
        ref T s = ref MemoryMarshal.GetReference(source);
        int i = 0;
        for (; i <= target.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (Vector.LoadUnsafe(ref t, (nuint)i) + Vector.LoadUnsafe(ref s, (nuint)i)).StoreUnsafe(ref t, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            target[i] += source[i];
        }
    }

    /// <summary>target = factor target.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale<T>(Span<T> target, T factor)
        where T : unmanaged, INumber<T>
    {
        ref T t = ref MemoryMarshal.GetReference(target);
        int i = 0;
        for (; i <= target.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            (Vector.LoadUnsafe(ref t, (nuint)i) * factor).StoreUnsafe(ref t, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            target[i] *= factor;
        }
    }

    /// <summary>Sets what is below -limit to -limit and what is above limit to limit; NaN stays NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Clamp<T>(Span<T> target, T limit)
        where T : unmanaged, INumber<T>
    {
        ref T t = ref MemoryMarshal.GetReference(target);
        Vector<T> high = Vector.Create(limit);
        Vector<T> low = -high;
        int i = 0;
        for (; i <= target.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            Vector<T> value = Vector.LoadUnsafe(ref t, (nuint)i);
            value = Vector.ConditionalSelect(Vector.GreaterThan(value, high), high, value);
            Vector.ConditionalSelect(Vector.LessThan(value, low), low, value).StoreUnsafe(ref t, (nuint)i);
        }

        for (; i < target.Length; i++)
        {
            target[i] = target[i] > limit ? limit : target[i] < -limit ? -limit : target[i];
        }
    }

    /// <summary>The largest absolute value; NaN if there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double MaxAbs<T>(ReadOnlySpan<T> values)
        where T : unmanaged, INumber<T>
    {
        ref T v = ref MemoryMarshal.GetReference(values);
        Vector<T> largest = Vector<T>.Zero;
        int i = 0;
        for (; i <= values.Length - Vector<T>.Count; i += Vector<T>.Count)
        {
            // "Not at most" lets NaN in, and nothing replaces it there.
            Vector<T> value = Vector.Abs(Vector.LoadUnsafe(ref v, (nuint)i));
            largest = Vector.ConditionalSelect(Vector.LessThanOrEqual(value, largest), largest, value + (largest - largest));
        }

        double result = 0;
        for (int lane = 0; lane < Vector<T>.Count; lane++)
        {
            result = Math.Max(result, double.CreateChecked(largest[lane]));
        }

        for (; i < values.Length; i++)
        {
            result = Math.Max(result, Math.Abs(double.CreateChecked(values[i])));
        }

        return result;
    }

    /// <summary>
    /// Sum of squares in double. Element i belongs to sum i mod 16, and the 16 sums are added pairwise: an order that every
    /// vector width can keep.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares(ReadOnlySpan<float> values)
    {
        Vector512<double> low = default;
        Vector512<double> high = default;
        int i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            AddSquares(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(values), (nuint)i), ref low, ref high);
        }

        if (i < values.Length)
        {
            Span<float> rest = stackalloc float[Lanes];
            rest.Clear();
            values[i..].CopyTo(rest);
            AddSquares(Vector512.LoadUnsafe(ref MemoryMarshal.GetReference(rest)), ref low, ref high);
        }

        return SumOfLanes(low, high);
    }

    /// <inheritdoc cref="SumOfSquares(ReadOnlySpan{float})"/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SumOfSquares(ReadOnlySpan<double> values)
    {
        Vector512<double> low = default;
        Vector512<double> high = default;
        int i = 0;
        for (; i <= values.Length - Lanes; i += Lanes)
        {
            AddSquares(ref MemoryMarshal.GetReference(values), (nuint)i, ref low, ref high);
        }

        if (i < values.Length)
        {
            Span<double> rest = stackalloc double[Lanes];
            rest.Clear();
            values[i..].CopyTo(rest);
            AddSquares(ref MemoryMarshal.GetReference(rest), 0, ref low, ref high);
        }

        return SumOfLanes(low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSquares(Vector512<float> values, ref Vector512<double> low, ref Vector512<double> high)
    {
        (Vector512<double> a, Vector512<double> b) = Vector512.Widen(values);
        low += a * a;
        high += b * b;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void AddSquares(ref double values, nuint place, ref Vector512<double> low, ref Vector512<double> high)
    {
        Vector512<double> a = Vector512.LoadUnsafe(ref values, place);
        Vector512<double> b = Vector512.LoadUnsafe(ref values, place + 8);
        low += a * a;
        high += b * b;
    }

    private static double SumOfLanes(Vector512<double> low, Vector512<double> high)
    {
        Vector512<double> eight = low + high;
        return ((eight[0] + eight[4]) + (eight[2] + eight[6])) + ((eight[1] + eight[5]) + (eight[3] + eight[7]));
    }
}
