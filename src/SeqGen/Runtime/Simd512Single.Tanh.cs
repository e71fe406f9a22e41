using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.Intrinsics.Vector512;
using M = SeqGen.Runtime.VectorMathSingle;
using Wide = System.Runtime.Intrinsics.Vector512;
using WideInt32 = System.Runtime.Intrinsics.Vector512<int>;
using WideSingle = System.Runtime.Intrinsics.Vector512<float>;

namespace SeqGen.Runtime;

/// <content>
/// tanh by a look-up in registers, which takes half as long as an exponential and a division. |x| lies in one of 32 intervals, four to each power of
/// two from 2^-4 to 2^4 (the first reaches down to 0), and tanh |x| = c0 + y (c1 + c2 y + c3 y^2 + c4 y^3 + c5 y^4), y = |x| - center. Centers lie
/// where tanh all but meets a float, so that the result is rounded once. The polynomials are minimax fits (Remez); relative error below 1.4e-8.
/// </content>
public readonly partial struct Simd512Single
{
    /// <summary>
    /// Leaves the last three bits of the exponent and the first two of the mantissa as the interval: 2^-4 falls on 12, 2^0 on 28, 2^1 on 0.
    /// </summary>
    private const int IntervalShift = M.Mantissa - 2;

    /// <summary>The first interval reaches from 0 to 5/4 of this.</summary>
    private const float LowestInterval = 0.0625f;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Simd512Single Tanh(Simd512Single a)
    {
        WideSingle u = Wide.Abs(a.lanes);
        WideInt32 interval = Wide.Max(u.AsInt32(), Wide.Create(LowestInterval).AsInt32()) >> IntervalShift;
        WideSingle center = Lookup(
            interval,
            Wide.Create(
                2.2499487f, 2.7500668f, 3.2499137f, 3.7502475f, 4.503203f, 5.4985805f, 6.498972f, 7.513047f,
                8.66434f, 11f, 13f, 15f, 0f, 0.08593746f, 0.10156268f, 0.11718768f),
            Wide.Create(
                0.14062513f, 0.17187478f, 0.20312461f, 0.23437542f, 0.28124958f, 0.34374964f, 0.40625113f, 0.46875146f,
                0.5625006f, 0.68750167f, 0.81249636f, 0.9374976f, 1.1250007f, 1.3749977f, 1.6249857f, 1.875007f));
        WideSingle c0 = Lookup(
            interval,
            Wide.Create(
                0.9780239f, 0.9918608f, 0.9969971f, 0.998895f, 0.9997548f, 0.9999665f, 0.99999547f, 0.9999994f,
                0.99999994f, 1f, 1f, 1f, 0f, 0.08572653f, 0.10121491f, 0.116654165f),
            Wide.Create(
                0.13970543f, 0.17020209f, 0.20037635f, 0.2301761f, 0.2740612f, 0.3308208f, 0.38528493f, 0.43718997f,
                0.5098304f, 0.59637463f, 0.6709651f, 0.7340704f, 0.8093013f, 0.8798262f, 0.92534417f, 0.9540459f));
        WideSingle c1 = Lookup(
            interval,
            Wide.Create(
                0.043469276f, 0.016212143f, 0.005996749f, 0.002208801f, 0.00049038476f, 6.699621e-05f, 9.060126e-06f, 1.1921658e-06f,
                1.18632855e-07f, 0f, 0f, 0f, 1f, 0.992651f, 0.9897556f, 0.9863918f),
            Wide.Create(
                0.9804824f, 0.97103125f, 0.9598493f, 0.947019f, 0.92489046f, 0.8905576f, 0.8515555f, 0.80886495f,
                0.74007297f, 0.6443373f, 0.5498059f, 0.46114063f, 0.34503138f, 0.22590588f, 0.14373817f, 0.08979644f));
        WideSingle c2 = Lookup(
            interval,
            Wide.Create(
                -0.042512786f, -0.016079275f, -0.0059783333f, -0.0022061998f, -0.0004896531f, -6.691065e-05f, -9.0487965e-06f, -1.1906468e-06f,
                -1.1940224e-07f, 0f, 0f, 0f, 0f, -0.08509652f, -0.10017802f, -0.115066715f),
            Wide.Create(
                -0.13697872f, -0.16527155f, -0.1923311f, -0.21798113f, -0.25347656f, -0.29461494f, -0.32809147f, -0.35362762f,
                -0.37731147f, -0.38426635f, -0.3689006f, -0.3385098f, -0.2792363f, -0.19875905f, -0.1330077f, -0.08566999f));
        WideSingle c3 = Lookup(
            interval,
            Wide.Create(
                0.027090315f, 0.010544786f, 0.0039616143f, 0.0014675363f, 0.0003261506f, 4.4606473e-05f, 6.0325633e-06f, 7.9267664e-07f,
                8.36777e-08f, 0f, 0f, 0f, -0.33333248f, -0.32358864f, -0.319779f, -0.31537426f),
            Wide.Create(
                -0.3076908f, -0.29554752f, -0.28141117f, -0.26549894f, -0.23882885f, -0.1993879f, -0.15744324f, -0.115019284f,
                -0.054327033f, 0.014387091f, 0.06425054f, 0.09477641f, 0.11097618f, 0.09957213f, 0.07516564f, 0.051801212f));
        WideSingle c4 = Lookup(
            interval,
            Wide.Create(
                -0.012386322f, -0.005146696f, -0.00197814f, -0.0007388466f, -0.00017083291f, -2.337955e-05f, -3.1624545e-06f, -4.1603397e-07f,
                -4.1248374e-08f, 0f, 0f, 0f, 0f, 0.056102984f, 0.065755986f, 0.07514178f),
            Wide.Create(
                0.0886293f, 0.10537428f, 0.12047727f, 0.133749f, 0.14984858f, 0.16406925f, 0.16993451f, 0.16808467f,
                0.15326554f, 0.11944558f, 0.079896204f, 0.043356225f, 0.0036683655f, -0.02111411f, -0.025128484f, -0.020849882f));
        WideSingle c5 = Lookup(
            interval,
            Wide.Create(
                0.0039767562f, 0.0019162578f, 0.000771224f, 0.00029294274f, 6.858393e-05f, 9.318401e-06f, 1.2617684e-06f, 1.7075575e-07f,
                9.889522e-09f, 0f, 0f, 0f, 0.13287602f, 0.12511826f, 0.12193809f, 0.11828491f),
            Wide.Create(
                0.11199374f, 0.10218236f, 0.09101567f, 0.07878121f, 0.059181478f, 0.032056764f, 0.0060082283f, -0.017099367f,
                -0.04334301f, -0.06152403f, -0.06267f, -0.053077597f, -0.032112215f, -0.009550608f, 0.0013816481f, 0.0045972327f));

        WideSingle y = u - center;
        WideSingle y2 = y * y;
        WideSingle high = MultiplyAddEstimate(y2, c5, MultiplyAddEstimate(y, c4, c3));
        WideSingle t = MultiplyAddEstimate(y, MultiplyAddEstimate(y2, high, MultiplyAddEstimate(y, c2, c1)), c0);
        t = ConditionalSelect(GreaterThan(u, Wide.Create(M.TanhHigh)), Wide.Create(1f), t);
        return new(ConditionalSelect(Wide.Create(-0f), a.lanes, t));
    }

    /// <summary>
    /// The entry of <paramref name="low"/> (0 to 15) or <paramref name="high"/> (16 to 31) that the last five bits of an index name.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static WideSingle Lookup(WideInt32 index, WideSingle low, WideSingle high)
    {
        if (Avx512F.IsSupported)
        {
            return Avx512F.PermuteVar16x32x2(low, index, high);
        }

        WideInt32 entry = index & Wide.Create(15);
        return ConditionalSelect(Wide.Equals(index & Wide.Create(16), WideInt32.Zero).AsSingle(), Shuffle(low, entry), Shuffle(high, entry));
    }
}
