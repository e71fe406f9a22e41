namespace SeqGen.Training;

/// <summary>Why a run ended.</summary>
public enum StopReason
{
    /// <summary>It has not, or it failed.</summary>
    None,

    /// <summary>All epochs are done.</summary>
    Epochs,

    /// <summary>The loss did not get better than its best for the epochs of <see cref="Trainer{TModel}.Patience"/>.</summary>
    EarlyStopping,

    /// <summary>The training loss hardly improved any more: see <see cref="Trainer{TModel}.MinimumImprovement"/>.</summary>
    Converged,

    /// <summary>Time was up.</summary>
    TimeLimit,

    /// <summary>The caller canceled it.</summary>
    Canceled,
}
