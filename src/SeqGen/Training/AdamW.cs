namespace SeqGen.Training;

/// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019); PyTorch's <c>AdamW</c>.</summary>
/// <remarks>p = p (1 - learningRate weightDecay), then a step of <see cref="Adam"/> without decay.</remarks>
public sealed class AdamW : Adam
{
    /// <summary>Makes an optimizer that has done no step.</summary>
    /// <param name="learningRate">Size of the steps.</param>
    /// <param name="beta1">Share of the mean gradient that is kept.</param>
    /// <param name="beta2">Share of the mean squared gradient that is kept.</param>
    /// <param name="epsilon">Added to the divisor.</param>
    /// <param name="weightDecay">Share of the parameter, times the learning rate, that every step takes off.</param>
    /// <param name="amsGrad">Whether to divide by the largest mean squared gradient so far.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public AdamW(
        double learningRate = 1e-3, double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8, double weightDecay = 1e-2, bool amsGrad = false)
        : base(learningRate, beta1, beta2, epsilon, weightDecay, amsGrad, decoupled: true)
    {
    }
}
