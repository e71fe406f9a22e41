namespace TextGeneration;

/// <summary>What the switches of the command line ask for.</summary>
internal sealed record Options(
    int Seed,
    double Minutes,
    string? TextFile,
    string Withhold,
    string? Prompt,
    string ModelFile,
    int Threads,
    int Length,
    double Temperature);
