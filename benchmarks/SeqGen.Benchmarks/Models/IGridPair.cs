namespace SeqGen.Benchmarks.Models;

/// <summary>The emitted members of a model with an encoder that the grid calls.</summary>
/// <typeparam name="TRun">The model's workspace.</typeparam>
internal interface IGridPair<TRun>
{
    /// <summary>The model's parameters.</summary>
    ParameterSet<float> Parameters { get; }

    /// <summary>Makes a workspace.</summary>
    TRun CreateWorkspace(int batch, int sourceSteps, int steps);

    /// <summary>Forward by teacher forcing.</summary>
    void Forward(TRun run, ReadOnlySpan<float> source, ReadOnlySpan<int> target, Span<float> y);

    /// <summary>Backward with dx.</summary>
    void Backward(TRun run, ReadOnlySpan<float> dy, Span<float> dx);

    /// <summary>Tokens one after the other.</summary>
    void Decode(TRun run, ReadOnlySpan<float> source, Span<int> output, Span<int> lengths, DecodeOptions? options = null, Span<double> scores = default);
}
