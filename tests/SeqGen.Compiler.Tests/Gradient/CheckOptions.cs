namespace SeqGen.Compiler.Tests.Gradient;

/// <summary>Sizes and values of a finite-difference check.</summary>
internal sealed record CheckOptions
{
    public int Batch { get; init; } = 3;

    public int Steps { get; init; } = 4;

    public int[]? Lengths { get; init; } = [2, 4, 1];

    /// <summary>Steps of the encoder, where there is one.</summary>
    public int SourceSteps { get; init; } = 3;

    public int[]? SourceLengths { get; init; }

    /// <summary>Values in [0.4, 1.6] instead of [-1, 1]: for logarithms, roots and quotients.</summary>
    public bool Positive { get; init; }

    public bool Training { get; init; }

    public int Seed { get; init; } = 1;
}
