using System.Globalization;
using System.Text;

namespace SeqGen.Generator.Emit;

/// <summary>Identifiers and literals of emitted code.</summary>
internal static class Naming
{
    private static readonly HashSet<string> s_reserved =
    [
        "run", "weights", "rows", "arena", "vectors", "unit", "units", "offset", "end", "row", "u", "t", "t0", "t1", "key", "V", "panel", "model", "gradients",
        "abstract", "as", "base", "bool", "break", "byte", "case", "catch", "char", "checked", "class", "const", "continue", "decimal", "default",
        "delegate", "do", "double", "else", "enum", "event", "explicit", "extern", "false", "finally", "fixed", "float", "for", "foreach", "goto", "if",
        "implicit", "in", "int", "interface", "internal", "is", "lock", "long", "namespace", "new", "null", "object", "operator", "out", "override",
        "params", "private", "protected", "public", "readonly", "ref", "return", "sbyte", "sealed", "short", "sizeof", "stackalloc", "static", "string",
        "struct", "switch", "this", "throw", "true", "try", "typeof", "uint", "ulong", "unchecked", "unsafe", "ushort", "using", "virtual", "void",
        "volatile", "while", "var", "nint", "nuint",
    ];

    /// <summary><c>memory_l0_reverse</c> to <c>MemoryL0Reverse</c>.</summary>
    public static string Pascal(string name)
    {
        var text = new StringBuilder();
        bool upper = true;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(c) : c);
            upper = false;
        }

        return text.Length == 0 || char.IsDigit(text[0]) ? "_" + text : text.ToString();
    }

    /// <summary>A local's name made of a symbol: primes become <c>Before</c>, other signs go; reserved words get an underscore.</summary>
    public static string Local(string symbol)
    {
        var text = new StringBuilder();
        foreach (char c in symbol.Replace("'", "Before"))
            if (char.IsLetterOrDigit(c) || c == '_')
                text.Append(c);
        string name = text.ToString();
        if (name.Length == 0 || char.IsDigit(name[0]))
            name = "v" + name;
        return s_reserved.Contains(name) ? name + "_" : name;
    }

    /// <summary>A real number as a literal of the model's type, the same in every culture.</summary>
    public static string Literal(double value, bool single)
    {
        if (double.IsPositiveInfinity(value))
            return single ? "float.PositiveInfinity" : "double.PositiveInfinity";
        if (double.IsNegativeInfinity(value))
            return single ? "float.NegativeInfinity" : "double.NegativeInfinity";
        if (double.IsNaN(value))
            return single ? "float.NaN" : "double.NaN";
        return single
            ? ((float)value).ToString("R", CultureInfo.InvariantCulture) + "f"
            : value.ToString("R", CultureInfo.InvariantCulture) + "d";
    }

    /// <summary>Lanes of some vectors: <c>V.Count</c>, <c>3 * V.Count</c>.</summary>
    public static string Lanes(int vectors) => vectors switch { 0 => "0", 1 => "V.Count", _ => $"{Number(vectors)} * V.Count" };

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Grouped(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
