using System.Text;

namespace SeqGen.Generator.Emit;

/// <summary>Text with indentation: four spaces a level, LF, no white space at the end of a line.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Buffer, int From, int To)> _accessors = [];
    private int _level;

    /// <summary>Lists of widths that the text names.</summary>
    public PartLists Parts { get; } = new();

    /// <summary>Kernels and orders of units that the text names.</summary>
    public FrameLists Frames { get; } = new();

    /// <summary>Buffers whose rows the text asks for by an accessor.</summary>
    public HashSet<string> Rows { get; } = [];

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

    /// <summary>The accessor of a buffer's rows with an empty line behind it: left out where <see cref="Rows"/> does not have the buffer in the end.</summary>
    public void LineIfCalled(string buffer, string line)
    {
        int from = _text.Length;
        Line(line);
        Line();
        _accessors.Add((buffer, from, _text.Length));
    }

    public override string ToString()
    {
        var text = new StringBuilder(_text.Length);
        string whole = _text.ToString();
        int done = 0;
        foreach ((string _, int from, int to) in _accessors.Where(a => !Rows.Contains(a.Buffer)))
        {
            text.Append(whole, done, from - done);
            done = to;
        }

        return Spare(text.Append(whole, done, whole.Length - done).ToString());
    }

    /// <summary>Without empty lines in front of a closing brace, and without two empty lines together.</summary>
    private static string Spare(string text)
    {
        var spare = new StringBuilder(text.Length);
        int from = 0;
        for (int empty = text.IndexOf("\n\n", StringComparison.Ordinal); empty >= 0; empty = text.IndexOf("\n\n", empty + 1, StringComparison.Ordinal))
        {
            int next = empty + 2;
            while (next < text.Length && text[next] == ' ')
                next++;
            if (next == text.Length || text[next] is not ('}' or '\n'))
                continue;
            spare.Append(text, from, empty + 1 - from);
            from = empty + 2;
        }

        return spare.Append(text, from, text.Length - from).ToString();
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
