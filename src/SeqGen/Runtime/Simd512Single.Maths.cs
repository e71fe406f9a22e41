using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using M = SeqGen.Runtime.VectorMathSingle;
using Wide = System.Runtime.Intrinsics.Vector512;
using WideSingle = System.Runtime.Intrinsics.Vector512<float>;
using WideUInt32 = System.Runtime.Intrinsics.Vector512<uint>;

namespace SeqGen.Runtime;

/// <content>Exponentials and their kin. The three widths have the same text behind their using lines: written on the hardware vectors, not on
/// <see cref="ISimd{V, T}"/>, so that the JIT's inliner has one method to inline for each call, not fifteen.</content>
public readonly partial struct Simd512Single
{
    /// <inheritdoc/>
    /// <remarks>x = n ln 2 + r; e^x = 2^n e^r.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Exp(Simd512Single a)
    {
        WideSingle x = Wide.MinNative(Wide.Create(M.ExpHigh), Wide.MaxNative(Wide.Create(M.ExpLow), a.lanes));
        WideSingle n = Wide.MultiplyAddEstimate(x, Wide.Create(M.Log2E), Wide.Create(M.Round)) - Wide.Create(M.Round);
        WideSingle r = Wide.MultiplyAddEstimate(n, Wide.Create(-M.Ln2High), x);
        r = Wide.MultiplyAddEstimate(n, Wide.Create(-M.Ln2Low), r);
        WideSingle r2 = r * r;
        WideSingle q = Wide.MultiplyAddEstimate(r, Wide.Create(M.E5), Wide.Create(M.E4));
        q = Wide.MultiplyAddEstimate(r2, Wide.Create(M.E6), q);
        q = Wide.MultiplyAddEstimate(r2, q, Wide.MultiplyAddEstimate(r, Wide.Create(M.E3), Wide.Create(M.E2)));
        WideSingle p = Wide.MultiplyAddEstimate(r2, q, r) + Wide.Create(1f);
        WideSingle half = Wide.MultiplyAddEstimate(n, Wide.Create(0.5f), Wide.Create(M.RoundPower));
        WideSingle rest = n - (half - Wide.Create(M.RoundPower)) + Wide.Create(M.RoundPower);
        return new(p * (half.AsUInt32() << M.Mantissa).AsSingle() * (rest.AsUInt32() << M.Mantissa).AsSingle());
    }

    /// <inheritdoc/>
    /// <remarks>e^-x as in <see cref="Exp"/>, with the sign of r turned round.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Sigmoid(Simd512Single a)
    {
        WideSingle x = Wide.MinNative(Wide.Create(M.SigmoidHigh), Wide.MaxNative(Wide.Create(M.SigmoidLow), a.lanes));
        WideSingle power = Wide.MultiplyAddEstimate(x, Wide.Create(-M.Log2E), Wide.Create(M.RoundPower));
        WideSingle n = power - Wide.Create(M.RoundPower);
        WideSingle r = Wide.MultiplyAddEstimate(n, Wide.Create(M.Ln2High), x);
        r = Wide.MultiplyAddEstimate(n, Wide.Create(M.Ln2Low), r);
        WideSingle r2 = r * r;
        WideSingle q = Wide.MultiplyAddEstimate(r, Wide.Create(M.E5), Wide.Create(-M.E4));
        q = Wide.MultiplyAddEstimate(r2, Wide.Create(-M.E6), q);
        q = Wide.MultiplyAddEstimate(r2, q, Wide.MultiplyAddEstimate(r, Wide.Create(M.E3), Wide.Create(-M.E2)));
        WideSingle p = Wide.Create(1f) - Wide.MultiplyAddEstimate(r2, q, r);
        WideSingle y = Reciprocal(Wide.MultiplyAddEstimate(p, (power.AsUInt32() << M.Mantissa).AsSingle(), Wide.Create(1f)));
        return new(Wide.ConditionalSelect(Wide.LessThan(a.lanes, Wide.Create(M.SigmoidLow)), WideSingle.Zero, y));
    }

    /// <inheritdoc/>
    /// <remarks>A polynomial near 0, else 1 - 1 / d with d = (e^2|x| + 1) / 2: the error of e^2|x| shrinks where tanh is flat, and it stays monotone.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Tanh(Simd512Single a)
    {
        WideSingle x = a.lanes;
        WideSingle u = Wide.MinNative(Wide.Create(M.TanhHigh), Wide.Abs(x));
        WideSingle power = Wide.MultiplyAddEstimate(u, Wide.Create(2 * M.Log2E), Wide.Create(M.RoundPower));
        WideSingle n = power - Wide.Create(M.RoundPower);
        WideSingle r = Wide.MultiplyAddEstimate(n, Wide.Create(-M.HalfLn2), u);
        WideSingle r2 = r * r;
        WideSingle q = Wide.MultiplyAddEstimate(r, Wide.Create(16 * M.E5), Wide.Create(8 * M.E4));
        q = Wide.MultiplyAddEstimate(r2, Wide.Create(32 * M.E6), q);
        q = Wide.MultiplyAddEstimate(r2, q, Wide.MultiplyAddEstimate(r, Wide.Create(4 * M.E3), Wide.Create(2 * M.E2)));
        WideSingle p = Wide.MultiplyAddEstimate(r2, q, r + Wide.Create(0.5f));
        WideSingle y = Wide.Create(1f) - Reciprocal(Wide.MultiplyAddEstimate(p, (power.AsUInt32() << M.Mantissa).AsSingle(), Wide.Create(0.5f)));
        WideSingle z = x * x;
        WideSingle near = Wide.MultiplyAddEstimate(z, Wide.Create(M.T3), Wide.Create(M.T2));
        near = Wide.MultiplyAddEstimate(z, near, Wide.Create(M.T1));
        near = Wide.MultiplyAddEstimate(z, near, Wide.Create(M.T0));
        near = Wide.MultiplyAddEstimate(z * x, near, x);
        WideSingle far = Wide.ConditionalSelect(Wide.Create(-0f), x, y);
        return new(Wide.ConditionalSelect(Wide.LessThan(u, Wide.Create(M.TanhSmall)), near, far));
    }

    /// <inheritdoc/>
    /// <remarks>x = 2^n (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)]; ln(1 + f) through s = f / (2 + f) as in fdlibm's e_log.c.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Log(Simd512Single a)
    {
        WideSingle x = a.lanes;
        WideSingle tiny = Wide.LessThan(x, Wide.Create(M.MinNormal));
        WideUInt32 bits = Wide.ConditionalSelect(tiny, x * Wide.Create(M.Lift), x).AsUInt32();
        WideUInt32 shifted = bits + Wide.Create(M.SqrtHalfToOne);
        WideSingle n = (Wide.ShiftRightLogical(shifted, M.Mantissa) | Wide.Create(M.IntegerBits)).AsSingle() - Wide.Create(M.IntegerBias);
        n -= Wide.ConditionalSelect(tiny, Wide.Create((float)M.Mantissa), WideSingle.Zero);
        WideSingle f = (bits - (shifted & Wide.Create(M.ExponentMask)) + Wide.Create(M.OneBits)).AsSingle() - Wide.Create(1f);
        WideSingle s = f / (f + Wide.Create(2f));
        WideSingle z = s * s;
        WideSingle l = Wide.MultiplyAddEstimate(z, Wide.Create(M.L2), Wide.Create(M.L1));
        l = Wide.MultiplyAddEstimate(z, l, Wide.Create(M.L0));
        WideSingle square = f * f * Wide.Create(0.5f);
        WideSingle low = Wide.MultiplyAddEstimate(s, Wide.MultiplyAddEstimate(z, l, square), n * Wide.Create(M.Ln2Low));
        WideSingle y = Wide.MultiplyAddEstimate(n, Wide.Create(M.Ln2High), f - (square - low));
        WideSingle limit = Wide.ConditionalSelect(Wide.Equals(x, WideSingle.Zero), Wide.Create(float.NegativeInfinity), Wide.Create(float.NaN));
        y = Wide.ConditionalSelect(Wide.GreaterThan(x, WideSingle.Zero), y, limit);
        return new(Wide.ConditionalSelect(Wide.Equals(x, Wide.Create(float.PositiveInfinity)), x, y));
    }

    /// <summary>1 / d for d in [1/2, 2^126]: on AVX-512 an estimate to 14 bits and a Newton step, which errs by less than 1 unit in the last place
    /// in a fraction of the time of a division.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WideSingle Reciprocal(WideSingle d)
    {
        if (Avx512F.IsSupported)
        {
            WideSingle y = Avx512F.Reciprocal14(d);
            return Wide.MultiplyAddEstimate(y, Avx512F.FusedMultiplyAddNegated(d, y, Wide.Create(1f)), y);
        }

        return Wide.Create(1f) / d;
    }
}
