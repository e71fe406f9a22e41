namespace SeqGen.Training;

/// <summary>Where a run stands, for a schedule.</summary>
/// <param name="Step">Steps of the optimizer done in the run.</param>
/// <param name="Epoch">Epochs done in the run.</param>
/// <param name="Steps">Steps of the whole run.</param>
/// <param name="Epochs">Epochs of the whole run.</param>
/// <param name="TimeShare">Share of the time limit that has passed, 0 without one.</param>
/// <param name="Losses">Loss of each epoch done: on validation data if there are any, else on training data.</param>
public readonly record struct ScheduleClock(
    long Step, int Epoch, long Steps, int Epochs, double TimeShare, IReadOnlyList<double> Losses)
{
    /// <summary>What has passed, in a schedule's unit.</summary>
    /// <param name="period">The unit.</param>
    public double Passed(SchedulePeriod period) => period == SchedulePeriod.Steps ? Step : Epoch;

    /// <summary>The whole run, in a schedule's unit.</summary>
    /// <param name="period">The unit.</param>
    public double Whole(SchedulePeriod period) => period == SchedulePeriod.Steps ? Steps : Epochs;
}
