using FsCheck;
using FsCheck.Fluent;

namespace SeqGen.Tests.Data;

/// <summary>Properties of any text: ASCII, white space, other planes, halves of surrogate pairs.</summary>
internal static class Properties
{
    private static readonly string[] s_parts =
        ["a", "ab", "B", "1", "_", " ", "  ", "\r\n", "\t", ",", "--", "é", "e\u0301", "ß", "日本", "\U0001F600", "\u200D", "\uD83D", "\uDE00", "\u0000", "\uFFFD"];

    private static readonly Arbitrary<string> s_texts = Gen.Elements(s_parts).ListOf().Select(parts => string.Concat(parts)).ToArbitrary();

    public static void Check(Func<string, bool> holds) =>
        Prop.ForAll(s_texts, holds).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(1, 1));
}
