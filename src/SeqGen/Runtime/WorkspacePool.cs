using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>A bounded number of workspaces for inference from many threads. One that is too small makes room for a larger one.</summary>
/// <param name="create">Makes a workspace for a batch, a number of steps and, with an encoder, one of source steps.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkspacePool<TWorkspace>(Func<int, int, int, TWorkspace> create)
    where TWorkspace : Workspace
{
    private readonly TWorkspace?[] _idle = new TWorkspace?[Math.Max(2, Environment.ProcessorCount)];
    private readonly Lock _gate = new();

    /// <summary>A workspace of at least this capacity, resized to the batch and the steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The batch or the steps are less than 1.</exception>
    public TWorkspace Rent(int batch, int steps, int sourceSteps = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(batch);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        lock (_gate)
        {
            for (int i = 0; i < _idle.Length; i++)
            {
                if (_idle[i] is { } found && found.HasRoom(batch, steps, sourceSteps))
                {
                    _idle[i] = null;
                    found.Resize(batch, steps);
                    return found;
                }
            }
        }

        return create(batch, steps, sourceSteps);
    }

    /// <summary>Gives a workspace back; the smallest is dropped when there are enough.</summary>
    public void Return(TWorkspace workspace)
    {
        lock (_gate)
        {
            int least = 0;
            for (int i = 0; i < _idle.Length; i++)
            {
                if (_idle[i] is null)
                {
                    _idle[i] = workspace;
                    return;
                }

                if (_idle[i]!.Bytes < _idle[least]!.Bytes)
                    least = i;
            }

            if (_idle[least]!.Bytes < workspace.Bytes)
                _idle[least] = workspace;
        }
    }
}
