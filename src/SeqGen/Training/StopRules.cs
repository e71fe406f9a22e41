namespace SeqGen.Training;

/// <summary>When a run ends: pure functions of its history, so that a resumed run ends where the whole one would.</summary>
internal static class StopRules
{
    /// <summary>Why a run should not begin another epoch; <see cref="StopReason.None"/> if it should.</summary>
    public static StopReason Reason(int? patience, double minimumImprovement, int convergenceEpochs, TrainingState state, int epochs)
    {
        if (patience is { } limit && SinceBest(state.Losses) >= limit)
        {
            return StopReason.EarlyStopping;
        }

        if (minimumImprovement > 0 && HasConverged(state.Records, minimumImprovement, convergenceEpochs))
        {
            return StopReason.Converged;
        }

        return state.Epoch >= epochs ? StopReason.Epochs : StopReason.None;
    }

    /// <summary>Epochs since the one with the least loss, the first of equal ones.</summary>
    private static int SinceBest(List<double> losses)
    {
        int best = 0;
        for (int i = 1; i < losses.Count; i++)
        {
            best = losses[i] < losses[best] ? i : best;
        }

        return losses.Count - 1 - best;
    }

    private static bool HasConverged(List<EpochRecord> records, double improvement, int epochs)
    {
        if (records.Count <= epochs)
        {
            return false;
        }

        double before = records.Take(records.Count - epochs).Min(record => record.Training.Loss);
        double last = records.Skip(records.Count - epochs).Min(record => record.Training.Loss);
        return !(last <= before - (improvement * Math.Abs(before)));
    }
}
