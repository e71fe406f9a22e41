using System.Numerics;

namespace SeqGen.Training;

/// <summary>Adam (Kingma and Ba, 2015), with AMSGrad (Reddi, Kale and Kumar, 2018) as an option; PyTorch's <c>Adam</c>.</summary>
/// <remarks>
/// g = g + weightDecay p; m = beta1 m + (1 - beta1) g; v = beta2 v + (1 - beta2) g^2; AMSGrad keeps the largest v;
/// p = p - learningRate / (1 - beta1^t) m / (sqrt(v) / sqrt(1 - beta2^t) + epsilon).
/// </remarks>
public class Adam : Optimizer
{
    private readonly bool _decoupled;

    /// <summary>Makes an optimizer that has done no step.</summary>
    /// <param name="learningRate">Size of the steps.</param>
    /// <param name="beta1">Share of the mean gradient that is kept.</param>
    /// <param name="beta2">Share of the mean squared gradient that is kept.</param>
    /// <param name="epsilon">Added to the divisor.</param>
    /// <param name="weightDecay">Factor of the parameter that is added to its gradient.</param>
    /// <param name="amsGrad">Whether to divide by the largest mean squared gradient so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public Adam(
        double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 0, bool amsGrad = false)
        : this(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad, decoupled: false)
    {
    }

    private protected Adam(
        double learningRate, double beta1, double beta2, double epsilon, double weightDecay, bool amsGrad, bool decoupled)
        : base(learningRate, amsGrad ? ["exp_avg", "exp_avg_sq", "max_exp_avg_sq"] : ["exp_avg", "exp_avg_sq"])
    {
        Beta1 = CheckShare(beta1, nameof(beta1));
        Beta2 = CheckShare(beta2, nameof(beta2));
        Epsilon = CheckNotNegative(epsilon, nameof(epsilon));
        WeightDecay = CheckNotNegative(weightDecay, nameof(weightDecay));
        AmsGrad = amsGrad;
        _decoupled = decoupled;
    }

    /// <summary>Share of the mean gradient that is kept.</summary>
    public double Beta1 { get; }

    /// <summary>Share of the mean squared gradient that is kept.</summary>
    public double Beta2 { get; }

    /// <summary>Added to the divisor.</summary>
    public double Epsilon { get; }

    /// <summary>Factor of the parameter: added to its gradient, or for <see cref="AdamW"/> taken off it.</summary>
    public double WeightDecay { get; }

    /// <summary>Whether to divide by the largest mean squared gradient so far.</summary>
    public bool AmsGrad { get; }

    private protected sealed override void Update<T>(in UpdateSpans<T> spans)
    {
        if (AmsGrad)
        {
            UpdateLoop.Run(spans, Formula<T, IOption.On>());
        }
        else
        {
            UpdateLoop.Run(spans, Formula<T, IOption.Off>());
        }
    }

    /// <summary>A whole power by repeated squaring: the same bits on every machine, which Math.Pow does not promise.</summary>
    private static double Power(double value, long exponent)
    {
        double power = 1;
        for (; exponent > 0; exponent >>= 1, value *= value)
        {
            power *= (exponent & 1) == 1 ? value : 1;
        }

        return power;
    }

    private AdamUpdate<T, TAmsGrad> Formula<T, TAmsGrad>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TAmsGrad : struct, IOption => new()
    {
        Decay = Vector.Create(T.CreateChecked(_decoupled ? 0 : WeightDecay)),
        Shrink = Vector.Create(T.CreateChecked(_decoupled ? 1 - (LearningRate * WeightDecay) : 1)),
        Beta1 = Vector.Create(T.CreateChecked(Beta1)),
        Rest1 = Vector.Create(T.CreateChecked(1 - Beta1)),
        Beta2 = Vector.Create(T.CreateChecked(Beta2)),
        Rest2 = Vector.Create(T.CreateChecked(1 - Beta2)),
        Rate = Vector.Create(T.CreateChecked(LearningRate / (1 - Power(Beta1, Steps)))),
        Correction = Vector.Create(T.CreateChecked(Math.Sqrt(1 - Power(Beta2, Steps)))),
        Epsilon = Vector.Create(T.CreateChecked(Epsilon)),
    };
}
