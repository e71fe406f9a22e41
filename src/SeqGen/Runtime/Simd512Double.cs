using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Runtime.Intrinsics;
using Narrow = System.Runtime.Intrinsics.Vector256;
using NarrowUInt32 = System.Runtime.Intrinsics.Vector256<uint>;
using Wide = System.Runtime.Intrinsics.Vector512;
using WideDouble = System.Runtime.Intrinsics.Vector512<double>;

namespace SeqGen.Runtime;

/// <summary>8 lanes of <see cref="double"/>.</summary>
public readonly partial struct Simd512Double : ISimd<Simd512Double, double>
{
    private readonly WideDouble lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Simd512Double(WideDouble lanes) => this.lanes = lanes;

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
    public static Simd512Double Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(WideDouble.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Create(double value) => new(Wide.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Load(ref readonly double source, nint offset) => new(Wide.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd512Double value, ref double destination, nint offset) => value.lanes.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double operator +(Simd512Double a, Simd512Double b) => new(a.lanes + b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double operator -(Simd512Double a, Simd512Double b) => new(a.lanes - b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double operator -(Simd512Double a) => new(-a.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double operator *(Simd512Double a, Simd512Double b) => new(a.lanes * b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double operator /(Simd512Double a, Simd512Double b) => new(a.lanes / b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double MultiplyAdd(Simd512Double a, Simd512Double b, Simd512Double c) =>
        new(Wide.MultiplyAddEstimate(a.lanes, b.lanes, c.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Max(Simd512Double a, Simd512Double b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MaxNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Min(Simd512Double a, Simd512Double b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MinNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Sqrt(Simd512Double a) => new(Wide.Sqrt(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Abs(Simd512Double a) => new(Wide.Abs(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Relu(Simd512Double a) => new(Wide.MaxNative(WideDouble.Zero, a.lanes)); // the second operand is what NaN leaves

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Greater(Simd512Double a, Simd512Double b) =>
        new(Wide.ConditionalSelect(Wide.GreaterThan(a.lanes, b.lanes), Wide.Create(1.0), WideDouble.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Select(Simd512Double condition, Simd512Double a, Simd512Double b) =>
        new(Wide.ConditionalSelect(Wide.Equals(condition.lanes, WideDouble.Zero), b.lanes, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Flush(Simd512Double a) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Wide.Abs(a.lanes), Wide.Create(VectorMathDouble.Tiny)), WideDouble.Zero, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Simd512Double a)
    {
        Vector256<double> half = a.lanes.GetLower() + a.lanes.GetUpper();
        Vector128<double> quarter = half.GetLower() + half.GetUpper();
        return quarter.ToScalar() + quarter.GetElement(1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MaxLane(Simd512Double a)
    {
        Vector256<double> half = Vector256.Max(a.lanes.GetLower(), a.lanes.GetUpper());
        Vector128<double> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        return Math.Max(quarter.ToScalar(), quarter.GetElement(1));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double First(Simd512Double a, int count) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Vector512<long>.Indices, Wide.Create((long)count)).AsDouble(), a.lanes, WideDouble.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Keep(uint key, int unit, uint threshold, double scale)
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
