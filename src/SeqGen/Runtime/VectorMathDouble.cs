namespace SeqGen.Runtime;

/// <summary>
/// Constants of the vector maths in <see cref="double"/>; the formulas are those of <see cref="VectorMathSingle"/> with longer polynomials.
/// </summary>
internal static class VectorMathDouble
{
    /// <summary>log2(e).</summary>
    public const double Log2E = 1.4426950408889634;

    /// <summary>ln 2 rounded to 21 bits: its products with exponents are exact.</summary>
    public const double Ln2High = 6.93145751953125E-1;

    /// <summary>ln 2 - <see cref="Ln2High"/>.</summary>
    public const double Ln2Low = 1.42860682030941723212E-6;

    /// <summary>ln 2 / 2.</summary>
    public const double HalfLn2 = 0.34657359027997264;

    /// <summary>1.5 * 2^52: what is added to it is rounded to an integer, which then stands in the low bits.</summary>
    public const double Round = 6755399441055744;

    /// <summary><see cref="Round"/> + 1023: shifted left by <see cref="Mantissa"/>, the sum is the power of two itself.</summary>
    public const double RoundPower = 6755399441056767;

    /// <summary><see cref="RoundPower"/> with one bit more, which the shift moves into the sign: minus the power of two.</summary>
    public const double RoundNegativePower = 6755399441058815;

    /// <summary>2^-900: what is smaller is flushed to 0.</summary>
    public const double Tiny = 1.1830521861667747e-271;

    /// <summary>Bits behind the exponent.</summary>
    public const int Mantissa = 52;

    /// <summary>e^r = 1 + r + r^2 (E2 + E3 r + ... + E11 r^9) for |r| &lt;= ln 2 / 2; relative error 3.9e-18.</summary>
    public const double
        E2 = 0.5000000000000011, E3 = 0.166666666666664, E4 = 0.041666666666524806, E5 = 0.008333333333500875, E6 = 0.00138888889452386,
        E7 = 0.00019841269496611035, E8 = 2.4801491258039048e-05, E9 = 2.7557591677302654e-06, E10 = 2.763095889109949e-07,
        E11 = 2.499953586531019e-08;

    /// <summary>From here on e^x is infinite.</summary>
    public const double ExpHigh = 710;

    /// <summary>From here on down e^x is 0: below half of the smallest subnormal number.</summary>
    public const double ExpLow = -746;

    /// <summary>Below, sigmoid is subnormal and is set to 0.</summary>
    public const double SigmoidLow = -708.396418532264;

    /// <summary>Above, sigmoid is 1.</summary>
    public const double SigmoidHigh = 40;

    /// <summary>tanh x = x + x z (T0 + T1 z + ... + T9 z^9), z = x^2, for |x| &lt;= <see cref="TanhSmall"/>; relative error 2.7e-18.</summary>
    public const double
        T0 = -0.3333333333333317, T1 = 0.1333333333330119, T2 = -0.0539682539463937, T3 = 0.02186948779917403, T4 = -0.008863221225003685,
        T5 = 0.0035919557254292314, T6 = -0.0014544999300358944, T7 = 0.000583338337568618, T8 = -0.00021790262466620883,
        T9 = 5.6858235778666336e-05;

    /// <summary>Up to here tanh is a polynomial, from here on 1 - 2 / (e^2x + 1).</summary>
    public const double TanhSmall = 0.5;

    /// <summary>Above, tanh is 1.</summary>
    public const double TanhHigh = 20;

    /// <summary>
    /// ln(1 + f) = 2 atanh(s), s = f / (2 + f); 2 atanh(s) = 2 s + s z (L0 + L1 z + ... + L6 z^6), z = s^2, for 1 + f in [sqrt(1/2), sqrt(2)].
    /// </summary>
    public const double
        L0 = 0.666666666666674, L1 = 0.3999999999937796, L2 = 0.2857142875130544, L3 = 0.22222197587178238, L4 = 0.18183618993588502,
        L5 = 0.1531256980569305, L6 = 0.14811540437055118;

    /// <summary>Smallest normal number.</summary>
    public const double MinNormal = 2.2250738585072014E-308;

    /// <summary>2^52: brings subnormal numbers into the normal range.</summary>
    public const double Lift = 4503599627370496;

    /// <summary>The bits of 1 minus those of sqrt(1/2).</summary>
    public const ulong SqrtHalfToOne = 0x3ff0000000000000 - 0x3fe6a09e667f3bcd;

    /// <summary>The bits of 1.</summary>
    public const ulong OneBits = 0x3ff0000000000000;

    /// <summary>Sign and exponent.</summary>
    public const ulong ExponentMask = 0xfff0000000000000;

    /// <summary>The bits of 2^52: an integer in the low bits makes 2^52 plus it.</summary>
    public const ulong IntegerBits = 0x4330000000000000;

    /// <summary>2^52 + 1023: from the biased exponent on top of <see cref="IntegerBits"/> to the exponent.</summary>
    public const double IntegerBias = 4503599627371519;
}
