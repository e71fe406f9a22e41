namespace SeqGen.Training;

/// <summary>The learning rate times a factor after every so many epochs (or steps); PyTorch's <c>StepLR</c>.</summary>
/// <param name="Every">Epochs or steps between two changes, at least 1.</param>
/// <param name="Gamma">The factor.</param>
/// <param name="Period">Unit of the times.</param>
public sealed record StepSchedule(int Every, double Gamma = 0.1, SchedulePeriod Period = SchedulePeriod.Epochs) : LearningRateSchedule(Period)
{
    /// <summary>Epochs or steps between two changes.</summary>
    public int Every { get; } = Every > 0 ? Every : throw new ArgumentOutOfRangeException(nameof(Every), Every, "Every must be at least 1.");

    /// <summary>The factor.</summary>
    public double Gamma { get; } = CheckNotNegative(Gamma, nameof(Gamma));

    /// <inheritdoc/>
    public override double Factor(ScheduleClock clock) => Math.Pow(Gamma, Math.Floor(clock.Passed(Period) / Every));
}
