using System.Globalization;
using System.Text;

namespace SeqGen.Training;

/// <summary>What came of a run, epoch by epoch.</summary>
/// <param name="Epochs">The epochs done.</param>
/// <param name="Stopped">Why the run ended.</param>
/// <param name="BestEpoch">Number of the epoch with the least <see cref="EpochRecord.MonitoredLoss"/>, the earlier of two equal ones; 0 if none is done.</param>
public sealed record TrainingHistory(IReadOnlyList<EpochRecord> Epochs, StopReason Stopped, int BestEpoch)
{
    /// <summary>The best epoch; null if none is done.</summary>
    public EpochRecord? Best => Epochs.FirstOrDefault(record => record.Epoch == BestEpoch);

    /// <summary>Time spent on all epochs.</summary>
    public TimeSpan Duration => new(Epochs.Sum(record => record.Duration.Ticks));

    /// <summary>A table with a line per epoch, ended by line feeds.</summary>
    public override string ToString()
    {
        StringBuilder text = new("epoch   training   validation   accuracy        rate   seconds\n");
        foreach (EpochRecord record in Epochs)
        {
            string accuracy = record.Validation?.Accuracy?.ToString("P2", CultureInfo.InvariantCulture) ?? "-";
            string validation = record.Validation?.Loss.ToString("G5", CultureInfo.InvariantCulture) ?? "-";
            string mark = record.Epoch == BestEpoch ? "  best" : string.Empty;
            text.Append(CultureInfo.InvariantCulture, $"{record.Epoch,5} {record.Training.Loss,10:G5} {validation,12} {accuracy,10} ")
                .Append(CultureInfo.InvariantCulture, $"{record.LearningRate,11:G4} {record.Duration.TotalSeconds,9:F2}{mark}\n");
        }

        return text.Append("stopped: ").Append(Stopped).Append('\n').ToString();
    }
}
