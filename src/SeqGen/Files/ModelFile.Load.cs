using System.Numerics;

namespace SeqGen.Files;

/// <content>Loading.</content>
public static partial class ModelFile
{
    /// <summary>
    /// Reads parameters from a file. F32, F16 and BF16 are taken for either scalar type, F64 for <see cref="double"/>
    /// only. Everything is checked before any parameter changes.
    /// </summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="path">A safetensors file.</param>
    /// <param name="parameters">Where the values go.</param>
    /// <param name="rename">Gives the parameter's name for a name in the file, or null for a tensor that is not to be taken; null when they are the same.</param>
    /// <param name="exact">
    /// Whether the file must hold these parameters and no others. If false, other tensors are ignored and parameters that
    /// are not trainable may be missing.
    /// </param>
    /// <returns>The file's metadata.</returns>
    /// <exception cref="ModelFormatException">The file is damaged or of another model; all differences are listed.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, string> Load<T>(
        string path, ParameterSet<T> parameters, Func<string, string?>? rename = null, bool exact = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(parameters);
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        return Load(stream, path, parameters, rename, exact);
    }

    /// <summary>Reads parameters from a stream, from its position to its end.</summary>
    /// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
    /// <param name="stream">A stream to read from, left open.</param>
    /// <param name="parameters">Where the values go.</param>
    /// <param name="rename">Gives the parameter's name for a name in the file, or null for a tensor that is not to be taken; null when they are the same.</param>
    /// <param name="exact">
    /// Whether the file must hold these parameters and no others. If false, other tensors are ignored and parameters that
    /// are not trainable may be missing.
    /// </param>
    /// <returns>The file's metadata.</returns>
    /// <exception cref="ModelFormatException">The data is damaged or of another model; all differences are listed.</exception>
    public static IReadOnlyDictionary<string, string> Load<T>(
        Stream stream, ParameterSet<T> parameters, Func<string, string?>? rename = null, bool exact = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(parameters);
        return Load(stream, "The stream", parameters, rename, exact);
    }

    /// <summary>Reads all tensors of a file as they are, for weights that must be cut, joined or turned before they fit a model.</summary>
    /// <typeparam name="T"><see cref="float"/>, which takes F32, F16 and BF16, or <see cref="double"/>, which takes F64 as well.</typeparam>
    /// <param name="path">A safetensors file.</param>
    /// <exception cref="ModelFormatException">The file is damaged, or holds a type that does not convert.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyDictionary<string, FileTensor<T>> Read<T>(string path)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            (TensorStream data, SafetensorsHeader header, List<string> faults) = Open(stream);
            faults.AddRange(header.Tensors.Where(t => !TensorType.Converts<T>(t.Type)).Select(t => $"{FileText.Quote(t.Name)} is {FileText.Quote(t.Type)}, which does not convert to {TensorType.Of<T>()}."));
            FileText.Throw(faults);
            Dictionary<string, FileTensor<T>> tensors = new(StringComparer.Ordinal);
            foreach (TensorEntry tensor in header.Tensors)
            {
                T[] values = new T[tensor.Shape.Aggregate(1L, (all, length) => all * length)];
                data.Read<T>(tensor, values);
                tensors.Add(tensor.Name, new FileTensor<T>([.. tensor.Shape], values));
            }

            return tensors;
        }
        catch (ModelFormatException exception)
        {
            throw new ModelFormatException($"{path} cannot be read.\n  {exception.Message}", exception);
        }
    }

    /// <summary>Reads a header and lists what is wrong with it, and with the length of what follows.</summary>
    private static (TensorStream Data, SafetensorsHeader Header, List<string> Faults) Open(Stream stream)
    {
        TensorStream data = new(stream);
        SafetensorsHeader header = SafetensorsHeaderReader.Run(data.ReadHeader());
        List<string> faults = [.. header.Faults()];
        if (stream.CanSeek && faults.Count == 0 && stream.Length - stream.Position != header.DataLength)
        {
            faults.Add($"The tensors take {header.DataLength} bytes; {stream.Length - stream.Position} follow the header.");
        }

        return (data, header, faults);
    }

    private static IReadOnlyDictionary<string, string> Load<T>(
        Stream stream, string source, ParameterSet<T> parameters, Func<string, string?>? rename, bool exact)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        try
        {
            (TensorStream data, SafetensorsHeader header, List<string> faults) = Open(stream);
            ParameterMatch<T> match = new(parameters, header.Tensors, rename, exact);
            FileText.Throw([.. faults, .. match.Faults]);

            // With these faults excluded, the copy takes no more than the model does, or the file.
            ParameterSet<T> loaded = Read(data, header, match, parameters);
            loaded.Storage.Span.CopyTo(parameters.Storage.Span);
            parameters.MarkChanged();
            return header.Metadata;
        }
        catch (ModelFormatException exception)
        {
            throw new ModelFormatException($"{source} cannot be loaded; nothing was changed.\n  {exception.Message}", exception);
        }
    }

    /// <summary>A copy of the parameters with the file's values in it.</summary>
    private static ParameterSet<T> Read<T>(TensorStream data, SafetensorsHeader header, ParameterMatch<T> match, ParameterSet<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        List<string> faults = [];
        ParameterSet<T> loaded = parameters.CloneEmpty();
        parameters.Storage.Span.CopyTo(loaded.Storage.Span);
        foreach (TensorEntry tensor in header.Tensors)
        {
            if (!match.TryGetIndex(tensor, out int index))
            {
                data.Skip(tensor);
            }
            else if (data.Read(tensor, loaded[index].WritableValues) is >= 0 and int bad)
            {
                faults.Add($"{loaded[index].Name} is {loaded[index].Values[bad]} at element {bad}.");
            }
        }

        if (!data.AtEnd())
        {
            faults.Add($"There are bytes behind the {header.DataLength} that the tensors take.");
        }

        FileText.Throw(faults);
        return loaded;
    }
}
