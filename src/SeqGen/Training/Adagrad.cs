using System.Numerics;

namespace SeqGen.Training;

/// <summary>Adagrad (Duchi, Hazan and Singer, 2011); PyTorch's <c>Adagrad</c>.</summary>
/// <remarks>
/// g = g + weightDecay p; s = s + g^2; p = p - learningRate / (1 + (t - 1) learningRateDecay) g / (sqrt(s) + epsilon).
/// </remarks>
public sealed class Adagrad : Optimizer
{
    /// <summary>Makes an optimizer that has done no step.</summary>
    /// <param name="learningRate">Size of the steps.</param>
    /// <param name="learningRateDecay">How fast the steps shrink.</param>
    /// <param name="epsilon">Added to the divisor.</param>
    /// <param name="weightDecay">Factor of the parameter that is added to its gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is negative, infinite or not a number.</exception>
    public Adagrad(double learningRate = 1e-2, double learningRateDecay = 0, double epsilon = 1e-10, double weightDecay = 0)
        : base(learningRate, "sum")
    {
        LearningRateDecay = CheckNotNegative(learningRateDecay, nameof(learningRateDecay));
        Epsilon = CheckNotNegative(epsilon, nameof(epsilon));
        WeightDecay = CheckNotNegative(weightDecay, nameof(weightDecay));
    }

    /// <summary>How fast the steps shrink.</summary>
    public double LearningRateDecay { get; }

    /// <summary>Added to the divisor.</summary>
    public double Epsilon { get; }

    /// <summary>Factor of the parameter that is added to its gradient.</summary>
    public double WeightDecay { get; }

    private protected override void Update<T>(in UpdateSpans<T> spans) => UpdateLoop.Run(spans, new AdagradUpdate<T>
    {
        Decay = Vector.Create(T.CreateChecked(WeightDecay)),
        Rate = Vector.Create(T.CreateChecked(LearningRate / (1 + ((Steps - 1) * LearningRateDecay)))),
        Epsilon = Vector.Create(T.CreateChecked(Epsilon)),
    });
}
