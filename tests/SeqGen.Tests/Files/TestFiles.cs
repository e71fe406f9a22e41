using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using SeqGen.Files;
using SeqGen.Runtime;

namespace SeqGen.Tests.Files;

/// <summary>Small models and files to read them from.</summary>
internal static class TestFiles
{
    public static readonly ParameterInfo[] Layout =
    [
        new("memory.weight_ih_l0", [4, 3], Start.Normal),
        new("memory.bias_ih_l0", [4], Start.Normal),
        new("input.mean", [3], Start.Normal) { Trainable = false },
    ];

    public static ParameterSet<T> Model<T>(int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterSet<T> set = new(Layout);
        set.Initialize(seed);
        return set;
    }

    public static byte[] Bytes<T>(ParameterSet<T> parameters, params (string Key, string Value)[] metadata)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        using MemoryStream stream = new();
        ModelFile.Save(stream, parameters, metadata.ToDictionary(pair => pair.Key, pair => pair.Value));
        return stream.ToArray();
    }

    /// <summary>A file with this header and data.</summary>
    public static byte[] Raw(string header, params byte[] data) => Raw(Encoding.UTF8.GetBytes(header), data);

    /// <summary>A file with this header and data.</summary>
    public static byte[] Raw(byte[] header, params byte[] data)
    {
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        return [.. length, .. header, .. data];
    }

    /// <summary>The header's text of a file.</summary>
    public static string Header(byte[] file) =>
        Encoding.UTF8.GetString(file, 8, (int)BinaryPrimitives.ReadInt64LittleEndian(file));

    /// <summary>All values, to compare.</summary>
    public static T[] Values<T>(ParameterSet<T> parameters)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        [.. parameters.SelectMany(parameter => parameter.Values.ToArray())];

    /// <summary>Loading must be refused, from a stream that knows its length and one that does not, and change nothing.</summary>
    public static string AssertRefused(byte[] file, bool exact = true, Func<string, string?>? rename = null)
    {
        ParameterSet<float> parameters = Model<float>(99);
        float[] before = Values(parameters);
        long version = parameters.Version;
        string message = Assert.Throws<ModelFormatException>(() => ModelFile.Load(new MemoryStream(file), parameters, rename, exact)).Message;
        Assert.Throws<ModelFormatException>(() => ModelFile.Load(new PipeStream(file), parameters, rename, exact));
        Assert.Equal(before, Values(parameters));
        Assert.Equal(version, parameters.Version);
        Assert.StartsWith("The stream cannot be loaded; nothing was changed.\n  ", message);
        return message;
    }
}
