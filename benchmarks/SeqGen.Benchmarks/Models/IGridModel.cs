namespace SeqGen.Benchmarks.Models;

/// <summary>The emitted members that the grid calls; every emitted model without a head has them.</summary>
/// <typeparam name="TRun">The model's workspace.</typeparam>
/// <typeparam name="TState">The model's state.</typeparam>
internal interface IGridModel<TRun, TState>
{
    /// <summary>The model's parameters.</summary>
    ParameterSet<float> Parameters { get; }

    /// <summary>Makes a workspace.</summary>
    TRun CreateWorkspace(int batch, int steps);

    /// <summary>Makes a state.</summary>
    TState CreateState(int batch);

    /// <summary>Forward with a tape.</summary>
    void Forward(TRun run, ReadOnlySpan<float> x, Span<float> y);

    /// <summary>Backward with dx.</summary>
    void Backward(TRun run, ReadOnlySpan<float> dy, Span<float> dx);

    /// <summary>Inference.</summary>
    void Predict(ReadOnlySpan<float> x, Span<float> y, int batch, int steps, ReadOnlySpan<int> lengths);

    /// <summary>One step.</summary>
    void Step(TState state, ReadOnlySpan<float> x, Span<float> y);
}
