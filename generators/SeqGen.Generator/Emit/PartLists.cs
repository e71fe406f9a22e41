using System.Text;

namespace SeqGen.Generator.Emit;

/// <summary>
/// Widths of the parts of rows, as emitted calls take them: each list a static array, named after what it holds. A span written in place
/// would be allocated at every call by code that is not optimized yet.
/// </summary>
internal sealed class PartLists
{
    private readonly SortedDictionary<string, string> _lists = new(StringComparer.Ordinal);

    /// <summary>An expression for a list; <c>[16, 16, 3]</c> is <c>RowParts.Of16x2And3</c>.</summary>
    public string Of(params IEnumerable<int> parts)
    {
        int[] widths = [.. parts];
        var name = new StringBuilder("Of");
        for (int first = 0, next = 0; first < widths.Length; first = next)
        {
            while (next < widths.Length && widths[next] == widths[first])
                next++;
            name.Append(first == 0 ? "" : "And").Append(Naming.Number(widths[first])).Append(next - first == 1 ? "" : "x" + Naming.Number(next - first));
        }

        _lists[name.ToString()] = string.Join(", ", widths.Select(w => Naming.Number(w)));
        return "RowParts." + name;
    }

    /// <summary>The class that holds what was asked for.</summary>
    public void Write(CodeWriter code)
    {
        if (_lists.Count == 0)
            return;
        code.Line();
        code.Line("// Widths of the parts of rows: 16x4 is four parts of 16 units.");
        using (code.Block("private static class RowParts"))
            foreach (KeyValuePair<string, string> list in _lists)
                code.Line($"internal static readonly int[] {list.Key} = [{list.Value}];");
    }
}
