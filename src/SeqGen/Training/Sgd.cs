using System.Numerics;

namespace SeqGen.Training;

/// <summary>Stochastic gradient descent with momentum, Nesterov's form of it, and weight decay; PyTorch's <c>SGD</c>.</summary>
/// <remarks>
/// g = g + weightDecay p; b = momentum b + (1 - dampening) g, at the first step b = g; d = b, with Nesterov g + momentum b;
/// p = p - learningRate d.
/// </remarks>
public sealed class Sgd : Optimizer
{
    /// <summary>Makes an optimizer that has done no step.</summary>
    /// <param name="learningRate">Size of the steps.</param>
    /// <param name="momentum">Share of the last direction that is kept.</param>
    /// <param name="dampening">Share of the gradient that is left out of the direction.</param>
    /// <param name="nesterov">Whether to look one step of momentum ahead (Sutskever et al., 2013).</param>
    /// <param name="weightDecay">Factor of the parameter that is added to its gradient.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is negative, infinite or not a number.</exception>
    /// <exception cref="ArgumentException">Nesterov's form needs a momentum and no dampening.</exception>
    public Sgd(double learningRate = 1e-3, double momentum = 0, double dampening = 0, bool nesterov = false, double weightDecay = 0)
        : base(learningRate, momentum == 0 ? [] : ["momentum_buffer"])
    {
        Momentum = CheckNotNegative(momentum, nameof(momentum));
        Dampening = double.IsFinite(dampening) ? dampening : throw new ArgumentOutOfRangeException(nameof(dampening), dampening, "dampening must be a number.");
        WeightDecay = CheckNotNegative(weightDecay, nameof(weightDecay));
        Nesterov = nesterov;
        if (nesterov && (momentum == 0 || dampening != 0))
        {
            throw new ArgumentException("Nesterov's form needs a momentum and no dampening.", nameof(nesterov));
        }
    }

    /// <summary>Share of the last direction that is kept.</summary>
    public double Momentum { get; }

    /// <summary>Share of the gradient that is left out of the direction.</summary>
    public double Dampening { get; }

    /// <summary>Whether to look one step of momentum ahead.</summary>
    public bool Nesterov { get; }

    /// <summary>Factor of the parameter that is added to its gradient.</summary>
    public double WeightDecay { get; }

    private protected override void Update<T>(in UpdateSpans<T> spans)
    {
        Vector<T> rate = Vector.Create(T.CreateChecked(LearningRate));
        Vector<T> decay = Vector.Create(T.CreateChecked(WeightDecay));
        if (Momentum == 0)
        {
            UpdateLoop.Run(spans, new SgdUpdate<T> { Rate = rate, Decay = decay });
            return;
        }

        UpdateLoop.Run(spans, new SgdMomentumUpdate<T>
        {
            Rate = rate,
            Decay = decay,
            Momentum = Vector.Create(T.CreateChecked(Momentum)),
            Share = Vector.Create(T.CreateChecked(Steps == 1 ? 1 : 1 - Dampening)),
            Nesterov = Nesterov,
        });
    }
}
