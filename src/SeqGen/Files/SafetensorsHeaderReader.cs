using System.Text.Json;

namespace SeqGen.Files;

/// <summary>Parses the JSON of a safetensors header.</summary>
internal static class SafetensorsHeaderReader
{
    private const int MostTensors = 100_000;
    private const int MostDimensions = 16;

    /// <summary>Reads a header; the tensors of the result may still have <see cref="SafetensorsHeader.Faults"/>.</summary>
    /// <param name="json">UTF-8 text.</param>
    /// <exception cref="ModelFormatException">The text is not a header.</exception>
    public static SafetensorsHeader Run(ReadOnlySpan<byte> json)
    {
        try
        {
            return ReadHeader(json);
        }
        catch (JsonException exception)
        {
            throw new ModelFormatException("The header is not JSON: " + exception.Message, exception);
        }
        catch (InvalidOperationException exception)
        {
            // What Utf8JsonReader.GetString throws for text that is not valid UTF-8 or UTF-16.
            throw new ModelFormatException("The header holds text that is not Unicode.", exception);
        }
    }

    private static SafetensorsHeader ReadHeader(ReadOnlySpan<byte> json)
    {
        Utf8JsonReader reader = new(json);
        Dictionary<string, string>? metadata = null;
        Dictionary<string, TensorEntry> tensors = new(StringComparer.Ordinal);
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject, "The header");
        while (NextProperty(ref reader, out string name))
        {
            if (name == SafetensorsHeader.MetadataKey)
            {
                Refuse(metadata is not null, name, "occurs twice");
                metadata = ReadMetadata(ref reader);
                continue;
            }

            Refuse(tensors.Count == MostTensors, name, $"is one too many: more than {MostTensors} tensors");
            Refuse(!tensors.TryAdd(name, ReadTensor(ref reader, name)), name, "occurs twice");
        }

        // Throws if anything but white space follows.
        reader.Read();
        return new SafetensorsHeader(
            metadata ?? new Dictionary<string, string>(),
            [.. tensors.Values.OrderBy(tensor => tensor.Begin).ThenBy(tensor => tensor.End)]);
    }

    private static Dictionary<string, string> ReadMetadata(ref Utf8JsonReader reader)
    {
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        Expect(ref reader, JsonTokenType.StartObject, SafetensorsHeader.MetadataKey);
        while (NextProperty(ref reader, out string key))
        {
            Expect(ref reader, JsonTokenType.String, "The metadata " + FileText.Quote(key));
            Refuse(!metadata.TryAdd(key, reader.GetString()!), key, "occurs twice in the metadata");
        }

        return metadata;
    }

    private static TensorEntry ReadTensor(ref Utf8JsonReader reader, string name)
    {
        string? type = null;
        List<long>? shape = null;
        List<long>? offsets = null;
        Expect(ref reader, JsonTokenType.StartObject, FileText.Quote(name));
        while (NextProperty(ref reader, out string field))
        {
            switch (field)
            {
                case "dtype":
                    Refuse(type is not null, name, "has two types");
                    Expect(ref reader, JsonTokenType.String, "The type of " + FileText.Quote(name));
                    type = reader.GetString();
                    break;
                case "shape":
                    Refuse(shape is not null, name, "has two shapes");
                    shape = ReadNumbers(ref reader, name);
                    break;
                case "data_offsets":
                    Refuse(offsets is not null, name, "has two pairs of offsets");
                    offsets = ReadNumbers(ref reader, name);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        Refuse(type is null || shape is null || offsets is null, name, "lacks its type, shape or offsets");
        Refuse(offsets!.Count != 2 || offsets[0] > offsets[1], name, "has offsets that are not a range");
        return new TensorEntry(name, type!, shape!, offsets[0], offsets[1]);
    }

    private static List<long> ReadNumbers(ref Utf8JsonReader reader, string name)
    {
        List<long> numbers = [];
        Expect(ref reader, JsonTokenType.StartArray, "A field of " + FileText.Quote(name));
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            Expect(ref reader, JsonTokenType.Number, "A field of " + FileText.Quote(name));
            Refuse(!reader.TryGetInt64(out long number) || number < 0, name, "has a size that is not a number from 0 to 2^63 - 1");
            Refuse(numbers.Count == MostDimensions, name, $"has more than {MostDimensions} dimensions");
            numbers.Add(number);
        }

        return numbers;
    }

    /// <summary>Moves to the value of the next property; false at the end of the object.</summary>
    private static bool NextProperty(ref Utf8JsonReader reader, out string name)
    {
        name = string.Empty;
        reader.Read();
        if (reader.TokenType != JsonTokenType.PropertyName)
        {
            return false;
        }

        name = reader.GetString()!;
        reader.Read();
        return true;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type, string what)
    {
        if (reader.TokenType != type)
        {
            throw new ModelFormatException($"{what} is a JSON {reader.TokenType}; it must be a {type}.");
        }
    }

    private static void Refuse(bool refused, string name, string fault)
    {
        if (refused)
        {
            throw new ModelFormatException($"{FileText.Quote(name)} {fault}.");
        }
    }
}
