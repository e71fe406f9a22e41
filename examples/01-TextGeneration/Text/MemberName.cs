namespace TextGeneration.Text;

/// <summary>Reads the identifiers of XML documentation as prose would say them.</summary>
internal static class MemberName
{
    /// <summary>The last name of an identifier: <c>M:System.String.Join(System.String,System.Object[])</c> reads as <c>Join</c>.</summary>
    public static string Last(string identifier)
    {
        ReadOnlySpan<char> name = identifier;
        if (name.Length > 1 && name[1] == ':')
        {
            name = name[2..];
        }

        int end = name.IndexOfAny("({~@");
        if (end >= 0)
        {
            name = name[..end];
        }

        const string Constructor = ".#ctor";
        if (name.EndsWith(Constructor))
        {
            name = name[..^Constructor.Length];
        }

        name = name[(name.LastIndexOfAny(".#") + 1)..];
        int arity = name.IndexOf('`');
        return (arity >= 0 ? name[..arity] : name).ToString();
    }
}
