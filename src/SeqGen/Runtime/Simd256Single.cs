using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Wide = System.Runtime.Intrinsics.Vector256;
using WideSingle = System.Runtime.Intrinsics.Vector256<float>;
using WideUInt32 = System.Runtime.Intrinsics.Vector256<uint>;

namespace SeqGen.Runtime;

/// <summary>8 lanes of <see cref="float"/>.</summary>
public readonly partial struct Simd256Single : ISimd<Simd256Single, float>
{
    private readonly WideSingle lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Simd256Single(WideSingle lanes) => this.lanes = lanes;

    /// <inheritdoc/>
    public static int Count
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => WideSingle.Count;
    }

    /// <inheritdoc/>
    public static int Registers
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Avx512F.VL.IsSupported || AdvSimd.IsSupported ? 32 : 16;
    }

    /// <inheritdoc/>
    public static Simd256Single Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(WideSingle.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Create(float value) => new(Wide.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Load(ref readonly float source, nint offset) => new(Wide.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd256Single value, ref float destination, nint offset) => value.lanes.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single operator +(Simd256Single a, Simd256Single b) => new(a.lanes + b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single operator -(Simd256Single a, Simd256Single b) => new(a.lanes - b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single operator -(Simd256Single a) => new(-a.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single operator *(Simd256Single a, Simd256Single b) => new(a.lanes * b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single operator /(Simd256Single a, Simd256Single b) => new(a.lanes / b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single MultiplyAdd(Simd256Single a, Simd256Single b, Simd256Single c) =>
        new(Wide.MultiplyAddEstimate(a.lanes, b.lanes, c.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Max(Simd256Single a, Simd256Single b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MaxNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Min(Simd256Single a, Simd256Single b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MinNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Sqrt(Simd256Single a) => new(Wide.Sqrt(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Abs(Simd256Single a) => new(Wide.Abs(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Relu(Simd256Single a) => new(Wide.MaxNative(WideSingle.Zero, a.lanes)); // the second operand is what NaN leaves

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Greater(Simd256Single a, Simd256Single b) =>
        new(Wide.ConditionalSelect(Wide.GreaterThan(a.lanes, b.lanes), Wide.Create(1f), WideSingle.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Select(Simd256Single condition, Simd256Single a, Simd256Single b) =>
        new(Wide.ConditionalSelect(Wide.Equals(condition.lanes, WideSingle.Zero), b.lanes, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Flush(Simd256Single a) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Wide.Abs(a.lanes), Wide.Create(VectorMathSingle.Tiny)), WideSingle.Zero, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Simd256Single a)
    {
        Vector128<float> quarter = a.lanes.GetLower() + a.lanes.GetUpper();
        quarter += Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1));
        return quarter.ToScalar() + quarter.GetElement(1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxLane(Simd256Single a)
    {
        Vector128<float> quarter = Vector128.Max(a.lanes.GetLower(), a.lanes.GetUpper());
        quarter = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(quarter.ToScalar(), quarter.GetElement(1));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single First(Simd256Single a, int count) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Vector256<int>.Indices, Wide.Create(count)).AsSingle(), a.lanes, WideSingle.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Keep(uint key, int unit, uint threshold, float scale)
    {
        WideUInt32 h = ((WideUInt32.Indices + Wide.Create((uint)unit)) * DropoutKey.UnitStep) + Wide.Create(key);
        h = (h ^ (h >> 16)) * DropoutKey.MixFirst;
        h = (h ^ (h >> 15)) * DropoutKey.MixSecond;
        h ^= h >> 16;
        return new(Wide.ConditionalSelect(Wide.GreaterThanOrEqual(h, Wide.Create(threshold)).AsSingle(), Wide.Create(scale), WideSingle.Zero));
    }
}
