namespace SeqGen.Training;

/// <summary>The optimizer's learning rate throughout, after a linear warm-up if there is one.</summary>
/// <param name="Warmup">Steps or epochs over which the rate grows linearly: the n-th has the share n / warm-up.</param>
/// <param name="Period">Unit of the times.</param>
public sealed record ConstantSchedule(double Warmup = 0, SchedulePeriod Period = SchedulePeriod.Steps) : LearningRateSchedule(Period)
{
    /// <summary>Steps or epochs over which the rate grows linearly.</summary>
    public double Warmup { get; } = CheckNotNegative(Warmup, nameof(Warmup));

    /// <inheritdoc/>
    public override double Factor(ScheduleClock clock) => Math.Min(1, (clock.Passed(Period) + 1) / Math.Max(Warmup, 1));
}
