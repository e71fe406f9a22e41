using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Runtime.Intrinsics;
using Narrow = System.Runtime.Intrinsics.Vector128;
using NarrowUInt32 = System.Runtime.Intrinsics.Vector128<uint>;
using Wide = System.Runtime.Intrinsics.Vector256;
using WideDouble = System.Runtime.Intrinsics.Vector256<double>;

namespace SeqGen.Runtime;

/// <summary>4 lanes of <see cref="double"/>.</summary>
public readonly partial struct Simd256Double : ISimd<Simd256Double, double>
{
    private readonly WideDouble lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Simd256Double(WideDouble lanes) => this.lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => WideDouble.Count;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.VL.IsSupported || AdvSimd.IsSupported ? 32 : 16;
    }

    /// <inheritdoc/>
    public static Simd256Double Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(WideDouble.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Create(double value) => new(Wide.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Load(ref readonly double source, nint offset) => new(Wide.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd256Double value, ref double destination, nint offset) => value.lanes.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double operator +(Simd256Double a, Simd256Double b) => new(a.lanes + b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double operator -(Simd256Double a, Simd256Double b) => new(a.lanes - b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double operator -(Simd256Double a) => new(-a.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double operator *(Simd256Double a, Simd256Double b) => new(a.lanes * b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double operator /(Simd256Double a, Simd256Double b) => new(a.lanes / b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double MultiplyAdd(Simd256Double a, Simd256Double b, Simd256Double c) =>
        new(Wide.MultiplyAddEstimate(a.lanes, b.lanes, c.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Max(Simd256Double a, Simd256Double b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MaxNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Min(Simd256Double a, Simd256Double b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MinNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Sqrt(Simd256Double a) => new(Wide.Sqrt(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Abs(Simd256Double a) => new(Wide.Abs(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Relu(Simd256Double a) => new(Wide.MaxNative(WideDouble.Zero, a.lanes)); // the second operand is what NaN leaves

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Greater(Simd256Double a, Simd256Double b) =>
        new(Wide.ConditionalSelect(Wide.GreaterThan(a.lanes, b.lanes), Wide.Create(1.0), WideDouble.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Select(Simd256Double condition, Simd256Double a, Simd256Double b) =>
        new(Wide.ConditionalSelect(Wide.Equals(condition.lanes, WideDouble.Zero), b.lanes, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Flush(Simd256Double a) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Wide.Abs(a.lanes), Wide.Create(VectorMathDouble.Tiny)), WideDouble.Zero, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Simd256Double a)
    {
        Vector128<double> half = a.lanes.GetLower() + a.lanes.GetUpper();
        return half.ToScalar() + half.GetElement(1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MaxLane(Simd256Double a)
    {
        Vector128<double> half = Vector128.Max(a.lanes.GetLower(), a.lanes.GetUpper());
        return Math.Max(half.ToScalar(), half.GetElement(1));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double First(Simd256Double a, int count) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Vector256<long>.Indices, Wide.Create((long)count)).AsDouble(), a.lanes, WideDouble.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Keep(uint key, int unit, uint threshold, double scale)
    {
        NarrowUInt32 h = ((NarrowUInt32.Indices + Narrow.Create((uint)unit)) * DropoutKey.UnitStep) + Narrow.Create(key);
        h = (h ^ (h >> 16)) * DropoutKey.MixFirst;
        h = (h ^ (h >> 15)) * DropoutKey.MixSecond;
        h ^= h >> 16;
        NarrowUInt32 kept = Narrow.GreaterThanOrEqual(h, Narrow.Create(threshold));
        WideDouble mask = Wide.Create(Narrow.WidenLower(kept.AsInt32()), Narrow.WidenUpper(kept.AsInt32())).AsDouble();
        return new(Wide.ConditionalSelect(mask, Wide.Create(scale), WideDouble.Zero));
    }
}
