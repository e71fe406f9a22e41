using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using Wide = System.Runtime.Intrinsics.Vector128;
using WideSingle = System.Runtime.Intrinsics.Vector128<float>;
using WideUInt32 = System.Runtime.Intrinsics.Vector128<uint>;

namespace SeqGen.Runtime;

/// <summary>4 lanes of <see cref="float"/>.</summary>
public readonly partial struct Simd128Single : ISimd<Simd128Single, float>
{
    private readonly WideSingle lanes;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Simd128Single(WideSingle lanes) => this.lanes = lanes;

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
    public static Simd128Single Zero
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new(WideSingle.Zero);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single Create(float value) => new(Wide.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single Load(ref readonly float source, nint offset) => new(Wide.LoadUnsafe(in source, (nuint)offset));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Simd128Single value, ref float destination, nint offset) => value.lanes.StoreUnsafe(ref destination, (nuint)offset);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single operator +(Simd128Single a, Simd128Single b) => new(a.lanes + b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single operator -(Simd128Single a, Simd128Single b) => new(a.lanes - b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single operator -(Simd128Single a) => new(-a.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single operator *(Simd128Single a, Simd128Single b) => new(a.lanes * b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single operator /(Simd128Single a, Simd128Single b) => new(a.lanes / b.lanes);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single MultiplyAdd(Simd128Single a, Simd128Single b, Simd128Single c) =>
        new(Wide.MultiplyAddEstimate(a.lanes, b.lanes, c.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single Max(Simd128Single a, Simd128Single b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MaxNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single Min(Simd128Single a, Simd128Single b) =>
        new(Wide.ConditionalSelect(Wide.Equals(a.lanes, a.lanes), Wide.MinNative(a.lanes, b.lanes), a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single Sqrt(Simd128Single a) => new(Wide.Sqrt(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single Abs(Simd128Single a) => new(Wide.Abs(a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single Relu(Simd128Single a) => new(Wide.MaxNative(WideSingle.Zero, a.lanes)); // the second operand is what NaN leaves

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single Greater(Simd128Single a, Simd128Single b) =>
        new(Wide.ConditionalSelect(Wide.GreaterThan(a.lanes, b.lanes), Wide.Create(1f), WideSingle.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single Select(Simd128Single condition, Simd128Single a, Simd128Single b) =>
        new(Wide.ConditionalSelect(Wide.Equals(condition.lanes, WideSingle.Zero), b.lanes, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single Flush(Simd128Single a) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Wide.Abs(a.lanes), Wide.Create(VectorMathSingle.Tiny)), WideSingle.Zero, a.lanes));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Simd128Single a)
    {
        Vector128<float> quarter = a.lanes + Vector128.Shuffle(a.lanes, Vector128.Create(2, 3, 0, 1));
        return quarter.ToScalar() + quarter.GetElement(1);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float MaxLane(Simd128Single a)
    {
        Vector128<float> quarter = Vector128.Max(a.lanes, Vector128.Shuffle(a.lanes, Vector128.Create(2, 3, 0, 1)));
        return MathF.Max(quarter.ToScalar(), quarter.GetElement(1));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single First(Simd128Single a, int count) =>
        new(Wide.ConditionalSelect(Wide.LessThan(Vector128<int>.Indices, Wide.Create(count)).AsSingle(), a.lanes, WideSingle.Zero));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd128Single Keep(uint key, int unit, uint threshold, float scale)
    {
        WideUInt32 h = ((WideUInt32.Indices + Wide.Create((uint)unit)) * DropoutKey.UnitStep) + Wide.Create(key);
        h = (h ^ (h >> 16)) * DropoutKey.MixFirst;
        h = (h ^ (h >> 15)) * DropoutKey.MixSecond;
        h ^= h >> 16;
        return new(Wide.ConditionalSelect(Wide.GreaterThanOrEqual(h, Wide.Create(threshold)).AsSingle(), Wide.Create(scale), WideSingle.Zero));
    }
}
