namespace NextFrame.Training;

/// <summary>What suits a model in training.</summary>
/// <param name="LearningRate">The largest learning rate, reached after the warm-up.</param>
/// <param name="BatchSize">Clips of a step.</param>
internal sealed record Recipe(double LearningRate, int BatchSize);
