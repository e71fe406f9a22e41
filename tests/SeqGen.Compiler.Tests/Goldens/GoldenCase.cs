using System.Text.Json;

namespace SeqGen.Compiler.Tests.Goldens;

/// <summary>One case of a file of reference numbers; see the README beside it.</summary>
internal sealed class GoldenCase
{
    private readonly JsonElement _json;

    private GoldenCase(JsonElement json) => _json = json;

    public string Name => _json.GetProperty("name").GetString()!;

    public JsonElement Meta => _json.GetProperty("meta");

    public int[]? Lengths => Meta.TryGetProperty("lengths", out JsonElement lengths) ? [.. lengths.EnumerateArray().Select(e => e.GetInt32())] : null;

    /// <summary>Names of the cases of a file.</summary>
    public static TheoryData<string> Names(string file) => [.. All(file).Select(c => c.Name)];

    /// <summary>The cases of a file.</summary>
    public static IEnumerable<GoldenCase> All(string file)
    {
        string path = Path.Combine(AppContext.BaseDirectory, "Goldens", file + ".json");
        return JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("cases").EnumerateArray().Select(c => new GoldenCase(c));
    }

    public static GoldenCase Load(string file, string name) => All(file).Single(c => c.Name == name);

    public bool Has(string group, string name) => _json.GetProperty(group).TryGetProperty(name, out _);

    /// <summary>Names of the arrays of a group.</summary>
    public IEnumerable<string> In(string group) => _json.GetProperty(group).EnumerateObject().Select(p => p.Name);

    public int[] Shape(string group, string name) => [.. Array(group, name, "shape").Select(e => e.GetInt32())];

    /// <summary>The entries in the file's order.</summary>
    public double[] Values(string group, string name) => [.. Array(group, name, "data").Select(e => e.GetDouble())];

    public int[] Integers(string group, string name) => [.. Array(group, name, "data").Select(e => e.GetInt32())];

    /// <summary>The entries of an array [steps, batch, width] in the order [batch, steps, width].</summary>
    public double[] BatchFirst(string group, string name)
    {
        int[] shape = Shape(group, name);
        double[] values = Values(group, name);
        double[] swapped = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int place, int unit) = Math.DivRem(i, shape[2]);
            (int step, int row) = Math.DivRem(place, shape[1]);
            swapped[(((row * shape[0]) + step) * shape[2]) + unit] = values[i];
        }

        return swapped;
    }

    /// <summary>The entries of frames [(steps,) batch, channels, height, width] in the order [batch, (steps,) height, width, channels].</summary>
    public double[] ChannelsLast(string group, string name)
    {
        int[] shape = Shape(group, name);
        (int steps, int batch, int channels) = (shape.Length > 4 ? shape[0] : 1, shape[^4], shape[^3]);
        int positions = shape[^2] * shape[^1];
        double[] values = Values(group, name);
        double[] moved = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            (int plane, int position) = Math.DivRem(i, positions);
            (int frame, int channel) = Math.DivRem(plane, channels);
            (int step, int row) = Math.DivRem(frame, batch);
            moved[(((((row * steps) + step) * positions) + position) * channels) + channel] = values[i];
        }

        return moved;
    }

    /// <summary>Fails unless the arrays agree to 1e-5 of the largest expected entry.</summary>
    public static void AssertClose(double[] expected, double[] actual, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what} has {actual.Length} entries instead of {expected.Length}");
        double bound = 1e-5 * expected.Max(Math.Abs);
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= bound, $"{what}[{i}] is {actual[i]} instead of {expected[i]}");
    }

    private IEnumerable<JsonElement> Array(string group, string name, string property) =>
        _json.GetProperty(group).GetProperty(name).GetProperty(property).EnumerateArray();
}
