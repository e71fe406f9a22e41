using System.Text.Json;

namespace SeqGen.Tests.Training;

/// <summary>Reference numbers made by PyTorch; the head of each file says how.</summary>
internal static class GoldenFile
{
    /// <summary>The cases of a file.</summary>
    public static IEnumerable<JsonElement> Cases(string file)
    {
        using FileStream stream = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Goldens", file));
        return [.. JsonDocument.Parse(stream).RootElement.GetProperty("cases").EnumerateArray()];
    }

    /// <summary>One case by its name.</summary>
    public static JsonElement Case(string file, string name) => Cases(file).Single(item => item.GetProperty("name").GetString() == name);

    /// <summary>The values of an array.</summary>
    public static double[] Data(JsonElement array) => [.. array.GetProperty("data").EnumerateArray().Select(value => value.GetDouble())];

    /// <summary>The shape of an array.</summary>
    public static int[] Shape(JsonElement array) => [.. array.GetProperty("shape").EnumerateArray().Select(value => value.GetInt32())];

    /// <summary>An option, or a default where the case has it not.</summary>
    public static double Option(JsonElement options, string name, double missing = 0) =>
        options.TryGetProperty(name, out JsonElement value) ? value.GetDouble() : missing;
}
