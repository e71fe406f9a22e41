using System.Globalization;

namespace SeqGen;

/// <summary>What decoding says of the tokens it wrote.</summary>
/// <param name="Lengths">
/// Tokens of each hypothesis, the end token included, [batch, <see cref="DecodeOptions.Best"/>]; 0 where there is no further hypothesis.
/// </param>
/// <param name="Scores">ln of the model's probability of these tokens, of the same shape; neither temperature, cuts nor the length penalty enter it.</param>
public sealed record DecodeResult(int[] Lengths, double[] Scores)
{
    /// <summary>Lengths and scores in a line.</summary>
    public override string ToString() =>
        $"lengths {string.Join(", ", Lengths)}; scores {string.Join(", ", Scores.Select(score => score.ToString("G6", CultureInfo.InvariantCulture)))}";
}
