namespace SeqGen;

/// <summary>
/// Opens a stack that writes a target of a model with an encoder: either token by token, with <see cref="TokensAttribute"/> that have a start and an end token,
/// layers that do not look ahead, and a cross-entropy over the same tokens; or all steps at once, with <see cref="NoInputAttribute"/> and any loss at every
/// step but <see cref="CtcAttribute"/>, or none. Several decoders without input may share an encoder and the steps of their targets.
/// </summary>
/// <example>
/// <code>
/// [Encoder, Features(8), Lstm(32)]
/// [Decoder("past"), NoInput, Lstm(32), Dense(8), MeanSquaredError]
/// [Decoder("future"), NoInput, Lstm(32), Dense(8), MeanSquaredError]
/// </code>
/// </example>
/// <param name="name">Name of the stack and of its output where there are several decoders: letters, digits and underscores. <c>decoder</c> when empty.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class DecoderAttribute(string name = "") : Attribute
{
    /// <summary>Name of the stack; <c>decoder</c> when empty.</summary>
    public string Name { get; } = name;

    /// <summary>What the decoder's recurrent layers start from.</summary>
    public Bridge Bridge { get; set; }

    /// <summary>
    /// Names of stacks, separated by commas, each of which gives one vector per sequence: the decoder's recurrent layers start from these, side by side, instead
    /// of from the encoder. Attention goes to the encoder all the same.
    /// </summary>
    public string From { get; set; } = "";

    /// <summary>
    /// Whether the decoder's input at every step is its own output of the step before, in training as later; a caller gives none. The stack then begins with
    /// <see cref="FeaturesAttribute"/>, <see cref="FramesAttribute"/>, <see cref="SignalAttribute"/> or <see cref="VolumesAttribute"/> of the form of its output. The first
    /// input is the last of the source where that has this form too, else zeros. Behind a <see cref="BinaryCrossEntropyAttribute"/> probabilities are fed, not logits.
    /// </summary>
    public bool OwnOutput { get; set; }

    /// <summary>
    /// Probability, in [0, 1), with which a step in training is given the decoder's own token of the step before, the likeliest by its logits, instead of the
    /// target's (scheduled sampling, Bengio et al. 2015). Drawn for each sequence and step from the run's seed and call; no gradient goes through the choice.
    /// The model then has a property of this name, which a training loop can raise or lower. A forward pass in training runs the decoder twice.
    /// </summary>
    public double ScheduledSampling { get; set; }
}
