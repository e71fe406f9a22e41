namespace SeqGen.Training;

/// <summary>
/// The learning rate times a factor whenever the loss has not improved for some epochs; PyTorch's <c>ReduceLROnPlateau</c> with
/// its relative threshold.
/// </summary>
/// <param name="Gamma">The factor, between 0 and 1.</param>
/// <param name="Patience">Epochs without improvement that are let pass.</param>
/// <param name="Threshold">Share of the best loss by which a better one must be below it.</param>
/// <param name="Cooldown">Epochs after a change in which nothing is counted.</param>
/// <param name="Minimum">The smallest share of the optimizer's learning rate.</param>
public sealed record PlateauSchedule(double Gamma = 0.1, int Patience = 10, double Threshold = 1e-4, int Cooldown = 0, double Minimum = 0)
    : LearningRateSchedule(SchedulePeriod.Epochs)
{
    /// <summary>The factor.</summary>
    public double Gamma { get; } = Gamma is > 0 and < 1
        ? Gamma
        : throw new ArgumentOutOfRangeException(nameof(Gamma), Gamma, "Gamma must be between 0 and 1.");

    /// <summary>Epochs without improvement that are let pass.</summary>
    public int Patience { get; } = (int)CheckNotNegative(Patience, nameof(Patience));

    /// <summary>Share of the best loss by which a better one must be below it.</summary>
    public double Threshold { get; } = CheckNotNegative(Threshold, nameof(Threshold));

    /// <summary>Epochs after a change in which nothing is counted.</summary>
    public int Cooldown { get; } = (int)CheckNotNegative(Cooldown, nameof(Cooldown));

    /// <summary>The smallest share of the optimizer's learning rate.</summary>
    public double Minimum { get; } = CheckNotNegative(Minimum, nameof(Minimum));

    /// <inheritdoc/>
    /// <remarks>Goes through all losses so far: there is no state to save.</remarks>
    public override double Factor(ScheduleClock clock)
    {
        double factor = 1;
        double best = double.PositiveInfinity;
        int bad = 0;
        int cooling = 0;
        for (int epoch = 0; epoch < clock.Losses.Count; epoch++)
        {
            bool better = clock.Losses[epoch] < best * (1 - Threshold);
            best = better ? clock.Losses[epoch] : best;
            bad = better ? 0 : bad + 1;
            if (cooling > 0)
            {
                cooling--;
                bad = 0;
            }

            if (bad > Patience)
            {
                factor = Math.Max(factor * Gamma, Minimum);
                cooling = Cooldown;
                bad = 0;
            }
        }

        return factor;
    }
}
