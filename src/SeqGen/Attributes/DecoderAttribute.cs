namespace SeqGen;

/// <summary>
/// Opens the stack that writes the target of a model with an encoder and a decoder: <see cref="TokensAttribute"/> with a start and an end token,
/// layers that do not look ahead, and a cross-entropy over the same tokens.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DecoderAttribute : Attribute
{
    /// <summary>What the decoder's recurrent layers start from.</summary>
    public Bridge Bridge { get; set; }

    /// <summary>
    /// Probability, in [0, 1), with which a step in training is given the decoder's own token of the step before, the likeliest by its logits, instead of the
    /// target's (scheduled sampling, Bengio et al. 2015). Drawn for each sequence and step from the run's seed and call; no gradient goes through the choice.
    /// The model then has a property of this name, which a training loop can raise or lower. A forward pass in training runs the decoder twice.
    /// </summary>
    public double ScheduledSampling { get; set; }
}
