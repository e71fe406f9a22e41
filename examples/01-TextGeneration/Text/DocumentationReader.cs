using System.Text;
using System.Xml;

namespace TextGeneration.Text;

/// <summary>Reads the prose of an XML documentation file: one line for each summary, remarks, param and returns.</summary>
internal static class DocumentationReader
{
    /// <summary>The lines of a file in its order, white space collapsed, empty ones left out.</summary>
    public static IEnumerable<string> Lines(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { IgnoreComments = true });
        var line = new StringBuilder();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.Name is "summary" or "remarks" or "param" or "returns")
            {
                line.Clear();
                ReadElement(reader, line);
                string text = line.ToString().TrimEnd();
                if (text.Length > 0)
                {
                    yield return text;
                }
            }
        }
    }

    private static void ReadElement(XmlReader reader, StringBuilder line)
    {
        if (reader.IsEmptyElement)
        {
            return;
        }

        int depth = reader.Depth;
        while (reader.Read() && reader.Depth > depth)
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    AppendCollapsed(line, reader.Value);
                    break;
                case XmlNodeType.Element when Reference(reader) is { } name:
                    AppendCollapsed(line, name);
                    break;
                case XmlNodeType.Element or XmlNodeType.EndElement when IsBlock(reader.Name):
                    AppendCollapsed(line, " ");
                    break;
            }
        }
    }

    /// <summary>What an element without text of its own stands for: the last name of a <c>cref</c>, a parameter's name, a keyword.</summary>
    private static string? Reference(XmlReader reader)
    {
        if (reader.Name is "paramref" or "typeparamref")
        {
            return reader.GetAttribute("name");
        }

        if (reader.Name == "xref")
        {
            return reader.GetAttribute("uid") is { } uid ? MemberName.Last(uid) : null;
        }

        if (reader.Name is not ("see" or "seealso") || !reader.IsEmptyElement)
        {
            return null;
        }

        return reader.GetAttribute("langword") ?? (reader.GetAttribute("cref") is { } cref ? MemberName.Last(cref) : null);
    }

    private static bool IsBlock(string element) =>
        element is "para" or "p" or "br" or "list" or "listheader" or "item" or "term" or "description" or "ul" or "li" or "code";

    private static void AppendCollapsed(StringBuilder line, string text)
    {
        foreach (char c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }
    }
}
