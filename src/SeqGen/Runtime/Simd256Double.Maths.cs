using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using M = SeqGen.Runtime.VectorMathDouble;
using Wide = System.Runtime.Intrinsics.Vector256;
using WideDouble = System.Runtime.Intrinsics.Vector256<double>;
using WideUInt64 = System.Runtime.Intrinsics.Vector256<ulong>;

namespace SeqGen.Runtime;

/// <content>Exponentials and their kin. The three widths have the same text behind their using lines: written on the hardware vectors, not on
/// <see cref="ISimd{V, T}"/>, so that the JIT's inliner has one method to inline for each call, not fifteen.</content>
public readonly partial struct Simd256Double
{
    /// <inheritdoc/>
    /// <remarks>x = n ln 2 + r; e^x = 2^n e^r.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Exp(Simd256Double a)
    {
        WideDouble x = Wide.MinNative(Wide.Create(M.ExpHigh), Wide.MaxNative(Wide.Create(M.ExpLow), a.lanes));
        WideDouble n = Wide.MultiplyAddEstimate(x, Wide.Create(M.Log2E), Wide.Create(M.Round)) - Wide.Create(M.Round);
        WideDouble r = Wide.MultiplyAddEstimate(n, Wide.Create(-M.Ln2High), x);
        r = Wide.MultiplyAddEstimate(n, Wide.Create(-M.Ln2Low), r);
        WideDouble r2 = r * r;
        WideDouble r4 = r2 * r2;
        WideDouble q = Wide.MultiplyAddEstimate(r2, Wide.MultiplyAddEstimate(r, Wide.Create(M.E9), Wide.Create(M.E8)), Wide.MultiplyAddEstimate(r, Wide.Create(M.E7), Wide.Create(M.E6)));
        q = Wide.MultiplyAddEstimate(r4, Wide.MultiplyAddEstimate(r, Wide.Create(M.E11), Wide.Create(M.E10)), q);
        WideDouble q0 = Wide.MultiplyAddEstimate(r2, Wide.MultiplyAddEstimate(r, Wide.Create(M.E5), Wide.Create(M.E4)), Wide.MultiplyAddEstimate(r, Wide.Create(M.E3), Wide.Create(M.E2)));
        q = Wide.MultiplyAddEstimate(r4, q, q0);
        WideDouble p = Wide.MultiplyAddEstimate(r2, q, r) + Wide.Create(1.0);
        WideDouble half = Wide.MultiplyAddEstimate(n, Wide.Create(0.5), Wide.Create(M.RoundPower));
        WideDouble rest = n - (half - Wide.Create(M.RoundPower)) + Wide.Create(M.RoundPower);
        return new(p * (half.AsUInt64() << M.Mantissa).AsDouble() * (rest.AsUInt64() << M.Mantissa).AsDouble());
    }

    /// <inheritdoc/>
    /// <remarks>e^-x as in <see cref="Exp"/>, with the sign of r turned round.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Sigmoid(Simd256Double a)
    {
        WideDouble x = Wide.MinNative(Wide.Create(M.SigmoidHigh), Wide.MaxNative(Wide.Create(M.SigmoidLow), a.lanes));
        WideDouble power = Wide.MultiplyAddEstimate(x, Wide.Create(-M.Log2E), Wide.Create(M.RoundPower));
        WideDouble n = power - Wide.Create(M.RoundPower);
        WideDouble r = Wide.MultiplyAddEstimate(n, Wide.Create(M.Ln2High), x);
        r = Wide.MultiplyAddEstimate(n, Wide.Create(M.Ln2Low), r);
        WideDouble r2 = r * r;
        WideDouble r4 = r2 * r2;
        WideDouble q = Wide.MultiplyAddEstimate(r2, Wide.MultiplyAddEstimate(r, Wide.Create(M.E9), Wide.Create(-M.E8)), Wide.MultiplyAddEstimate(r, Wide.Create(M.E7), Wide.Create(-M.E6)));
        q = Wide.MultiplyAddEstimate(r4, Wide.MultiplyAddEstimate(r, Wide.Create(M.E11), Wide.Create(-M.E10)), q);
        WideDouble q0 = Wide.MultiplyAddEstimate(r2, Wide.MultiplyAddEstimate(r, Wide.Create(M.E5), Wide.Create(-M.E4)), Wide.MultiplyAddEstimate(r, Wide.Create(M.E3), Wide.Create(-M.E2)));
        q = Wide.MultiplyAddEstimate(r4, q, q0);
        WideDouble p = Wide.Create(1.0) - Wide.MultiplyAddEstimate(r2, q, r);
        WideDouble y = Wide.Create(1.0) / Wide.MultiplyAddEstimate(p, (power.AsUInt64() << M.Mantissa).AsDouble(), Wide.Create(1.0));
        return new(Wide.ConditionalSelect(Wide.LessThan(a.lanes, Wide.Create(M.SigmoidLow)), WideDouble.Zero, y));
    }

    /// <inheritdoc/>
    /// <remarks>A polynomial near 0, else 1 - 1 / d with d = (e^2|x| + 1) / 2: the error of e^2|x| shrinks where tanh is flat, and it stays monotone.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Tanh(Simd256Double a)
    {
        WideDouble x = a.lanes;
        WideDouble u = Wide.MinNative(Wide.Create(M.TanhHigh), Wide.Abs(x));
        WideDouble power = Wide.MultiplyAddEstimate(u, Wide.Create(2 * M.Log2E), Wide.Create(M.RoundPower));
        WideDouble n = power - Wide.Create(M.RoundPower);
        WideDouble r = Wide.MultiplyAddEstimate(n, Wide.Create(-M.HalfLn2), u);
        WideDouble r2 = r * r;
        WideDouble r4 = r2 * r2;
        WideDouble q = Wide.MultiplyAddEstimate(r2, Wide.MultiplyAddEstimate(r, Wide.Create(256 * M.E9), Wide.Create(128 * M.E8)), Wide.MultiplyAddEstimate(r, Wide.Create(64 * M.E7), Wide.Create(32 * M.E6)));
        q = Wide.MultiplyAddEstimate(r4, Wide.MultiplyAddEstimate(r, Wide.Create(1024 * M.E11), Wide.Create(512 * M.E10)), q);
        WideDouble q0 = Wide.MultiplyAddEstimate(r2, Wide.MultiplyAddEstimate(r, Wide.Create(16 * M.E5), Wide.Create(8 * M.E4)), Wide.MultiplyAddEstimate(r, Wide.Create(4 * M.E3), Wide.Create(2 * M.E2)));
        q = Wide.MultiplyAddEstimate(r4, q, q0);
        WideDouble p = Wide.MultiplyAddEstimate(r2, q, r + Wide.Create(0.5));
        WideDouble y = Wide.Create(1.0) - Wide.Create(1.0) / Wide.MultiplyAddEstimate(p, (power.AsUInt64() << M.Mantissa).AsDouble(), Wide.Create(0.5));
        WideDouble z = x * x;
        WideDouble z2 = z * z;
        WideDouble z4 = z2 * z2;
        WideDouble near = Wide.MultiplyAddEstimate(z2, Wide.MultiplyAddEstimate(z, Wide.Create(M.T7), Wide.Create(M.T6)), Wide.MultiplyAddEstimate(z, Wide.Create(M.T5), Wide.Create(M.T4)));
        near = Wide.MultiplyAddEstimate(z4, Wide.MultiplyAddEstimate(z, Wide.Create(M.T9), Wide.Create(M.T8)), near);
        WideDouble near0 = Wide.MultiplyAddEstimate(z2, Wide.MultiplyAddEstimate(z, Wide.Create(M.T3), Wide.Create(M.T2)), Wide.MultiplyAddEstimate(z, Wide.Create(M.T1), Wide.Create(M.T0)));
        near = Wide.MultiplyAddEstimate(z4, near, near0);
        near = Wide.MultiplyAddEstimate(z * x, near, x);
        WideDouble far = Wide.ConditionalSelect(Wide.Create(-0.0), x, y);
        return new(Wide.ConditionalSelect(Wide.LessThan(u, Wide.Create(M.TanhSmall)), near, far));
    }

    /// <inheritdoc/>
    /// <remarks>x = 2^n (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)]; ln(1 + f) through s = f / (2 + f) as in fdlibm's e_log.c.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd256Double Log(Simd256Double a)
    {
        WideDouble x = a.lanes;
        WideDouble tiny = Wide.LessThan(x, Wide.Create(M.MinNormal));
        WideUInt64 bits = Wide.ConditionalSelect(tiny, x * Wide.Create(M.Lift), x).AsUInt64();
        WideUInt64 shifted = bits + Wide.Create(M.SqrtHalfToOne);
        WideDouble n = (Wide.ShiftRightLogical(shifted, M.Mantissa) | Wide.Create(M.IntegerBits)).AsDouble() - Wide.Create(M.IntegerBias);
        n -= Wide.ConditionalSelect(tiny, Wide.Create((double)M.Mantissa), WideDouble.Zero);
        WideDouble f = (bits - (shifted & Wide.Create(M.ExponentMask)) + Wide.Create(M.OneBits)).AsDouble() - Wide.Create(1.0);
        WideDouble s = f / (f + Wide.Create(2.0));
        WideDouble z = s * s;
        WideDouble l = Wide.MultiplyAddEstimate(z, Wide.Create(M.L6), Wide.Create(M.L5));
        l = Wide.MultiplyAddEstimate(z, l, Wide.Create(M.L4));
        l = Wide.MultiplyAddEstimate(z, l, Wide.Create(M.L3));
        l = Wide.MultiplyAddEstimate(z, l, Wide.Create(M.L2));
        l = Wide.MultiplyAddEstimate(z, l, Wide.Create(M.L1));
        l = Wide.MultiplyAddEstimate(z, l, Wide.Create(M.L0));
        WideDouble square = f * f * Wide.Create(0.5);
        WideDouble low = Wide.MultiplyAddEstimate(s, Wide.MultiplyAddEstimate(z, l, square), n * Wide.Create(M.Ln2Low));
        WideDouble y = Wide.MultiplyAddEstimate(n, Wide.Create(M.Ln2High), f - (square - low));
        WideDouble limit = Wide.ConditionalSelect(Wide.Equals(x, WideDouble.Zero), Wide.Create(double.NegativeInfinity), Wide.Create(double.NaN));
        y = Wide.ConditionalSelect(Wide.GreaterThan(x, WideDouble.Zero), y, limit);
        return new(Wide.ConditionalSelect(Wide.Equals(x, Wide.Create(double.PositiveInfinity)), x, y));
    }
}
