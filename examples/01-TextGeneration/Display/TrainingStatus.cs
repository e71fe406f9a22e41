namespace TextGeneration.Display;

/// <summary>How far training is: the latest loss in bits per character, characters read, and time.</summary>
internal sealed record TrainingStatus(double BitsPerCharacter, long Characters, TimeSpan Elapsed, TimeSpan Limit)
{
    public double Share => Math.Min(1, Elapsed / Limit);

    public double CharactersPerSecond => Characters / Math.Max(Elapsed.TotalSeconds, 1e-3);

    public TimeSpan Left => Limit > Elapsed ? Limit - Elapsed : TimeSpan.Zero;

    public override string ToString() =>
        $"{BitsPerCharacter:F3} bits/char  {CharactersPerSecond:N0} chars/s  {Left:m\\:ss} left";
}
