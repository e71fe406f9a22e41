namespace SeqGen.Training;

/// <summary>Where a run stands: all that a checkpoint must hold beside weights and moments.</summary>
internal sealed class TrainingState(LossHead[] heads)
{
    /// <summary>Learning rate that the schedule's factor applies to.</summary>
    public double BaseRate { get; set; }

    /// <summary>Epochs done.</summary>
    public int Epoch { get; set; }

    /// <summary>Batches done of the epoch under way.</summary>
    public int Batch { get; set; }

    /// <summary>Steps of the optimizer; also the number of a run that random draws depend on.</summary>
    public long Step { get; set; }

    /// <summary>Learning rate of the last step.</summary>
    public double Rate { get; set; }

    /// <summary>Number of training sequences; 0 when not known yet.</summary>
    public int Sequences { get; set; }

    /// <summary>Sums of the epoch under way.</summary>
    public LossMeter Meter { get; } = new(heads);

    /// <summary>Time spent on the epoch under way.</summary>
    public TimeSpan Spent { get; set; }

    /// <summary>Records of the epochs done, and of a partial one that ended the run.</summary>
    public List<EpochRecord> Records { get; } = [];

    /// <summary>The monitored loss of each whole epoch.</summary>
    public List<double> Losses { get; } = [];

    /// <summary>Number of the best epoch; 0 for none.</summary>
    public int BestEpoch { get; set; }

    /// <summary>The best epoch's monitored loss.</summary>
    public double BestLoss { get; set; } = double.PositiveInfinity;

    /// <summary>Weights of the best epoch; null while none are kept.</summary>
    public ParameterSet? Best { get; set; }

    /// <summary>Weights of the last step, while the model has the best ones; null while it has them itself.</summary>
    public ParameterSet? Last { get; set; }

    /// <summary>States that a resumed stream starts from, of the whole batch; null to start from zero.</summary>
    public ParameterSet? Carried { get; set; }

    /// <summary>Why the run ended.</summary>
    public StopReason Stopped { get; set; }

    /// <summary>Adds an epoch's record.</summary>
    /// <returns>Whether it is the best so far.</returns>
    public bool Add(EpochRecord record)
    {
        Records.Add(record);
        if (!record.IsPartial)
        {
            Losses.Add(record.MonitoredLoss);
        }

        if (!(record.MonitoredLoss < BestLoss))
        {
            return false;
        }

        BestLoss = record.MonitoredLoss;
        BestEpoch = record.Epoch;
        return true;
    }

    /// <summary>Drops the record of a partial epoch, which is about to be continued.</summary>
    public void DropPartial() => Records.RemoveAll(record => record.IsPartial);

    public TrainingHistory ToHistory() => new([.. Records], Stopped, BestEpoch);
}
