using System.Numerics;
using SeqGen.Runtime;

namespace SeqGen.Files;

/// <summary>
/// Saves and loads parameters in the safetensors format: 8 bytes of header length, a JSON header with the type, shape
/// and place of each tensor, then the values. Names, shapes and orders of gates are PyTorch's, so that
/// <c>load_state_dict</c> takes the file as it is.
/// </summary>
public static partial class ModelFile
{
    /// <summary>What names of an optimizer's tensors begin with in a checkpoint.</summary>
    internal const string OptimizerPrefix = "optimizer.";

    /// <summary>Writes parameters to a file beside <paramref name="path"/> and moves it there when it is complete.</summary>
    /// <typeparam name="T"><see cref="float"/> (F32) or <see cref="double"/> (F64).</typeparam>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="metadata">Strings to keep with them; <c>format</c> is <c>pt</c> unless given.</param>
    /// <exception cref="InvalidOperationException">A parameter holds NaN or infinity, or a text is null; the message names all such.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing one stays as it was.</exception>
    public static void Save<T>(string path, ParameterSet<T> parameters, IReadOnlyDictionary<string, string> metadata)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] header = Header(parameters, metadata);
        string full = Path.GetFullPath(path);
        string temporary = Path.Combine(Path.GetDirectoryName(full) ?? string.Empty, $".{Guid.NewGuid():N}.tmp");
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                Write(stream, header, parameters);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, full, overwrite: true);
        }
        catch
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }

            throw;
        }
    }

    /// <summary>Writes parameters to a stream.</summary>
    /// <typeparam name="T"><see cref="float"/> (F32) or <see cref="double"/> (F64).</typeparam>
    /// <param name="stream">A stream to write to, left open.</param>
    /// <param name="parameters">The parameters.</param>
    /// <param name="metadata">Strings to keep with them; <c>format</c> is <c>pt</c> unless given.</param>
    /// <exception cref="InvalidOperationException">A parameter holds NaN or infinity, or a text is null; the message names all such.</exception>
    public static void Save<T>(Stream stream, ParameterSet<T> parameters, IReadOnlyDictionary<string, string> metadata)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(stream);
        Write(stream, Header(parameters, metadata), parameters);
    }

    private static byte[] Header<T>(ParameterSet<T> parameters, IReadOnlyDictionary<string, string> metadata)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(metadata);
        string[] bad = [.. parameters.Where(parameter => Finite.FirstBad(parameter.Values) >= 0).Select(parameter => parameter.Name)];
        if (bad.Length > 0)
        {
            throw new InvalidOperationException("Nothing was saved: there are NaN or infinite values in " + string.Join(", ", bad) + ".");
        }

        if (metadata.FirstOrDefault(text => text.Value is null) is { Key: { } key })
        {
            throw new InvalidOperationException($"Nothing was saved: the metadata {FileText.Quote(key)} is null.");
        }

        Dictionary<string, string> all = new(metadata);
        all.TryAdd("format", "pt");
        return SafetensorsHeaderWriter.Run(parameters, all);
    }

    private static void Write<T>(Stream stream, byte[] header, ParameterSet<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        stream.Write(header);
        TensorStream data = new(stream);
        foreach (Parameter<T> parameter in parameters)
        {
            data.Write(parameter.Values);
        }
    }
}
