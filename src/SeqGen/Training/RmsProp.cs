using System.Numerics;

namespace SeqGen.Training;

/// <summary>RMSProp (Hinton, 2012; centered: Graves, 2013); PyTorch's <c>RMSprop</c>.</summary>
/// <remarks>
/// g = g + weightDecay p; v = alpha v + (1 - alpha) g^2; centered: a = alpha a + (1 - alpha) g and s = v - a^2, else s = v;
/// d = g / (sqrt(s) + epsilon); with momentum b = momentum b + d and d = b; p = p - learningRate d. Where rounding makes s negative
/// it counts as 0 (PyTorch gets NaN there).
/// </remarks>
public sealed class RmsProp : Optimizer
{
    /// <summary>Makes an optimizer that has done no step.</summary>
    /// <param name="learningRate">Size of the steps.</param>
    /// <param name="alpha">Share of the mean squared gradient that is kept.</param>
    /// <param name="epsilon">Added to the divisor.</param>
    /// <param name="momentum">Share of the last direction that is kept.</param>
    /// <param name="centered">Whether to divide by the standard deviation of the gradient rather than by its mean square.</param>
    /// <param name="weightDecay">Factor of the parameter that is added to its gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public RmsProp(
        double learningRate = 1e-2, double alpha = 0.99, double epsilon = 1e-8, double momentum = 0, bool centered = false, double weightDecay = 0)
        : base(learningRate, Names(momentum != 0, centered))
    {
        Alpha = CheckShare(alpha, nameof(alpha));
        Epsilon = CheckNotNegative(epsilon, nameof(epsilon));
        Momentum = CheckNotNegative(momentum, nameof(momentum));
        WeightDecay = CheckNotNegative(weightDecay, nameof(weightDecay));
        Centered = centered;
    }

    /// <summary>Share of the mean squared gradient that is kept.</summary>
    public double Alpha { get; }

    /// <summary>Added to the divisor.</summary>
    public double Epsilon { get; }

    /// <summary>Share of the last direction that is kept.</summary>
    public double Momentum { get; }

    /// <summary>Whether to divide by the standard deviation of the gradient rather than by its mean square.</summary>
    public bool Centered { get; }

    /// <summary>Factor of the parameter that is added to its gradient.</summary>
    public double WeightDecay { get; }

    private protected override void Update<T>(in UpdateSpans<T> spans)
    {
        switch (Centered, Momentum != 0)
        {
            case (false, false): UpdateLoop.Run(spans, Formula<T, IOption.Off, IOption.Off>()); break;
            case (false, true): UpdateLoop.Run(spans, Formula<T, IOption.Off, IOption.On>()); break;
            case (true, false): UpdateLoop.Run(spans, Formula<T, IOption.On, IOption.Off>()); break;
            case (true, true): UpdateLoop.Run(spans, Formula<T, IOption.On, IOption.On>()); break;
        }
    }

    private static string[] Names(bool momentum, bool centered) =>
        ["square_avg", .. (string[])(momentum ? ["momentum_buffer"] : []), .. (string[])(centered ? ["grad_avg"] : [])];

    private RmsPropUpdate<T, TCentered, TMomentum> Formula<T, TCentered, TMomentum>()
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        where TCentered : struct, IOption
        where TMomentum : struct, IOption => new()
    {
        Decay = Vector.Create(T.CreateChecked(WeightDecay)),
        Alpha = Vector.Create(T.CreateChecked(Alpha)),
        Rest = Vector.Create(T.CreateChecked(1 - Alpha)),
        Epsilon = Vector.Create(T.CreateChecked(Epsilon)),
        Momentum = Vector.Create(T.CreateChecked(Momentum)),
        Rate = Vector.Create(T.CreateChecked(LearningRate)),
    };
}
