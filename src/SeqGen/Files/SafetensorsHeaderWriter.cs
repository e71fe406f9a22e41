using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace SeqGen.Files;

/// <summary>Writes the header of a safetensors file: its length, then JSON, padded by spaces so that data begins on a multiple of 8 bytes.</summary>
internal static class SafetensorsHeaderWriter
{
    private const int Alignment = 8;

    /// <summary>The header of parameters laid out one after the other in canonical order.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="metadata">Strings to keep with them, written in ordinal order.</param>
    /// <exception cref="ArgumentException">A parameter has the name of the metadata, or a string is not Unicode.</exception>
    public static byte[] Run<T>(ParameterSet<T> parameters, IReadOnlyDictionary<string, string> metadata)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArrayBufferWriter<byte> json = new();
        using (Utf8JsonWriter writer = new(json))
        {
            writer.WriteStartObject();
            writer.WriteStartObject(SafetensorsHeader.MetadataKey);
            foreach ((string key, string value) in metadata.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                writer.WriteString(key, value);
            }

            writer.WriteEndObject();
            long offset = 0;
            foreach (Parameter<T> parameter in parameters)
            {
                offset = WriteTensor(writer, parameter, offset);
            }

            writer.WriteEndObject();
        }

        int padded = (json.WrittenCount + Alignment - 1) / Alignment * Alignment;
        byte[] header = new byte[sizeof(long) + padded];
        BinaryPrimitives.WriteInt64LittleEndian(header, padded);
        json.WrittenSpan.CopyTo(header.AsSpan(sizeof(long)));
        header.AsSpan(sizeof(long) + json.WrittenCount).Fill((byte)' ');
        return header;
    }

    private static long WriteTensor<T>(Utf8JsonWriter writer, Parameter<T> parameter, long offset)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (parameter.Name == SafetensorsHeader.MetadataKey)
        {
            throw new ArgumentException($"A parameter cannot be called {SafetensorsHeader.MetadataKey} in a file.", nameof(parameter));
        }

        long end = offset + ((long)parameter.Length * Unsafe.SizeOf<T>());
        writer.WriteStartObject(parameter.Name);
        writer.WriteString("dtype", TensorType.Of<T>());
        writer.WriteStartArray("shape");
        foreach (int length in parameter.Shape)
        {
            writer.WriteNumberValue(length);
        }

        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(offset);
        writer.WriteNumberValue(end);
        writer.WriteEndArray();
        writer.WriteEndObject();
        return end;
    }
}
