using SeqGen.Files;

namespace SeqGen.Training;

/// <content>Checkpoints.</content>
public sealed partial class Trainer<TModel>
{
    /// <summary>
    /// Writes all that a run needs to go on to the same bits as if it had not stopped: weights, the optimizer's moments and steps,
    /// the place in the data, carried states, history and the best weights so far. It is one safetensors file whose tensors without
    /// a prefix are the weights of the last step.
    /// </summary>
    /// <param name="path">The file; an existing one is replaced when the new one is complete.</param>
    /// <exception cref="InvalidOperationException">No run has begun, or this is another thread than that of a run under way.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing one stays as it was.</exception>
    public void SaveCheckpoint(string path)
    {
        if (_fitThread != 0 && _fitThread != Environment.CurrentManagedThreadId)
        {
            throw new InvalidOperationException("While Fit runs, a checkpoint can be saved on its thread only, such as when it reports progress.");
        }

        TrainingState state = _state ?? throw new InvalidOperationException("There is nothing to save before Fit has begun.");
        OptimizerState optimizer = Optimizer.Capture();
        Checkpoint checkpoint = new(
            state, optimizer, BatchSize, Seed, Shuffle, state.Last ?? Model.ParameterSet, state.Batch > 0 ? state.Carried ?? _states?.Gather() : null);
        CheckpointFile.Save(path, checkpoint);
    }

    /// <summary>
    /// Reads a checkpoint: the model and the optimizer get its values, and the next call of <see cref="Fit"/> goes on with its run.
    /// The bits are those of the run that did not stop if the data, the options and the number of threads are the same.
    /// </summary>
    /// <param name="path">A file written by <see cref="SaveCheckpoint"/>.</param>
    /// <exception cref="ModelFormatException">The file is damaged, or of another model, optimizer, batch size, seed or order; nothing
    /// was changed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidOperationException">A run is under way.</exception>
    public void ResumeFrom(string path)
    {
        CheckIdle();
        Checkpoint checkpoint = CheckpointFile.Load(path, Model.ParameterSet, _heads, Model.CreateState(1).Layout);
        List<string> faults = [];
        AddIf(checkpoint.BatchSize != BatchSize, $"BatchSize was {checkpoint.BatchSize}; it is {BatchSize}.");
        AddIf(checkpoint.Seed != Seed, $"Seed was {checkpoint.Seed}; it is {Seed}.");
        AddIf(checkpoint.Shuffle != Shuffle, $"Shuffle was {checkpoint.Shuffle}; it is {Shuffle}.");
        AddIf(!Optimizer.Accepts(checkpoint.Optimizer), $"The optimizer was {checkpoint.Optimizer}; it is {Optimizer}.");
        if (faults.Count > 0)
        {
            throw new ModelFormatException($"{path} cannot be resumed; nothing was changed.\n  {string.Join("\n  ", faults)}");
        }

        Optimizer.Restore(checkpoint.Optimizer);
        Optimizer.LearningRate = checkpoint.State.BaseRate;
        SetArithmetic.Copy(checkpoint.Weights, Model.ParameterSet);
        _state = checkpoint.State;
        _state.Carried = checkpoint.Carried;
        _states = null;
        _resumed = true;

        void AddIf(bool wrong, string fault)
        {
            if (wrong)
            {
                faults.Add(fault);
            }
        }
    }
}
