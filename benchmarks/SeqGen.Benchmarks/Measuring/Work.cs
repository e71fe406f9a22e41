namespace SeqGen.Benchmarks.Measuring;

/// <summary>What a row times.</summary>
/// <param name="Forward">The first half, or all of it.</param>
/// <param name="Backward">The second half, if there is one.</param>
/// <param name="Calls">Calls that one run of <paramref name="Forward"/> makes; times are per call.</param>
internal sealed record Work(Action Forward, Action? Backward = null, int Calls = 1)
{
    /// <summary>Bytes that the workspace keeps for each unit of each step of each sequence; 0 where that is not asked.</summary>
    public double BytesPerUnit { get; init; }
}
