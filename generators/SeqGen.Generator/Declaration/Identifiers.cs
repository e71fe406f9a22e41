namespace SeqGen.Generator.Declaration;

/// <summary>Which words may name layers, stacks and parameters: they become parts of C# identifiers and keys of weight files.</summary>
internal static class Identifiers
{
    private static readonly HashSet<string> s_keywords = new(
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum event explicit " +
        "extern false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object operator out " +
        "override params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this throw true " +
        "try typeof uint ulong unchecked unsafe ushort using virtual void volatile while").Split(' '));

    public static bool IsKeyword(string name) => s_keywords.Contains(name);

    /// <summary>Letters a to z, digits and underscores, beginning with a letter, and not a keyword.</summary>
    public static bool IsName(string name) =>
        name.Length > 0 && IsLetter(name[0]) && name.All(c => IsLetter(c) || c is (>= '0' and <= '9') or '_') && !IsKeyword(name);

    private static bool IsLetter(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');
}
