using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>A bounded number of workspaces for inference from many threads. One that is too small makes room for a larger one.</summary>
/// <param name="create">Makes a workspace for a batch and a number of steps.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class WorkspacePool<TWorkspace>(Func<int, int, TWorkspace> create)
    where TWorkspace : Workspace
{
    private readonly TWorkspace?[] _idle = new TWorkspace?[Math.Max(2, Environment.ProcessorCount)];
    private readonly Lock _gate = new();

    /// <summary>A workspace of at least this capacity, resized to it.</summary>
    public TWorkspace Rent(int batch, int steps)
    {
        lock (_gate)
        {
            for (int i = 0; i < _idle.Length; i++)
            {
                if (_idle[i] is { } found && found.BatchCapacity >= batch && found.StepCapacity >= steps)
                {
                    _idle[i] = null;
                    found.Resize(batch, steps);
                    return found;
                }
            }
        }

        return create(batch, steps);
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
