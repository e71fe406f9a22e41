using Microsoft.CodeAnalysis.CSharp;

namespace SeqGen.Generator.Reading;

/// <summary>Text of literals by the compiler's own formatter. Nothing a user wrote reaches emitted code in any other way.</summary>
internal static class Literal
{
    /// <summary>A string literal with its quotes.</summary>
    public static string Of(string value) => SymbolDisplay.FormatLiteral(value, quote: true);
}
