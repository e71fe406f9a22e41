using System.Text;

namespace SeqGen.Generator.Emit;

/// <summary>Text with indentation: four spaces a level, LF, no white space at the end of a line.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, int From, int To)> _ifUsed = [];
    private int _level;

    /// <summary>Lists of widths that the text names.</summary>
    public PartLists Parts { get; } = new();

    /// <summary>Kernels and orders of units that the text names.</summary>
    public FrameLists Frames { get; } = new();

    public void Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', 4 * _level).Append(line);
        _text.Append('\n');
    }

    /// <summary>Several lines, each indented; an empty one stays empty.</summary>
    public void Lines(string text)
    {
        foreach (string line in text.Replace("\r", "").Split('\n'))
            Line(line);
    }

    /// <summary>Opens a brace; the returned value closes it.</summary>
    public IDisposable Block(string head = "")
    {
        if (head.Length > 0)
            Lines(head);
        Line("{");
        _level++;
        return new Closing(this, "}");
    }

    /// <summary>Indents what follows by one level.</summary>
    public IDisposable Indent()
    {
        _level++;
        return new Closing(this, "");
    }

    /// <summary>A line with an empty one behind it for a method or property that nobody may call: left out of the text where nothing else has its name before a parenthesis.</summary>
    public void LineIfUsed(string name, string line)
    {
        int from = _text.Length;
        Line(line);
        Line();
        _ifUsed.Add((name, from, _text.Length));
    }

    public override string ToString()
    {
        if (_ifUsed.Count == 0)
            return _text.ToString();
        string whole = _text.ToString();
        Dictionary<string, int> calls = [];
        for (int open = whole.IndexOf("Row(", StringComparison.Ordinal); open >= 0; open = whole.IndexOf("Row(", open + 4, StringComparison.Ordinal))
        {
            int first = open;
            while (first > 0 && (char.IsLetterOrDigit(whole[first - 1]) || whole[first - 1] == '_'))
                first--;
            string name = whole.Substring(first, open + 3 - first);
            calls[name] = calls.TryGetValue(name, out int count) ? count + 1 : 1;
        }

        var kept = new StringBuilder(whole.Length);
        int done = 0;
        foreach ((string name, int from, int to) in _ifUsed.Where(l => calls[l.Name] == 1))
        {
            kept.Append(whole, done, from - done);
            done = to;
        }

        return kept.Append(whole, done, whole.Length - done).ToString();
    }

    private sealed class Closing(CodeWriter writer, string end) : IDisposable
    {
        public void Dispose()
        {
            writer._level--;
            if (end.Length > 0)
                writer.Line(end);
        }
    }
}
