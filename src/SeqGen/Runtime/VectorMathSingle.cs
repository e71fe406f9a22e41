namespace SeqGen.Runtime;

/// <summary>
/// Constants of the vector maths in <see cref="float"/>, shared by the three widths. Polynomials are minimax fits in the relative error of the whole
/// function, found with the Remez algorithm at 60 digits and rounded.
/// </summary>
internal static class VectorMathSingle
{
    /// <summary>log2(e).</summary>
    public const float Log2E = 1.44269504f;

    /// <summary>ln 2 rounded to float.</summary>
    public const float Ln2 = 0.693147182f;

    /// <summary>ln 2 - <see cref="Ln2"/>.</summary>
    public const float Ln2Rest = -1.90465429e-9f;

    /// <summary>ln 2 rounded to 10 bits: its products with exponents are exact.</summary>
    public const float Ln2High = 0.693359375f;

    /// <summary>ln 2 - <see cref="Ln2High"/>.</summary>
    public const float Ln2Low = -2.12194440e-4f;

    /// <summary>ln 2 / 2.</summary>
    public const float HalfLn2 = 0.34657359f;

    /// <summary>1.5 * 2^23: what is added to it is rounded to an integer, which then stands in the low bits.</summary>
    public const float Round = 12582912f;

    /// <summary><see cref="Round"/> + 127: shifted left by <see cref="Mantissa"/>, the sum is the power of two itself.</summary>
    public const float RoundPower = 12583039f;

    /// <summary><see cref="RoundPower"/> with one bit more, which the shift moves into the sign: minus the power of two.</summary>
    public const float RoundNegativePower = 12583295f;

    /// <summary>2^-100: what is smaller is flushed to 0.</summary>
    public const float Tiny = 7.88860905e-31f;

    /// <summary>Bits behind the exponent.</summary>
    public const int Mantissa = 23;

    /// <summary>e^r = 1 + r + r^2 (E2 + E3 r + E4 r^2 + E5 r^3 + E6 r^4) for |r| &lt;= ln 2 / 2; relative error 3.2e-9.</summary>
    public const float E2 = 0.49999994f, E3 = 0.16666518f, E4 = 0.041668423f, E5 = 0.008369064f, E6 = 0.0013813876f;

    /// <summary>From here on e^x is infinite.</summary>
    public const float ExpHigh = 89f;

    /// <summary>From here on down e^x is 0: below half of the smallest subnormal number.</summary>
    public const float ExpLow = -104f;

    /// <summary>Below, sigmoid is subnormal and is set to 0.</summary>
    public const float SigmoidLow = -87.33654f;

    /// <summary>Above, sigmoid is 1.</summary>
    public const float SigmoidHigh = 20f;

    /// <summary>tanh x = x + x z (T0 + T1 z + T2 z^2 + T3 z^3), z = x^2, for |x| &lt;= <see cref="TanhSmall"/>; relative error 1.5e-8.</summary>
    public const float T0 = -0.3333315f, T1 = 0.13325989f, T2 = -0.053053036f, T3 = 0.017257055f;

    /// <summary>Up to here tanh is a polynomial, from here on 1 - 2 / (e^2x + 1).</summary>
    public const float TanhSmall = 0.5f;

    /// <summary>Above, tanh is 1.</summary>
    public const float TanhHigh = 10f;

    /// <summary>
    /// ln(1 + f) = 2 atanh(s), s = f / (2 + f); 2 atanh(s) = 2 s + s z (L0 + L1 z + L2 z^2), z = s^2, for 1 + f in [sqrt(1/2), sqrt(2)].
    /// </summary>
    public const float L0 = 0.6666678f, L1 = 0.3997708f, L2 = 0.2988521f;

    /// <summary>Smallest normal number.</summary>
    public const float MinNormal = 1.17549435e-38f;

    /// <summary>2^23: brings subnormal numbers into the normal range.</summary>
    public const float Lift = 8388608f;

    /// <summary>The bits of 1 minus those of sqrt(1/2).</summary>
    public const uint SqrtHalfToOne = 0x3f800000 - 0x3f3504f3;

    /// <summary>The bits of 1.</summary>
    public const uint OneBits = 0x3f800000;

    /// <summary>Sign and exponent.</summary>
    public const uint ExponentMask = 0xff800000;

    /// <summary>The bits of 2^23: an integer in the low bits makes 2^23 plus it.</summary>
    public const uint IntegerBits = 0x4b000000;

    /// <summary>2^23 + 127: from the biased exponent on top of <see cref="IntegerBits"/> to the exponent.</summary>
    public const float IntegerBias = 8388735f;
}
