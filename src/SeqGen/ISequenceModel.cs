using SeqGen.Data;

namespace SeqGen;

/// <summary>What the trainer sees of a model. The generator implements it for every class with a sequence model.</summary>
/// <typeparam name="TSelf">The model's class.</typeparam>
public interface ISequenceModel<TSelf>
    where TSelf : class, ISequenceModel<TSelf>
{
    /// <summary>Layers, shapes and costs.</summary>
    static abstract ModelDescription Description { get; }

    /// <summary>The parameters, in canonical order.</summary>
    ParameterSet ParameterSet { get; }

    /// <summary>Makes an initialized model; the same seed gives the same bits on every machine.</summary>
    /// <param name="seed">Seed of the initial values and of random draws in training.</param>
    static abstract TSelf Create(int seed);

    /// <summary>Makes a model of the parameters in a file.</summary>
    /// <param name="path">A safetensors file written by <see cref="Save"/>.</param>
    /// <exception cref="Files.ModelFormatException">The file is damaged or of another model.</exception>
    static abstract TSelf Load(string path);

    /// <summary>Writes the parameters to a safetensors file.</summary>
    /// <param name="path">The file; an existing one is replaced when the new one is complete.</param>
    void Save(string path);

    /// <summary>Makes a workspace with gradients.</summary>
    /// <param name="batch">The largest batch.</param>
    /// <param name="steps">The largest number of steps; those of the targets, for a model with an encoder.</param>
    /// <param name="sourceSteps">The largest number of steps of a source, for a model with an encoder; others take no notice.</param>
    /// <exception cref="ArgumentOutOfRangeException">A capacity is not positive or too large.</exception>
    Workspace CreateWorkspace(int batch, int steps, int sourceSteps);

    /// <summary>The gradients of a workspace of this model.</summary>
    /// <param name="run">The workspace.</param>
    /// <exception cref="ArgumentException">The workspace was made for another model.</exception>
    ParameterSet GradientsOf(Workspace run);

    /// <summary>
    /// Checks some rows of a batch and copies their inputs, targets and lengths into a workspace; resizes it and sets
    /// <see cref="Workspace.Counts"/> and <see cref="Workspace.RowOffset"/>.
    /// </summary>
    /// <param name="run">The workspace.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="firstRow">First sequence of the shard.</param>
    /// <param name="rows">Number of sequences of the shard.</param>
    /// <exception cref="ArgumentException">The workspace is another model's, or the batch does not fit the model.</exception>
    void Stage(Workspace run, SequenceBatch batch, int firstRow, int rows);

    /// <summary>
    /// Runs what is staged: forward, losses and, if asked for, gradients, which are added to the workspace's. The sum of
    /// loss h is divided by <see cref="Workspace.Totals"/>[h]. Sets <see cref="Workspace.LossSums"/> and
    /// <see cref="Workspace.Correct"/>.
    /// </summary>
    /// <param name="run">The workspace.</param>
    /// <param name="backward">Whether to compute gradients.</param>
    /// <param name="state">State to start from, replaced by the final one; null to start from zero.</param>
    /// <returns>The weighted loss of the shard; where it is not finite, no gradients are added and the state stays.</returns>
    /// <exception cref="ArgumentException">The workspace or the state is another model's, or the state of another batch.</exception>
    double RunStaged(Workspace run, bool backward, SequenceStateBase? state);

    /// <summary>A state of zeros; one without parts when the model carries nothing.</summary>
    /// <param name="batch">Number of sequences.</param>
    SequenceStateBase CreateState(int batch);

    /// <summary>Fits mean and scale of the inputs that are declared as standardized; does nothing when there are none.</summary>
    /// <param name="data">Data to fit to.</param>
    void Standardize(SequenceData data);
}
