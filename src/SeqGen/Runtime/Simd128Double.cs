using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using System.Runtime.Intrinsics;
using Narrow = System.Runtime.Intrinsics.Vector128;
using NarrowUInt32 = System.Runtime.Intrinsics.Vector128<uint>;
using Wide = System.Runtime.Intrinsics.Vector128;
using WideDouble = System.Runtime.Intrinsics.Vector128<double>;

namespace SeqGen.Runtime;

/// <summary>2 lanes of <see cref="double"/>.</summary>
public readonly partial struct Simd128Double : ISimd<Simd128Double, double>
{
    private readonly WideDouble lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Simd128Double(WideDouble lanes) => this.lanes = lanes;

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
    public static Simd128Double Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(WideDouble.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double Create(double value) => new(Wide.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double Load(ref readonly double source, nint offset) => new(Wide.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd128Double value, ref double destination, nint offset) => value.lanes.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double operator +(Simd128Double a, Simd128Double b) => new(a.lanes + b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double operator -(Simd128Double a, Simd128Double b) => new(a.lanes - b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double operator -(Simd128Double a) => new(-a.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double operator *(Simd128Double a, Simd128Double b) => new(a.lanes * b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double operator /(Simd128Double a, Simd128Double b) => new(a.lanes / b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double MultiplyAdd(Simd128Double a, Simd128Double b, Simd128Double c) =>
        new(Wide.MultiplyAddEstimate(a.lanes, b.lanes, c.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double Max(Simd128Double a, Simd128Double b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MaxNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double Min(Simd128Double a, Simd128Double b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MinNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double Sqrt(Simd128Double a) => new(Wide.Sqrt(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double Abs(Simd128Double a) => new(Wide.Abs(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double Relu(Simd128Double a) => new(Wide.MaxNative(WideDouble.Zero, a.lanes)); // the second operand is what NaN leaves

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double Greater(Simd128Double a, Simd128Double b) =>
        new(Wide.ConditionalSelect(Wide.GreaterThan(a.lanes, b.lanes), Wide.Create(1.0), WideDouble.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double Select(Simd128Double condition, Simd128Double a, Simd128Double b) =>
        new(Wide.ConditionalSelect(Wide.Equals(condition.lanes, WideDouble.Zero), b.lanes, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double Flush(Simd128Double a) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Wide.Abs(a.lanes), Wide.Create(VectorMathDouble.Tiny)), WideDouble.Zero, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(Simd128Double a) => a.lanes.ToScalar() + a.lanes.GetElement(1);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double MaxLane(Simd128Double a) => Math.Max(a.lanes.ToScalar(), a.lanes.GetElement(1));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double First(Simd128Double a, int count) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Vector128<long>.Indices, Wide.Create((long)count)).AsDouble(), a.lanes, WideDouble.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Double Keep(uint key, int unit, uint threshold, double scale)
    {
        NarrowUInt32 h = ((NarrowUInt32.Indices + Narrow.Create((uint)unit)) * DropoutKey.UnitStep) + Narrow.Create(key);
        h = (h ^ (h >> 16)) * DropoutKey.MixFirst;
        h = (h ^ (h >> 15)) * DropoutKey.MixSecond;
        h ^= h >> 16;
        NarrowUInt32 kept = Narrow.GreaterThanOrEqual(h, Narrow.Create(threshold));
        return new(Wide.ConditionalSelect(Narrow.WidenLower(kept.AsInt32()).AsDouble(), Wide.Create(scale), WideDouble.Zero));
    }
}
