namespace SeqGen.Training;

/// <summary>
/// How the learning rate changes over a run: a factor of the optimizer's own rate. A schedule is a pure function of where the
/// run stands, so that it has no state to save and a resumed run gets the same rates.
/// </summary>
/// <param name="Period">When the rate changes, and the unit of the schedule's times.</param>
public abstract record LearningRateSchedule(SchedulePeriod Period)
{
    /// <summary>The factor of the optimizer's learning rate, at least 0.</summary>
    /// <param name="clock">Where the run stands.</param>
    public abstract double Factor(ScheduleClock clock);

    /// <summary>Refuses a time or share that is negative, infinite or not a number.</summary>
    private protected static double CheckNotNegative(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number of at least 0.");
}
