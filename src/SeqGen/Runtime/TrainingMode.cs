using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>Sets whether a run is for training, and sets it back at its end.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct TrainingMode
{
    private readonly Workspace _run;
    private readonly bool _before;

    /// <summary>Sets it.</summary>
    /// <param name="run">The workspace.</param>
    /// <param name="training">Whether dropout is on.</param>
    public TrainingMode(Workspace run, bool training)
    {
        ArgumentNullException.ThrowIfNull(run);
        (_run, _before) = (run, run.Training);
        run.Training = training;
    }

    /// <summary>Sets it back.</summary>
    public void Dispose() => _run.Training = _before;
}
