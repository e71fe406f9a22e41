using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.Intrinsics.Vector512;
using M = SeqGen.Runtime.VectorMathSingle;
using Wide = System.Runtime.Intrinsics.Vector512;
using WideSingle = System.Runtime.Intrinsics.Vector512<float>;
using WideUInt32 = System.Runtime.Intrinsics.Vector512<uint>;

namespace SeqGen.Runtime;

/// <content>
/// Exponential, sigmoid, logarithm. Written on the hardware vectors, not on <see cref="ISimd{V, T}"/>, so that each call is one method for the JIT
/// to inline and not fifteen.
/// </content>
public readonly partial struct Simd512Single
{
    /// <inheritdoc/>
    /// <remarks>x = n ln 2 + r with |r| at most ln 2 / 2; e^x = 2^n (1 + t) with t = e^r - 1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Exp(Simd512Single a)
    {
        WideSingle x = MinNative(Wide.Create(M.ExpHigh), MaxNative(Wide.Create(M.ExpLow), a.lanes));
        WideSingle power = MultiplyAddEstimate(x, Wide.Create(M.Log2E), Wide.Create(M.Round));
        WideSingle n = power - Wide.Create(M.Round);
        WideSingle r = MultiplyAddEstimate(n, Wide.Create(-M.Ln2High), x);
        r = MultiplyAddEstimate(n, Wide.Create(-M.Ln2Low), r);

        WideSingle r2 = r * r;
        WideSingle high = MultiplyAddEstimate(r2, Wide.Create(M.E6), MultiplyAddEstimate(r, Wide.Create(M.E5), Wide.Create(M.E4)));
        WideSingle q = MultiplyAddEstimate(r2, high, MultiplyAddEstimate(r, Wide.Create(M.E3), Wide.Create(M.E2)));
        WideSingle t = MultiplyAddEstimate(r2, q, r);

        if (Avx512F.IsSupported)
        {
            return new(Avx512F.Scale(t + Wide.Create(1f), n));
        }

        // 2^n may lie beyond the exponents on either side; its two halves do not.
        WideSingle half = MultiplyAddEstimate(n, Wide.Create(0.5f), Wide.Create(M.RoundPower));
        WideUInt32 rest = ((power.AsUInt32() - half.AsUInt32()) << M.Mantissa) + Wide.Create(2 * M.OneBits);
        WideSingle scale = (half.AsUInt32() << M.Mantissa).AsSingle();
        return new(MultiplyAddEstimate(t, scale, scale) * rest.AsSingle());
    }

    /// <inheritdoc/>
    /// <remarks>x = r - n ln 2; 1 / (1 + e^-x) = 1 / (1 + 2^n - 2^n t) with t = 1 - e^-r. Arguments far out are garbage until the end,
    /// which leaves the chain of instructions shorter than limits at the start would.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Sigmoid(Simd512Single a)
    {
        WideSingle x = a.lanes;
        WideSingle power = MultiplyAddEstimate(x, Wide.Create(-M.Log2E), Wide.Create(M.RoundNegativePower));
        WideSingle n = power - Wide.Create(M.RoundNegativePower);
        WideSingle r, linear;
        if (Fma.IsSupported || AdvSimd.IsSupported)
        {
            // n ln 2 is not rounded: good enough for the curved part at once, while the straight part takes in the rest of ln 2.
            r = MultiplyAddEstimate(n, Wide.Create(M.Ln2), x);
            linear = MultiplyAddEstimate(n, Wide.Create(M.Ln2Rest), r);
        }
        else
        {
            r = MultiplyAddEstimate(n, Wide.Create(M.Ln2High), x);
            r = MultiplyAddEstimate(n, Wide.Create(M.Ln2Low), r);
            linear = r;
        }

        WideSingle r2 = r * r;
        WideSingle high = MultiplyAddEstimate(r2, Wide.Create(-M.E6), MultiplyAddEstimate(r, Wide.Create(M.E5), Wide.Create(-M.E4)));
        WideSingle q = MultiplyAddEstimate(r2, high, MultiplyAddEstimate(r, Wide.Create(M.E3), Wide.Create(-M.E2)));
        WideSingle t = MultiplyAddEstimate(r2, q, linear);

        WideSingle minusScale = (power.AsUInt32() << M.Mantissa).AsSingle();
        WideSingle y = Reciprocal(MultiplyAddEstimate(t, minusScale, Wide.Create(1f) - minusScale));
        y = ConditionalSelect(GreaterThan(x, Wide.Create(M.SigmoidHigh)), Wide.Create(1f), y);
        return new(ConditionalSelect(LessThan(a.lanes, Wide.Create(M.SigmoidLow)), WideSingle.Zero, y));
    }

    /// <summary>1 / d: an estimate of 14 bits and a step of Newton's, in a quarter of a division's time and within an ulp of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WideSingle Reciprocal(WideSingle d)
    {
        if (!Avx512F.IsSupported)
        {
            return Wide.Create(1f) / d;
        }

        WideSingle y = Avx512F.Reciprocal14(d);
        return MultiplyAddEstimate(y, MultiplyAddEstimate(-d, y, Wide.Create(1f)), y);
    }

    /// <inheritdoc/>
    /// <remarks>x = 2^n (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)]; ln(1 + f) through s = f / (2 + f) as in fdlibm's e_log.c.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Log(Simd512Single a)
    {
        WideSingle x = a.lanes;
        WideSingle tiny = LessThan(x, Wide.Create(M.MinNormal));
        WideUInt32 bits = ConditionalSelect(tiny, x * Wide.Create(M.Lift), x).AsUInt32();
        WideUInt32 shifted = bits + Wide.Create(M.SqrtHalfToOne);
        WideSingle n = (ShiftRightLogical(shifted, M.Mantissa) | Wide.Create(M.IntegerBits)).AsSingle() - Wide.Create(M.IntegerBias);
        n -= ConditionalSelect(tiny, Wide.Create((float)M.Mantissa), WideSingle.Zero);
        WideSingle f = (bits - (shifted & Wide.Create(M.ExponentMask)) + Wide.Create(M.OneBits)).AsSingle() - Wide.Create(1f);

        WideSingle s = f / (f + Wide.Create(2f));
        WideSingle z = s * s;
        WideSingle l = MultiplyAddEstimate(z, Wide.Create(M.L2), Wide.Create(M.L1));
        l = MultiplyAddEstimate(z, l, Wide.Create(M.L0));
        WideSingle square = f * f * Wide.Create(0.5f);
        WideSingle low = MultiplyAddEstimate(s, MultiplyAddEstimate(z, l, square), n * Wide.Create(M.Ln2Low));
        WideSingle y = MultiplyAddEstimate(n, Wide.Create(M.Ln2High), f - (square - low));

        WideSingle limit = ConditionalSelect(Wide.Equals(x, WideSingle.Zero), Wide.Create(float.NegativeInfinity), Wide.Create(float.NaN));
        y = ConditionalSelect(GreaterThan(x, WideSingle.Zero), y, limit);
        return new(ConditionalSelect(Wide.Equals(x, Wide.Create(float.PositiveInfinity)), x, y));
    }
}
