using SeqGen.Data;

namespace SeqGen.Tests.Data;

public class WordVocabularyTests
{
    [Fact]
    public void OfWords_MostFrequentFirst_ThenOrdinal()
    {
        Vocabulary vocabulary = Vocabulary.OfWords(["b a Z b", "a b, c"], most: 5);

        // b 3, a 2, then ordinal: the space after the comma, the comma, Z, c, each once; five tokens have room for two of these.
        Assert.Equal(VocabularyKind.Words, vocabulary.Kind);
        Assert.Equal(["<unk>", "b", "a", " ", ","], Enumerable.Range(0, vocabulary.Count).Select(token => vocabulary.Decode([token])));
        Assert.Equal([1, 0, 2], vocabulary.Encode("b c a"));
        Assert.Equal(0, vocabulary.UnknownToken);
        Assert.Null(vocabulary.Unknown);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("two words, and: a sentence.")]
    [InlineData(" leading  double   triple \r\n\ttrailing ")]
    [InlineData("naïve e\u0301t\u00E9 snake_case x1 don't -- \"quoted\"")]
    [InlineData("\U0001F600 smile\U0001F600\U0001F468\u200D\U0001F469 \U0001D54F \U0001D54F")]
    [InlineData("half \uD83D pair \uDE00 and \uDE00\uD83D")]
    [InlineData("日本語 テキスト。")]
    public void Decode_KnownWords_TextAsItWas(string text)
    {
        Vocabulary vocabulary = Vocabulary.OfWords([text], most: 1000);

        Assert.Equal(text, vocabulary.Decode(vocabulary.Encode(text)));
        Assert.DoesNotContain(0, vocabulary.Encode(text));
    }

    [Fact]
    public void Decode_RandomText_TextAsItWas() => Properties.Check(text =>
    {
        Vocabulary vocabulary = Vocabulary.Parse(Vocabulary.OfWords([text], most: 1000).ToString());
        return vocabulary.Decode(vocabulary.Encode(text)) == text;
    });

    [Fact]
    public void Encode_UnknownWords_DecodedAsUnknown()
    {
        Vocabulary vocabulary = Vocabulary.OfWords(["the cat sat."], most: 100, unknown: "?!");

        Assert.Equal("the ?! sat.", vocabulary.Decode(vocabulary.Encode("the dog sat.")));
        Assert.Equal([0], Vocabulary.OfWords(["the cat"], most: 1).Encode("the"));
    }

    [Fact]
    public void OfWords_UnknownIsAWord_HasOneToken()
    {
        Vocabulary vocabulary = Vocabulary.OfWords(["none of none"], most: 10, unknown: "none");

        Assert.Equal(2, vocabulary.Count);
        Assert.Equal([0, 1, 0], vocabulary.Encode("none of all"));
    }

    [Fact]
    public void Parse_WhatToStringWrote_SameVocabulary()
    {
        string text = "a \\ \" b\r\n\u00E9 \U0001F600 \uD83D";
        Vocabulary vocabulary = Vocabulary.OfWords([text], most: 100);

        string form = vocabulary.ToString();

        Assert.All(form, character => Assert.InRange(character, ' ', '~'));
        Assert.Equal(form, Vocabulary.Parse(form).ToString());
        Assert.Equal(vocabulary.Encode(text), Vocabulary.Parse(form).Encode(text));
        Assert.Equal("words <unk> a b \\u0020 ,", Vocabulary.OfWords(["a b, a b a"], most: 100).ToString());
    }

    [Theory]
    [InlineData("words")]
    [InlineData("words ")]
    [InlineData("words <unk> ")]
    [InlineData("words <unk>  a")]
    [InlineData("words <unk> a a")]
    [InlineData("words <unk> ab, c")]
    [InlineData("words <unk> a\\u002")]
    [InlineData("words <unk> a\\x0020")]
    [InlineData("word <unk> a")]
    public void Parse_Malformed_FormatException(string text) => Assert.Throws<FormatException>(() => Vocabulary.Parse(text));

    [Fact]
    public void Members_OfCharacters_Refused()
    {
        Vocabulary vocabulary = Vocabulary.OfWords(["a b"], most: 100);

        Assert.Contains("words, not characters", Assert.Throws<InvalidOperationException>(() => vocabulary.Encode('a')).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => vocabulary[0]);
        Assert.Throws<InvalidOperationException>(() => vocabulary.Contains('a'));
        Assert.Throws<InvalidOperationException>(() => vocabulary.Characters.Length);
    }

    [Fact]
    public void Arguments_Wrong_Throw()
    {
        Vocabulary vocabulary = Vocabulary.OfWords(["a, b"], most: 100);

        Assert.Throws<ArgumentOutOfRangeException>("most", () => Vocabulary.OfWords([], most: 0));
        Assert.Throws<ArgumentException>("unknown", () => Vocabulary.OfWords([], most: 1, unknown: ""));
        Assert.Throws<ArgumentException>("tokens", () => vocabulary.Encode("a, b", new int[3]));
        Assert.Throws<ArgumentException>("text", () => vocabulary.Decode([1, 2], new char[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Decode([vocabulary.Count]));
        Assert.Equal(4, vocabulary.Encode("a, b", new int[5]));
        Assert.Equal(3, vocabulary.Decode(vocabulary.Encode("a b"), new char[9]));
    }
}
