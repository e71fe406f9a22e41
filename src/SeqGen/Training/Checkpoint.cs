namespace SeqGen.Training;

/// <summary>What a checkpoint holds.</summary>
/// <param name="State">Where the run stands.</param>
/// <param name="Optimizer">Moments and steps.</param>
/// <param name="BatchSize">Sequences of a batch.</param>
/// <param name="Seed">Seed of the order of the data and of dropout.</param>
/// <param name="Shuffle">Whether every epoch has an order of its own.</param>
/// <param name="Weights">Weights of the last step.</param>
/// <param name="Carried">States of a stream within an epoch, of the whole batch.</param>
internal sealed record Checkpoint(
    TrainingState State,
    OptimizerState Optimizer,
    int BatchSize,
    int Seed,
    bool Shuffle,
    ParameterSet Weights,
    ParameterSet? Carried);
