using System.Text.RegularExpressions;
using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Emit;

/// <summary>
/// Writes the hidden ones of the short names in full: where <c>Math</c> is a type of the user, <c>Math.Min(4, n)</c> becomes
/// <c>global::System.Math.Min(4, n)</c>. Comments and literals stay as they are; what follows a point, or stands before a parenthesis without
/// <c>new</c>, is a member.
/// </summary>
internal static class WriteInFull
{
    public static string Run(string code, EquatableArray<string> hidden)
    {
        if (hidden.Count == 0)
            return code;
        string names = $"(?<name>{string.Join("|", hidden)})(?!\\w)";
        return Regex.Replace(
            code,
            $"""(?<keep>"(?:\\.|[^"\\\n])*"|(?<!/)//(?!/).*|///(?!.*cref=).*)|(?<before>cref="|(?<![\w.:@])(?:new |\[|)){names}(?<after>\(|"|)""",
            match => match.Groups["keep"].Success || IsMember(match) ? match.Value : Qualified(match));
    }

    private static bool IsMember(Match match) => match.Groups["after"].Value == "(" && match.Groups["before"].Length == 0;

    private static string Qualified(Match match)
    {
        string name = match.Groups["name"].Value;
        return match.Groups["before"].Value + "global::" + ShortNames.All[name] + "." + name + match.Groups["after"].Value;
    }
}
