using System.Globalization;

namespace SeqGen.Benchmarks.Compiling;

/// <summary>Declarations for the compiler to work on, as text.</summary>
internal static class ModelSources
{
    private const string Usings = "using SeqGen;\nnamespace Zoo;\n";

    /// <summary>A name for each of a few models whose output is looked at, and its attributes.</summary>
    public static IReadOnlyList<(string Name, string Attributes)> Few { get; } =
    [
        ("Lstm", "Features(12), Lstm(20, Name = \"memory\"), Last, Dense(1, Name = \"head\"), MeanSquaredError"),
        ("Gru", "Features(12), Gru(64, Name = \"memory\"), Last, Dense(9, Name = \"head\"), CrossEntropy"),
        ("Tagger", "Tokens(96), Embedding(32), Lstm(256, Layers = 2, Name = \"memory\"), Dense(96, Name = \"head\"), CrossEntropy"),
        ("Speaker", "Features(12), Gru(64, Bidirectional = true, Name = \"memory\"), Last, Dense(9, Name = \"head\"), CrossEntropy"),
    ];

    /// <summary>Twenty models that differ in cell, sizes, layers and ends.</summary>
    public static IReadOnlyList<string> Twenty { get; } = [.. Enumerable.Range(0, 20).Select(Sized)];

    /// <summary>A file with one model.</summary>
    public static string File(string name, string attributes) => $"{Usings}[SequenceModel]\n[{attributes}]\npublic partial class {name};\n";

    /// <summary>A file without a model: where the unrelated keystrokes go.</summary>
    public static string Unrelated(int keystrokes) => $"namespace Zoo;\npublic static class Other {{ /* {new string('x', keystrokes)} */ }}\n";

    private static string Sized(int index)
    {
        string cell = (index % 3) switch { 0 => "Lstm", 1 => "Gru", _ => "Rnn" };
        string end = index % 2 == 0 ? "Last, Dense(5, Name = \"head\"), CrossEntropy" : "Dense(3, Name = \"head\"), MeanSquaredError";
        return File(
            string.Create(CultureInfo.InvariantCulture, $"Model{index}"),
            string.Create(CultureInfo.InvariantCulture, $"Features({8 + index}), {cell}({24 + (8 * index)}, Layers = {1 + (index / 10)}, Name = \"memory\"), {end}"));
    }
}
