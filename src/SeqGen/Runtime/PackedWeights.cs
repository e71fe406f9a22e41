using System.ComponentModel;
using System.Numerics;

namespace SeqGen.Runtime;

/// <summary>What emitted code derives from the parameters: panels, padded vectors. Made anew once after each change of the parameters.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PackedWeights<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly AlignedArray<T> _storage;
    private readonly object _gate = new();
    private long _version = -1;

    /// <param name="parameters">The model's parameters.</param>
    /// <param name="elements">Elements of the packed array.</param>
    protected PackedWeights(ParameterSet<T> parameters, int elements)
    {
        Parameters = parameters;
        _storage = new AlignedArray<T>(elements);
    }

    /// <summary>The parameters in canonical order.</summary>
    public ParameterSet<T> Parameters { get; }

    /// <summary>Element of the packed array.</summary>
    public ref T At(nint offset) => ref _storage.At(offset);

    /// <summary>Packs again if the parameters changed since the last time. Many threads may ask at once as long as none changes parameters.</summary>
    public void Refresh()
    {
        long version = Parameters.Version;
        if (Volatile.Read(ref _version) == version)
            return;
        lock (_gate)
        {
            if (_version == version)
                return;
            Pack();
            Volatile.Write(ref _version, version);
        }
    }

    /// <summary>Fills the packed array.</summary>
    protected abstract void Pack();
}
