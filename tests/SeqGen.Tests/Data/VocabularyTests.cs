using SeqGen.Data;

namespace SeqGen.Tests.Data;

public class VocabularyTests
{
    [Fact]
    public void FromText_NumbersInOrderOfCodeUnits()
    {
        Vocabulary vocabulary = Vocabulary.FromText("hello world\n");

        Assert.Equal("\n dehlorw", vocabulary.Characters.ToString());
        Assert.Equal(9, vocabulary.Count);
        Assert.Null(vocabulary.Unknown);
        Assert.Equal([4, 3, 5, 5, 6], vocabulary.Encode("hello"));
        Assert.Equal("hello", vocabulary.Decode([4, 3, 5, 5, 6]));
        Assert.True(vocabulary.Contains('h'));
        Assert.False(vocabulary.Contains('x'));
    }

    [Fact]
    public void Encode_UnknownCharacter_NamesItAndItsPlace()
    {
        Vocabulary vocabulary = Vocabulary.FromText("abc");

        Assert.Contains("'x' (U+0078) at place 2", Assert.Throws<ArgumentException>("text", () => vocabulary.Encode("abx".AsSpan())).Message, StringComparison.Ordinal);
        Assert.Contains("U+0007 is not", Assert.Throws<ArgumentException>("character", () => vocabulary.Encode('\a')).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Encode_WithUnknown_ReadsOthersAsIt()
    {
        Vocabulary vocabulary = Vocabulary.FromText("abc", unknown: '?');

        Assert.Equal('?', vocabulary.Unknown);
        Assert.Equal("a?c", vocabulary.Decode(vocabulary.Encode("axc")));
        Assert.Equal(vocabulary.Encode('?'), vocabulary.Encode('\u2026'));
    }

    [Fact]
    public void FromText_Maximum_KeepsMostFrequent()
    {
        Vocabulary vocabulary = Vocabulary.FromText("aaaabbbccdzyx", unknown: '?', maximum: 5);

        // Of d, x, y and z, each once, the lowest is kept.
        Assert.Equal("?abcd", vocabulary.Characters.ToString());
        Assert.Throws<ArgumentException>("text", () => Vocabulary.FromText("abc", maximum: 2));
    }

    [Theory]
    [InlineData("plain text", null)]
    [InlineData("\\ \" \n\t\u0000\uFFFF\uD83D\uDE00 é", '\u2026')]
    [InlineData("a ", ' ')]
    public void Parse_WhatToStringWrote_SameVocabulary(string text, char? unknown)
    {
        Vocabulary vocabulary = Vocabulary.FromText(text, unknown);

        string form = vocabulary.ToString();
        Vocabulary parsed = Vocabulary.Parse(form);

        Assert.All(form, character => Assert.InRange(character, ' ', '~'));
        Assert.Equal(vocabulary.Characters.ToString(), parsed.Characters.ToString());
        Assert.Equal(vocabulary.Unknown, parsed.Unknown);
        Assert.Equal(text, parsed.Decode(parsed.Encode(text)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("characters unknown=")]
    [InlineData("characters unknown=none ")]
    [InlineData("characters unknown=x abc")]
    [InlineData("characters unknown=3 abc")]
    [InlineData("characters unknown=-1 abc")]
    [InlineData("characters unknown=none aa")]
    [InlineData("characters unknown=none a\\")]
    [InlineData("characters unknown=none a\\u00")]
    [InlineData("characters unknown=none a\\n000a")]
    [InlineData("characters unknown=none a\\u00zz")]
    public void Parse_Malformed_FormatException(string text) => Assert.Throws<FormatException>(() => Vocabulary.Parse(text));

    [Fact]
    public void Spans_TooShort_Throw()
    {
        Vocabulary vocabulary = Vocabulary.FromText("abc");

        Assert.Throws<ArgumentException>("tokens", () => vocabulary.Encode("abc", new int[2]));
        Assert.Throws<ArgumentException>("text", () => vocabulary.Decode([0, 1], new char[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Decode([3]));
        Assert.Throws<ArgumentException>("text", () => Vocabulary.FromText(""));
    }
}
