namespace SeqGen.Training;

/// <summary>When a schedule changes the learning rate, and the unit of its times.</summary>
public enum SchedulePeriod
{
    /// <summary>Before every step of the optimizer.</summary>
    Steps,

    /// <summary>Before every epoch.</summary>
    Epochs,
}
