namespace SeqGen.Training;

/// <summary>
/// A linear warm-up, then half a cosine down to a minimum (Loshchilov and Hutter, 2017, without restarts):
/// minimum + (1 - minimum) (1 + cos(pi s)) / 2, where s is the share that has passed of what follows the warm-up.
/// </summary>
/// <param name="Warmup">Steps or epochs over which the rate grows linearly: the n-th has the share n / warm-up.</param>
/// <param name="Length">Steps or epochs until the minimum, warm-up included; 0 for the whole run.</param>
/// <param name="Minimum">Share of the learning rate at the end.</param>
/// <param name="Period">Unit of the times.</param>
public sealed record CosineSchedule(double Warmup = 0, double Length = 0, double Minimum = 0, SchedulePeriod Period = SchedulePeriod.Steps)
    : LearningRateSchedule(Period)
{
    /// <summary>Steps or epochs over which the rate grows linearly.</summary>
    public double Warmup { get; } = CheckNotNegative(Warmup, nameof(Warmup));

    /// <summary>Steps or epochs until the minimum; 0 for the whole run.</summary>
    public double Length { get; } = CheckNotNegative(Length, nameof(Length));

    /// <summary>Share of the learning rate at the end.</summary>
    public double Minimum { get; } = CheckNotNegative(Minimum, nameof(Minimum));

    /// <summary>
    /// Whether a run with a time limit follows the clock where that is further on than the steps are, so that the minimum is
    /// reached when time is up. Such a run depends on the speed of the machine.
    /// </summary>
    public bool FollowTime { get; init; }

    /// <inheritdoc/>
    public override double Factor(ScheduleClock clock)
    {
        double passed = clock.Passed(Period);
        if (passed < Warmup)
        {
            return (passed + 1) / Math.Max(Warmup, 1);
        }

        double length = Length > 0 ? Length : clock.Whole(Period);
        double share = length > Warmup ? Math.Min(1, (passed - Warmup) / (length - Warmup)) : 1;
        if (FollowTime)
        {
            share = Math.Max(share, Math.Min(1, clock.TimeShare));
        }

        return Minimum + ((1 - Minimum) * (1 + Math.Cos(Math.PI * share)) / 2);
    }
}
