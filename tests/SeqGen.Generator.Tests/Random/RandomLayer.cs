using System.Globalization;

namespace SeqGen.Generator.Tests.Random;

/// <summary>A layer of a random model.</summary>
/// <param name="Symbol">
/// One letter a kind: F features, T tokens, E embedding, R recurrent, D dense, N layer norm, P dropout, X repeat, L reduction, $ loss.
/// </param>
/// <param name="Size">Its size, if it has one.</param>
/// <param name="Rate">Its rate, if it has one.</param>
/// <param name="Variant">Which of the attributes of the kind.</param>
/// <param name="Bidirectional">Whether a recurrent layer has two directions, concatenated.</param>
/// <param name="Residual">Whether a recurrent layer adds its input.</param>
/// <param name="Name">Its name, or null.</param>
internal sealed record RandomLayer(char Symbol, int Size, double Rate, int Variant, bool Bidirectional, bool Residual, string? Name)
{
    private static readonly string[] s_recurrent = ["Lstm", "Gru", "Rnn", "Recurrent<GruBeforeCell>"];
    private static readonly string[] s_reductions = ["Last", "Mean", "Max"];
    private static readonly string[] s_losses = ["CrossEntropy", "MeanSquaredError", "MeanAbsoluteError", "Huber", "BinaryCrossEntropy"];

    public bool HasSize => Symbol is 'F' or 'T' or 'E' or 'R' or 'D';

    public bool HasRate => Symbol == 'P';

    /// <summary>Width of its result; 0 where that is the width of what comes in.</summary>
    public long Width => Symbol is 'F' or 'E' or 'D' ? Size : Symbol == 'R' ? (long)Size * (Bidirectional ? 2 : 1) : 0;

    /// <summary>The attribute.</summary>
    public override string ToString()
    {
        string[] arguments =
        [
            .. HasSize ? new[] { Size.ToString(CultureInfo.InvariantCulture) } : [],
            .. HasRate ? new[] { double.IsNaN(Rate) ? "double.NaN" : Rate.ToString(CultureInfo.InvariantCulture) } : [],
            .. Symbol == 'R' && Bidirectional ? new[] { "Bidirectional = true" } : [],
            .. Symbol == 'R' && Residual ? new[] { "Residual = true" } : [],
            .. Name is null ? Array.Empty<string>() : [$"Name = \"{Name}\""],
        ];
        return arguments.Length == 0 ? Kind : $"{Kind}({string.Join(", ", arguments)})";
    }

    private string Kind => Symbol switch
    {
        'F' => "Features",
        'T' => "Tokens",
        'E' => "Embedding",
        'R' => s_recurrent[Variant % s_recurrent.Length],
        'D' => "Dense",
        'N' => "LayerNorm",
        'P' => "Dropout",
        'X' => "Repeat",
        'L' => s_reductions[Variant % s_reductions.Length],
        _ => s_losses[Variant % s_losses.Length],
    };
}
