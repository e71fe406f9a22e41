using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.Intrinsics.Vector256;
using M = SeqGen.Runtime.VectorMathSingle;
using Wide = System.Runtime.Intrinsics.Vector256;
using WideSingle = System.Runtime.Intrinsics.Vector256<float>;
using WideUInt32 = System.Runtime.Intrinsics.Vector256<uint>;

namespace SeqGen.Runtime;

/// <content>
/// Exponentials and logarithm; the same text as in the other narrow width but for the lines above. Written on the hardware vectors, not on
/// <see cref="ISimd{V, T}"/>, so that each call is one method for the JIT to inline and not fifteen.
/// </content>
public readonly partial struct Simd256Single
{
    /// <inheritdoc/>
    /// <remarks>x = n ln 2 + r with |r| at most ln 2 / 2; e^x = 2^n (1 + t) with t = e^r - 1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Exp(Simd256Single a)
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

        if (Avx512F.VL.IsSupported)
        {
            return new(Avx512F.VL.Scale(t + Wide.Create(1f), n));
        }

        // 2^n may lie beyond the exponents on either side; its two halves do not.
        WideSingle half = MultiplyAddEstimate(n, Wide.Create(0.5f), Wide.Create(M.RoundPower));
        WideUInt32 rest = ((power.AsUInt32() - half.AsUInt32()) << M.Mantissa) + Wide.Create(2 * M.OneBits);
        WideSingle scale = (half.AsUInt32() << M.Mantissa).AsSingle();
        return new(MultiplyAddEstimate(t, scale, scale) * rest.AsSingle());
    }

    /// <inheritdoc/>
    /// <remarks>x = r - n ln 2; 1 / (1 + e^-x) = 1 / (1 + 2^n - 2^n t) with t = 1 - e^-r.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Sigmoid(Simd256Single a)
    {
        WideSingle x = MinNative(Wide.Create(M.SigmoidHigh), a.lanes);
        WideSingle power = MultiplyAddEstimate(x, Wide.Create(-M.Log2E), Wide.Create(M.RoundNegativePower));
        WideSingle n = power - Wide.Create(M.RoundNegativePower);
        // Without a rounding of its own, n ln 2 is good enough for the curved part at once; the straight part takes in the rest of ln 2 meanwhile.
        WideSingle r = MultiplyAddEstimate(n, Wide.Create(M.IsFused ? M.Ln2 : M.Ln2High), x);
        WideSingle linear = MultiplyAddEstimate(n, Wide.Create(M.IsFused ? M.Ln2Rest : M.Ln2Low), r);
        r = M.IsFused ? r : linear;

        WideSingle r2 = r * r;
        WideSingle high = MultiplyAddEstimate(r2, Wide.Create(-M.E6), MultiplyAddEstimate(r, Wide.Create(M.E5), Wide.Create(-M.E4)));
        WideSingle q = MultiplyAddEstimate(r2, high, MultiplyAddEstimate(r, Wide.Create(M.E3), Wide.Create(-M.E2)));
        WideSingle t = MultiplyAddEstimate(r2, q, linear);

        WideSingle minusScale = (power.AsUInt32() << M.Mantissa).AsSingle();
        WideSingle y = Wide.Create(1f) / MultiplyAddEstimate(t, minusScale, Wide.Create(1f) - minusScale);
        return new(ConditionalSelect(LessThan(a.lanes, Wide.Create(M.SigmoidLow)), WideSingle.Zero, y));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A polynomial near 0; elsewhere 1 - 2 / (e^2|x| + 1), which shrinks the error of e^2|x| where tanh is flat, so that it stays monotone.
    /// |x| = n ln 2 / 2 + r; (e^2|x| + 1) / 2 = 2^n t + 2^n / 2 + 1 / 2 with t = (e^2r - 1) / 2.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Tanh(Simd256Single a)
    {
        WideSingle x = a.lanes;
        WideSingle u = MinNative(Wide.Create(M.TanhHigh), Wide.Abs(x));
        WideSingle power = MultiplyAddEstimate(u, Wide.Create(2 * M.Log2E), Wide.Create(M.RoundPower));
        WideSingle r = MultiplyAddEstimate(power - Wide.Create(M.RoundPower), Wide.Create(-M.HalfLn2), u);

        WideSingle r2 = r * r;
        WideSingle high = MultiplyAddEstimate(r2, Wide.Create(32 * M.E6), MultiplyAddEstimate(r, Wide.Create(16 * M.E5), Wide.Create(8 * M.E4)));
        WideSingle low = MultiplyAddEstimate(r2, MultiplyAddEstimate(r, Wide.Create(4 * M.E3), Wide.Create(2 * M.E2)), r);
        WideSingle t = MultiplyAddEstimate(r2 * r2, high, low);

        WideSingle scale = (power.AsUInt32() << M.Mantissa).AsSingle();
        WideSingle d = MultiplyAddEstimate(t, scale, MultiplyAddEstimate(scale, Wide.Create(0.5f), Wide.Create(0.5f)));
        WideSingle far = ConditionalSelect(Wide.Create(-0f), x, Wide.Create(1f) - (Wide.Create(1f) / d));

        WideSingle z = x * x;
        WideSingle near = MultiplyAddEstimate(z, Wide.Create(M.T3), Wide.Create(M.T2));
        near = MultiplyAddEstimate(z, near, Wide.Create(M.T1));
        near = MultiplyAddEstimate(z, near, Wide.Create(M.T0));
        near = MultiplyAddEstimate(z * x, near, x);
        return new(ConditionalSelect(LessThan(u, Wide.Create(M.TanhSmall)), near, far));
    }

    /// <inheritdoc/>
    /// <remarks>x = 2^n (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)]; ln(1 + f) through s = f / (2 + f) as in fdlibm's e_log.c.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Single Log(Simd256Single a)
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
