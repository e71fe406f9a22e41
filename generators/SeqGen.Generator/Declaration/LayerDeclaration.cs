using SeqGen.Generator.Cells;

namespace SeqGen.Generator.Declaration;

/// <summary>One attribute of a stack. The name is resolved: as the user set it, or kind and place (<c>lstm1</c>).</summary>
internal abstract record LayerDeclaration(string Name);

/// <summary>Real numbers per step: x [batch, steps, count].</summary>
internal sealed record FeaturesLayer(string Name, int Count, bool Standardize) : LayerDeclaration(Name);

/// <summary>Token numbers per step: x [batch, steps].</summary>
internal sealed record TokensLayer(string Name, int Vocabulary, int Start = -1, int End = -1) : LayerDeclaration(Name);

/// <summary>In place of a decoder's input: there is none.</summary>
internal sealed record NoInputLayer(string Name) : LayerDeclaration(Name);

/// <summary>A learned vector per token.</summary>
internal sealed record EmbeddingLayer(string Name, int Size) : LayerDeclaration(Name);

/// <summary>A recurrent layer of any cell.</summary>
internal sealed record RecurrentLayer(
    string Name,
    CellDefinition Cell,
    int Units,
    int Layers,
    bool Bidirectional,
    Merge Merge,
    double Dropout,
    bool Residual) : LayerDeclaration(Name)
{
    /// <summary>Taps over the frames that come in.</summary>
    public KernelSize Kernel { get; init; } = 0;

    /// <summary>Taps over the states' frames; those of <see cref="Kernel"/> where none are set.</summary>
    public KernelSize StateKernel { get; init; } = 0;

    /// <summary>The taps that <see cref="Kernel"/> stands for.</summary>
    public KernelSize InputTaps => Kernel.Or(KernelSize.Usual);

    /// <summary>The taps that <see cref="StateKernel"/> stands for.</summary>
    public KernelSize StateTaps => StateKernel.Or(InputTaps);
}

/// <summary>How two directions become one output.</summary>
internal enum Merge
{
    Concat,
    Sum,
}

/// <summary>Layer normalization over the units of a row, with gain and bias.</summary>
internal sealed record LayerNormLayer(string Name, double Epsilon) : LayerDeclaration(Name);

/// <summary>Dropout of units with the given probability while training.</summary>
internal sealed record DropoutLayer(string Name, double Rate) : LayerDeclaration(Name);

/// <summary>A fully connected layer at every step (or once, after a reduction).</summary>
internal sealed record DenseLayer(string Name, int Units, Activation Activation) : LayerDeclaration(Name)
{
    /// <summary>Name of the earlier layer of the stack whose output is added; empty for none.</summary>
    public string Residual { get; init; } = "";
}

/// <summary>Pointwise function after a dense layer.</summary>
internal enum Activation
{
    None,
    Relu,
    Tanh,
    Sigmoid,
    Gelu,
    Silu,
}

/// <summary>What goes around a block of a transformer.</summary>
/// <param name="Residual">Whether its input is added to its output.</param>
/// <param name="Norm">Where it is normalized.</param>
/// <param name="Dropout">Probability with which a unit of its output is dropped while training.</param>
internal sealed record BlockOptions(bool Residual, Norm Norm, double Dropout);

/// <summary>Where a block is normalized.</summary>
internal enum Norm
{
    None,
    Before,
    After,
}

/// <summary>Multi-head attention of a sequence to itself.</summary>
internal sealed record SelfAttentionLayer(string Name, int Heads, bool Causal, BlockOptions Block) : LayerDeclaration(Name)
{
    /// <summary>Probability with which a weight is dropped while training.</summary>
    public double WeightDropout { get; init; }
}

/// <summary>Two dense layers with a function between them.</summary>
internal sealed record FeedForwardLayer(string Name, int Units, Activation Activation, BlockOptions Block) : LayerDeclaration(Name);

/// <summary>Attention of a decoder to its encoder.</summary>
internal sealed record AttentionLayer(string Name, Score Score, int Units = 0) : LayerDeclaration(Name)
{
    /// <summary>Whether its output of the step before joins the input of the decoder's first recurrent layer.</summary>
    public bool InputFeeding { get; init; }

    /// <summary>Heads with projections of their own; 0 for none.</summary>
    public int Heads { get; init; }

    /// <summary>Normalization and residual around it.</summary>
    public BlockOptions Block { get; init; } = new(Residual: false, Norm.None, 0);

    /// <summary>Probability with which a weight is dropped while training.</summary>
    public double Dropout { get; init; }

    /// <summary>Steps to both sides of the query's own that are seen; 0 for all.</summary>
    public int Window { get; init; }

    /// <summary>Whether the sum of past weights enters the scores.</summary>
    public bool Coverage { get; init; }

    /// <summary>Steps of the longest source, where past weights are remembered; else 0.</summary>
    public int Longest { get; init; }

    /// <summary>Width of the filters over the weights before; 0 for <see cref="UsualKernel"/>.</summary>
    public int Kernel { get; init; }

    /// <summary>Width of location filters when none is set.</summary>
    public const int UsualKernel = 31;

    /// <summary>Whether scores are sums within tanh, of units of their own.</summary>
    public bool IsAdditive => Score is Score.Additive or Score.Concat or Score.Location;

    /// <summary>Whether a step's scores depend on weights of earlier steps.</summary>
    public bool Remembers => Coverage || Score == Score.Location;
}

/// <summary>How a query and a step agree.</summary>
internal enum Score
{
    Additive,
    Dot,
    ScaledDot,
    General,
    Concat,
    Location,
}

/// <summary>A vector for each step, added; or, rotary, angles by which the attentions that follow turn queries and keys.</summary>
internal sealed record PositionalLayer(string Name, int Steps, bool Learned, bool Rotary = false) : LayerDeclaration(Name);

/// <summary>A reduction over time by additive attention.</summary>
internal sealed record AttentionPoolLayer(string Name, int Units) : LayerDeclaration(Name);

/// <summary>One vector at every step.</summary>
internal sealed record RepeatLayer(string Name) : LayerDeclaration(Name);

/// <summary>A reduction over time.</summary>
internal sealed record ReduceLayer(string Name, Reduction Reduction) : LayerDeclaration(Name);

/// <summary>Which reduction over time.</summary>
internal enum Reduction
{
    Last,
    Mean,
    Max,
}

/// <summary>The loss at the end of a stack.</summary>
/// <param name="Name">Resolved name.</param>
/// <param name="Kind">Which loss.</param>
/// <param name="Weight">Factor in the sum of all heads' losses.</param>
/// <param name="Smoothing">Label smoothing of cross-entropy, in [0, 1).</param>
/// <param name="Delta">Where Huber turns from square to line.</param>
/// <param name="Blank">The class of no label of connectionist temporal classification.</param>
internal sealed record LossLayer(string Name, LossKind Kind, double Weight, double Smoothing, double Delta, int Blank = 0) : LayerDeclaration(Name)
{
    /// <summary>What its sum is divided by, where targets are numbers of the output's shape.</summary>
    public Per Per { get; init; }

    /// <summary>Whether targets are classes, one number each, instead of numbers of the output's shape.</summary>
    public bool HasClassTargets => Kind is LossKind.CrossEntropy or LossKind.Ctc;
}

/// <summary>What the sum of a loss is divided by.</summary>
internal enum Per
{
    Element,
    Frame,
    Sequence,
}

/// <summary>Which loss.</summary>
internal enum LossKind
{
    CrossEntropy,
    MeanSquaredError,
    MeanAbsoluteError,
    Huber,
    BinaryCrossEntropy,
    Ctc,
}
