namespace TextGeneration;

/// <summary>Bits per character on the held-out lines and on the text withheld whole, if there is one.</summary>
internal sealed record Scores(double HeldOut, double? Withheld)
{
    public override string ToString() => Withheld is null ? $"{HeldOut:F4}" : $"{HeldOut:F4} on held-out lines, {Withheld:F4} on withheld text,";
}
