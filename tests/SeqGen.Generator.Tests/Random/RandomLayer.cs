using System.Globalization;
using SeqGen.Tests.Zoo;

namespace SeqGen.Generator.Tests.Random;

/// <summary>A layer of a random model.</summary>
/// <param name="Symbol">
/// One letter a kind: F features, T tokens, E embedding, R recurrent, A self-attention, B feed-forward, I positions, D dense, N layer norm,
/// P dropout, X repeat, L reduction, Q attention pool, $ loss.
/// </param>
/// <param name="Size">Its size, if it has one.</param>
/// <param name="Rate">Its rate, if it has one.</param>
/// <param name="Number">Its weight, epsilon or delta, if it has one.</param>
/// <param name="Variant">Which of the attributes of the kind.</param>
/// <param name="Depth">How many layers a recurrent attribute stands for.</param>
/// <param name="Options">Which of its options are set.</param>
/// <param name="Name">Its name, or null.</param>
internal sealed record RandomLayer(char Symbol, int Size, double Rate, double Number, int Variant, int Depth, RandomOptions Options, string? Name)
{
    private static readonly string[] s_activations = ["Tanh", "Sigmoid", "Relu"];
    private static readonly string[] s_reductions = ["Last", "Mean", "Max"];
    private static readonly string[] s_losses = ["CrossEntropy", "MeanSquaredError", "MeanAbsoluteError", "Huber", "BinaryCrossEntropy"];
    private static readonly string[] s_recurrent =
    [
        "Lstm", "Gru", "Gru, Reset = Reset.Before", "Rnn", "Rnn, Activation = Activation.Relu", "Recurrent<GruBeforeCell>",
        .. OwnCells.Steps.Keys.Select(name => $"Recurrent<{name}Cell>"),
    ];

    public bool HasSize => Symbol is 'F' or 'T' or 'E' or 'R' or 'D' or 'A' or 'B' or 'Q';

    public bool HasRate => Symbol == 'P' || HasDropout || HasSmoothing;

    public bool HasNumber => Symbol == 'N' || HasDelta || HasWeight;

    public bool IsBlock => Symbol is 'A' or 'B';

    public bool WeighsSteps => Symbol is 'A' or 'Q';

    public bool Learns => Symbol is 'E' or 'R' or 'D' or 'N' or 'A' or 'B' or 'Q' || IsLearned;

    public bool IsResidual => Symbol == 'R' && Options.HasFlag(RandomOptions.Residual);

    /// <summary>Width of its result; 0 where that is the width of what comes in.</summary>
    public long Width => Symbol is 'F' or 'E' or 'D' ? Size : Symbol == 'R' ? (long)Size * (IsBidirectional && !IsSum ? 2 : 1) : 0;

    private bool IsBidirectional => Symbol == 'R' && Options.HasFlag(RandomOptions.Bidirectional);

    private bool IsSum => IsBidirectional && Options.HasFlag(RandomOptions.Special);

    private bool IsLearned => Symbol == 'I' && Options.HasFlag(RandomOptions.Special);

    private bool HasDropout => ((Symbol == 'R' && Depth > 1) || IsBlock) && Options.HasFlag(RandomOptions.Rate);

    private bool HasSmoothing => Symbol == '$' && Kind == "CrossEntropy" && Options.HasFlag(RandomOptions.Rate);

    private bool HasDelta => Symbol == '$' && Kind == "Huber" && Options.HasFlag(RandomOptions.Special);

    private bool HasWeight => Symbol == '$' && Options.HasFlag(RandomOptions.Number);

    /// <summary>The attribute.</summary>
    public override string ToString()
    {
        string[] kind = Kind.Split(", ");
        string[] arguments =
        [
            .. HasSize ? new[] { Size.ToString(CultureInfo.InvariantCulture) } : [],
            .. Symbol == 'P' ? new[] { Text(Rate) } : [],
            .. kind.Skip(1),
            .. Symbol == 'R' && Depth != 1 ? new[] { "Layers = " + Depth.ToString(CultureInfo.InvariantCulture) } : [],
            .. IsBidirectional ? new[] { "Bidirectional = true" } : [],
            .. IsSum ? new[] { "Merge = Merge.Sum" } : [],
            .. HasDropout ? new[] { "Dropout = " + Text(Rate) } : [],
            .. Symbol == 'I' ? new[] { "200" } : [],
            .. IsLearned ? new[] { "Learned = true" } : [],
            .. Symbol == 'A' && Options.HasFlag(RandomOptions.Special) ? new[] { "Causal = true" } : [],
            .. IsBlock && Options.HasFlag(RandomOptions.Bidirectional) ? new[] { "Norm = Norm." + (Variant % 2 == 0 ? "Before" : "After") } : [],
            .. IsBlock && Options.HasFlag(RandomOptions.Residual) ? new[] { "Residual = true" } : [],
            .. IsResidual ? new[] { "Residual = true" } : [],
            .. Symbol is 'D' or 'B' && Options.HasFlag(RandomOptions.Special) ? new[] { "Activation = Activation." + s_activations[Variant % s_activations.Length] } : [],
            .. Symbol == 'F' && Options.HasFlag(RandomOptions.Special) ? new[] { "Standardize = true" } : [],
            .. Symbol == 'N' ? new[] { "Epsilon = " + Text(Number) } : [],
            .. HasDelta ? new[] { "Delta = " + Text(Number) } : [],
            .. HasSmoothing ? new[] { "Smoothing = " + Text(Rate) } : [],
            .. HasWeight ? new[] { "Weight = " + Text(Number) } : [],
            .. Name is null ? Array.Empty<string>() : [$"Name = \"{Name}\""],
        ];
        return arguments.Length == 0 ? kind[0] : $"{kind[0]}({string.Join(", ", arguments)})";
    }

    /// <summary>Name of the attribute and what makes it a variant.</summary>
    private string Kind => Symbol switch
    {
        'F' => "Features",
        'T' => "Tokens",
        'E' => "Embedding",
        'R' => s_recurrent[Variant % s_recurrent.Length],
        'A' => "SelfAttention",
        'B' => "FeedForward",
        'I' => "PositionalEncoding",
        'Q' => "AttentionPool",
        'D' => "Dense",
        'N' => "LayerNorm",
        'P' => "Dropout",
        'X' => "Repeat",
        'L' => s_reductions[Variant % s_reductions.Length],
        _ => s_losses[Variant % s_losses.Length],
    };

    private static string Text(double number) => double.IsNaN(number) ? "double.NaN" : double.IsInfinity(number) ? "double.PositiveInfinity" : number.ToString(CultureInfo.InvariantCulture);
}
