using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.Intrinsics.Vector512;
using M = SeqGen.Runtime.VectorMathDouble;
using Wide = System.Runtime.Intrinsics.Vector512;
using WideDouble = System.Runtime.Intrinsics.Vector512<double>;
using WideUInt64 = System.Runtime.Intrinsics.Vector512<ulong>;

namespace SeqGen.Runtime;

/// <content>
/// Exponentials and logarithm; the same text as in the other widths but for the lines above. Written on the hardware vectors, not on
/// <see cref="ISimd{V, T}"/>, so that each call is one method for the JIT to inline and not fifteen.
/// </content>
public readonly partial struct Simd512Double
{
    /// <inheritdoc/>
    /// <remarks>x = n ln 2 + r with |r| at most ln 2 / 2; e^x = 2^n (1 + t) with t = e^r - 1.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Exp(Simd512Double a)
    {
        WideDouble x = MinNative(Wide.Create(M.ExpHigh), MaxNative(Wide.Create(M.ExpLow), a.lanes));
        WideDouble power = MultiplyAddEstimate(x, Wide.Create(M.Log2E), Wide.Create(M.Round));
        WideDouble n = power - Wide.Create(M.Round);
        WideDouble r = MultiplyAddEstimate(n, Wide.Create(-M.Ln2High), x);
        r = MultiplyAddEstimate(n, Wide.Create(-M.Ln2Low), r);

        WideDouble r2 = r * r;
        WideDouble r4 = r2 * r2;
        WideDouble middle = MultiplyAddEstimate(
            r2,
            MultiplyAddEstimate(r, Wide.Create(M.E9), Wide.Create(M.E8)),
            MultiplyAddEstimate(r, Wide.Create(M.E7), Wide.Create(M.E6)));
        WideDouble low = MultiplyAddEstimate(
            r2,
            MultiplyAddEstimate(r, Wide.Create(M.E5), Wide.Create(M.E4)),
            MultiplyAddEstimate(r, Wide.Create(M.E3), Wide.Create(M.E2)));
        WideDouble high = MultiplyAddEstimate(r4, MultiplyAddEstimate(r, Wide.Create(M.E11), Wide.Create(M.E10)), middle);
        WideDouble t = MultiplyAddEstimate(r2, MultiplyAddEstimate(r4, high, low), r);

        if (Avx512F.IsSupported)
        {
            return new(Avx512F.Scale(t + Wide.Create(1.0), n));
        }

        // 2^n may lie beyond the exponents on either side; its two halves do not.
        WideDouble half = MultiplyAddEstimate(n, Wide.Create(0.5), Wide.Create(M.RoundPower));
        WideUInt64 rest = ((power.AsUInt64() - half.AsUInt64()) << M.Mantissa) + Wide.Create(2 * M.OneBits);
        WideDouble scale = (half.AsUInt64() << M.Mantissa).AsDouble();
        return new(MultiplyAddEstimate(t, scale, scale) * rest.AsDouble());
    }

    /// <inheritdoc/>
    /// <remarks>x = r - n ln 2; 1 / (1 + e^-x) = 1 / (1 + 2^n - 2^n t) with t = 1 - e^-r.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Sigmoid(Simd512Double a)
    {
        WideDouble x = MinNative(Wide.Create(M.SigmoidHigh), a.lanes);
        WideDouble power = MultiplyAddEstimate(x, Wide.Create(-M.Log2E), Wide.Create(M.RoundNegativePower));
        WideDouble n = power - Wide.Create(M.RoundNegativePower);
        WideDouble r = MultiplyAddEstimate(n, Wide.Create(M.Ln2High), x);
        r = MultiplyAddEstimate(n, Wide.Create(M.Ln2Low), r);

        WideDouble r2 = r * r;
        WideDouble r4 = r2 * r2;
        WideDouble middle = MultiplyAddEstimate(
            r2,
            MultiplyAddEstimate(r, Wide.Create(M.E9), Wide.Create(-M.E8)),
            MultiplyAddEstimate(r, Wide.Create(M.E7), Wide.Create(-M.E6)));
        WideDouble low = MultiplyAddEstimate(
            r2,
            MultiplyAddEstimate(r, Wide.Create(M.E5), Wide.Create(-M.E4)),
            MultiplyAddEstimate(r, Wide.Create(M.E3), Wide.Create(-M.E2)));
        WideDouble high = MultiplyAddEstimate(r4, MultiplyAddEstimate(r, Wide.Create(M.E11), Wide.Create(-M.E10)), middle);
        WideDouble t = MultiplyAddEstimate(r2, MultiplyAddEstimate(r4, high, low), r);

        WideDouble minusScale = (power.AsUInt64() << M.Mantissa).AsDouble();
        WideDouble y = Wide.Create(1.0) / MultiplyAddEstimate(t, minusScale, Wide.Create(1.0) - minusScale);
        return new(ConditionalSelect(LessThan(a.lanes, Wide.Create(M.SigmoidLow)), WideDouble.Zero, y));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// A polynomial near 0; elsewhere 1 - 2 / (e^2|x| + 1), which shrinks the error of e^2|x| where tanh is flat, so that it stays monotone.
    /// |x| = n ln 2 / 2 + r; (e^2|x| + 1) / 2 = 2^n t + 2^n / 2 + 1 / 2 with t = (e^2r - 1) / 2.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Tanh(Simd512Double a)
    {
        WideDouble x = a.lanes;
        WideDouble u = MinNative(Wide.Create(M.TanhHigh), Wide.Abs(x));
        WideDouble power = MultiplyAddEstimate(u, Wide.Create(2 * M.Log2E), Wide.Create(M.RoundPower));
        WideDouble r = MultiplyAddEstimate(power - Wide.Create(M.RoundPower), Wide.Create(-M.HalfLn2), u);

        WideDouble r2 = r * r;
        WideDouble r4 = r2 * r2;
        WideDouble middle = MultiplyAddEstimate(
            r2,
            MultiplyAddEstimate(r, Wide.Create(256 * M.E9), Wide.Create(128 * M.E8)),
            MultiplyAddEstimate(r, Wide.Create(64 * M.E7), Wide.Create(32 * M.E6)));
        WideDouble low = MultiplyAddEstimate(
            r2,
            MultiplyAddEstimate(r, Wide.Create(16 * M.E5), Wide.Create(8 * M.E4)),
            MultiplyAddEstimate(r, Wide.Create(4 * M.E3), Wide.Create(2 * M.E2)));
        WideDouble high = MultiplyAddEstimate(r4, MultiplyAddEstimate(r, Wide.Create(1024 * M.E11), Wide.Create(512 * M.E10)), middle);
        WideDouble t = MultiplyAddEstimate(r2, MultiplyAddEstimate(r4, high, low), r);

        WideDouble scale = (power.AsUInt64() << M.Mantissa).AsDouble();
        WideDouble d = MultiplyAddEstimate(t, scale, MultiplyAddEstimate(scale, Wide.Create(0.5), Wide.Create(0.5)));
        WideDouble far = ConditionalSelect(Wide.Create(-0.0), x, Wide.Create(1.0) - (Wide.Create(1.0) / d));

        WideDouble z = x * x;
        WideDouble z2 = z * z;
        WideDouble z4 = z2 * z2;
        WideDouble near = MultiplyAddEstimate(
            z2,
            MultiplyAddEstimate(z, Wide.Create(M.T7), Wide.Create(M.T6)),
            MultiplyAddEstimate(z, Wide.Create(M.T5), Wide.Create(M.T4)));
        near = MultiplyAddEstimate(z4, MultiplyAddEstimate(z, Wide.Create(M.T9), Wide.Create(M.T8)), near);
        near = MultiplyAddEstimate(
            z4,
            near,
            MultiplyAddEstimate(
                z2,
                MultiplyAddEstimate(z, Wide.Create(M.T3), Wide.Create(M.T2)),
                MultiplyAddEstimate(z, Wide.Create(M.T1), Wide.Create(M.T0))));
        near = MultiplyAddEstimate(z * x, near, x);
        return new(ConditionalSelect(LessThan(u, Wide.Create(M.TanhSmall)), near, far));
    }

    /// <inheritdoc/>
    /// <remarks>x = 2^n (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)]; ln(1 + f) through s = f / (2 + f) as in fdlibm's e_log.c.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Double Log(Simd512Double a)
    {
        WideDouble x = a.lanes;
        WideDouble tiny = LessThan(x, Wide.Create(M.MinNormal));
        WideUInt64 bits = ConditionalSelect(tiny, x * Wide.Create(M.Lift), x).AsUInt64();
        WideUInt64 shifted = bits + Wide.Create(M.SqrtHalfToOne);
        WideDouble n = (ShiftRightLogical(shifted, M.Mantissa) | Wide.Create(M.IntegerBits)).AsDouble() - Wide.Create(M.IntegerBias);
        n -= ConditionalSelect(tiny, Wide.Create((double)M.Mantissa), WideDouble.Zero);
        WideDouble f = (bits - (shifted & Wide.Create(M.ExponentMask)) + Wide.Create(M.OneBits)).AsDouble() - Wide.Create(1.0);

        WideDouble s = f / (f + Wide.Create(2.0));
        WideDouble z = s * s;
        WideDouble l = MultiplyAddEstimate(z, Wide.Create(M.L6), Wide.Create(M.L5));
        l = MultiplyAddEstimate(z, l, Wide.Create(M.L4));
        l = MultiplyAddEstimate(z, l, Wide.Create(M.L3));
        l = MultiplyAddEstimate(z, l, Wide.Create(M.L2));
        l = MultiplyAddEstimate(z, l, Wide.Create(M.L1));
        l = MultiplyAddEstimate(z, l, Wide.Create(M.L0));
        WideDouble square = f * f * Wide.Create(0.5);
        WideDouble low = MultiplyAddEstimate(s, MultiplyAddEstimate(z, l, square), n * Wide.Create(M.Ln2Low));
        WideDouble y = MultiplyAddEstimate(n, Wide.Create(M.Ln2High), f - (square - low));

        WideDouble limit = ConditionalSelect(Wide.Equals(x, WideDouble.Zero), Wide.Create(double.NegativeInfinity), Wide.Create(double.NaN));
        y = ConditionalSelect(GreaterThan(x, WideDouble.Zero), y, limit);
        return new(ConditionalSelect(Wide.Equals(x, Wide.Create(double.PositiveInfinity)), x, y));
    }
}
