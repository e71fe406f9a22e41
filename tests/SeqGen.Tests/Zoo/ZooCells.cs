using SeqGen.Generator.Cells;
using SeqGen.Generator.Reading;

namespace SeqGen.Tests.Zoo;

/// <summary>The cells of the zoo: the built-in ones as their files say, and such as a user might write.</summary>
internal static class ZooCells
{
    public static IReadOnlyDictionary<string, CellDefinition> All { get; } = ((CellDefinition[])
    [
        BuiltIn("Rnn", "RnnCell"),
        BuiltIn("ReluRnn", "ReluRnnCell"),
        BuiltIn("Lstm", "LstmCell"),
        BuiltIn("Gru", "GruCell"),
        BuiltIn("GruBefore", "GruBeforeCell"),
        .. OwnCells.Steps.Select(cell => Own(cell.Key, cell.Value)),
    ]).ToDictionary(c => c.Name);

    private static CellDefinition BuiltIn(string name, string file) =>
        CellReader.ReadFile(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cells", file + ".cs"))) with { Name = name };

    private static CellDefinition Own(string name, string step)
    {
        CellReading reading = CellReader.Read(name, step);
        return reading.Cell ?? throw new FormatException($"{name}: " + string.Join("; ", reading.Problems.Select(p => $"{p.Rule} ({string.Join(", ", p.Arguments)})")));
    }
}
