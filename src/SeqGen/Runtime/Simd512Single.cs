using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Wide = System.Runtime.Intrinsics.Vector512;
using WideSingle = System.Runtime.Intrinsics.Vector512<float>;
using WideUInt32 = System.Runtime.Intrinsics.Vector512<uint>;

namespace SeqGen.Runtime;

/// <summary>16 lanes of <see cref="float"/>.</summary>
public readonly partial struct Simd512Single : ISimd<Simd512Single, float>
{
    private readonly WideSingle lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Simd512Single(WideSingle lanes) => this.lanes = lanes;

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
    public static Simd512Single Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(WideSingle.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Create(float value) => new(Wide.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Load(ref readonly float source, nint offset) => new(Wide.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd512Single value, ref float destination, nint offset) => value.lanes.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single operator +(Simd512Single a, Simd512Single b) => new(a.lanes + b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single operator -(Simd512Single a, Simd512Single b) => new(a.lanes - b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single operator -(Simd512Single a) => new(-a.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single operator *(Simd512Single a, Simd512Single b) => new(a.lanes * b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single operator /(Simd512Single a, Simd512Single b) => new(a.lanes / b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single MultiplyAdd(Simd512Single a, Simd512Single b, Simd512Single c) =>
        new(Wide.MultiplyAddEstimate(a.lanes, b.lanes, c.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Max(Simd512Single a, Simd512Single b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MaxNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Min(Simd512Single a, Simd512Single b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MinNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Sqrt(Simd512Single a) => new(Wide.Sqrt(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Abs(Simd512Single a) => new(Wide.Abs(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Relu(Simd512Single a) => new(Wide.MaxNative(WideSingle.Zero, a.lanes)); // the second operand is what NaN leaves

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Greater(Simd512Single a, Simd512Single b) =>
        new(Wide.ConditionalSelect(Wide.GreaterThan(a.lanes, b.lanes), Wide.Create(1f), WideSingle.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Select(Simd512Single condition, Simd512Single a, Simd512Single b) =>
        new(Wide.ConditionalSelect(Wide.Equals(condition.lanes, WideSingle.Zero), b.lanes, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Flush(Simd512Single a) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Wide.Abs(a.lanes), Wide.Create(VectorMathSingle.Tiny)), WideSingle.Zero, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Simd512Single a)
    {
        Vector256<float> half = a.lanes.GetLower() + a.lanes.GetUpper();
        Vector128<float> quarter = half.GetLower() + half.GetUpper();
        quarter += Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1));
        return quarter.ToScalar() + quarter.GetElement(1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxLane(Simd512Single a)
    {
        Vector256<float> half = Vector256.Max(a.lanes.GetLower(), a.lanes.GetUpper());
        Vector128<float> quarter = Vector128.Max(half.GetLower(), half.GetUpper());
        quarter = Vector128.Max(quarter, Vector128.Shuffle(quarter, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(quarter.ToScalar(), quarter.GetElement(1));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single First(Simd512Single a, int count) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Vector512<int>.Indices, Wide.Create(count)).AsSingle(), a.lanes, WideSingle.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Keep(uint key, int unit, uint threshold, float scale)
    {
        WideUInt32 h = ((WideUInt32.Indices + Wide.Create((uint)unit)) * DropoutKey.UnitStep) + Wide.Create(key);
        h = (h ^ (h >> 16)) * DropoutKey.MixFirst;
        h = (h ^ (h >> 15)) * DropoutKey.MixSecond;
        h ^= h >> 16;
        return new(Wide.ConditionalSelect(Wide.GreaterThanOrEqual(h, Wide.Create(threshold)).AsSingle(), Wide.Create(scale), WideSingle.Zero));
    }
}
