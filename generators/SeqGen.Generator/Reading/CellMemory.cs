using System.Collections.Concurrent;
using SeqGen.Generator.Cells;

namespace SeqGen.Generator.Reading;

/// <summary>
/// Remembers cells by their text, since models are read on every change of the compilation and the texts of other assemblies stay the same. What is
/// remembered depends on the key alone.
/// </summary>
internal static class CellMemory
{
    private const int Most = 256;

    private static readonly ConcurrentDictionary<(string Name, string Text), CellDefinition?> s_cells = new();

    /// <summary>The cell of a canonical text, or null when it cannot be read.</summary>
    public static CellDefinition? Read(string name, string text)
    {
        if (s_cells.Count > Most)
            s_cells.Clear();
        return s_cells.GetOrAdd((name, text), key => CellReader.Read(key.Name, key.Text).Cell);
    }
}
