using System.Globalization;
using System.Text;
using SeqGen.Data;
using SeqGen.Files;
using SeqGen.Tests.Files;

namespace SeqGen.Tests.Data;

public class BytePairVocabularyTests
{
    private static readonly string[] s_texts =
        [.. Enumerable.Range(0, 60).Select(i => $"The {(i % 3 == 0 ? "lowest" : "newer")} of {i * 7 % 10} widths is not the\tlow one; İı ß {(char)('à' + (i % 5))}")];

    [Fact]
    public void OfBytePairs_MostFrequentPairFirst_TiesByToken()
    {
        // "ab" and "cd" three times each, then both joined pairs with what stands before them.
        Vocabulary vocabulary = Vocabulary.OfBytePairs(["xab", "xab", "xab", "ycd", "ycd", "ycd"], size: 300);

        Assert.Equal("byte-pairs 97+98 99+100 120+256 121+257", vocabulary.ToString());
        Assert.Equal(260, vocabulary.Count);
        Assert.Equal([258, 99, 98], vocabulary.Encode("xabcb"));
        Assert.Null(vocabulary.UnknownToken);
    }

    [Fact]
    public void OfBytePairs_EachStep_JoinsTheMostFrequentPairCountedAnew()
    {
        Vocabulary vocabulary = Vocabulary.OfBytePairs(s_texts, size: 400);

        (int Left, int Right)[] pairs = [.. vocabulary.ToString().Split(' ').Skip(1).Select(pair => pair.Split('+')).Select(pair => (Number(pair[0]), Number(pair[1])))];

        Assert.InRange(pairs.Length, 40, 140);
        Assert.Equal(Recounted(s_texts, 400), pairs);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\r\n")]
    [InlineData("never seen: \u0000\u0001 ÿ \U0001F600\U0001F468\u200D\U0001F469 日本")]
    [InlineData(" a  b   c \t\r\n d ")]
    [InlineData("half \uD83D pair \uDE00 and \uDE00\uD83D")]
    [InlineData("\uFFFD\uFEFF\uFFFF")]
    public void Decode_AnyText_TextAsItWas(string text)
    {
        Vocabulary vocabulary = Vocabulary.OfBytePairs(s_texts, size: 400);

        Assert.Equal(text, vocabulary.Decode(vocabulary.Encode(text)));
    }

    [Fact]
    public void Decode_RandomText_TextAsItWas() => Properties.Check(text =>
    {
        Vocabulary vocabulary = Vocabulary.Parse(Vocabulary.OfBytePairs([text, text], size: 300).ToString());
        return vocabulary.Decode(vocabulary.Encode(text)) == text;
    });

    [Fact]
    public void Encode_LongRuns_AreCutAndComeBack()
    {
        string text = new string('a', 10_000) + new string('é', 3_000) + string.Concat(Enumerable.Repeat("\U0001F600", 1_001)) + new string(' ', 999) + "x";
        Vocabulary vocabulary = Vocabulary.OfBytePairs([text], size: 320);

        Assert.Equal(text, vocabulary.Decode(vocabulary.Encode(text)));
        Assert.True(vocabulary.Encode(text).Length < 1000);
    }

    /// <summary>Texts of many different words: learning must not count all pairs again for each join.</summary>
    [Fact]
    public void OfBytePairs_ManyWords_LearnedInSeconds()
    {
        var draw = new Random(1);
        string[] texts = [.. Enumerable.Range(0, 20_000).Select(_ => string.Concat(Enumerable.Range(0, 12).Select(i => (char)(i == 6 ? ' ' : 'a' + draw.Next(20)))))];
        long start = Environment.TickCount64;

        Vocabulary vocabulary = Vocabulary.OfBytePairs(texts, size: 2_000);

        Assert.Equal(2_000, vocabulary.Count);
        Assert.InRange(Environment.TickCount64 - start, 0, 30_000);
    }

    [Fact]
    public void OfBytePairs_OtherOrderAndCulture_SameTokens()
    {
        string expected = Vocabulary.OfBytePairs(s_texts, size: 400).ToString();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var strange = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            strange.NumberFormat.NegativeSign = "~";
            strange.NumberFormat.NumberGroupSeparator = "+";
            CultureInfo.CurrentCulture = strange;

            Assert.Equal(expected, Vocabulary.OfBytePairs(s_texts.Reverse(), size: 400).ToString());
            Assert.Equal(expected, Vocabulary.Parse(expected).ToString());
            Assert.Equal(
                Vocabulary.OfWords(s_texts, most: 50).ToString(),
                Vocabulary.OfWords(s_texts.Reverse(), most: 50).ToString());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Decode_HalfACharacter_IsReplaced()
    {
        Vocabulary vocabulary = Vocabulary.OfBytePairs([], size: 256);

        Assert.Equal("byte-pairs ", vocabulary.ToString());
        Assert.Equal("\uFFFDa", vocabulary.Decode([0xC3, 'a']));
        Assert.Equal("\uFFFD", vocabulary.Decode([0xFF]));
        Assert.Equal("é", vocabulary.Decode([0xC3, 0xA9]));
    }

    [Fact]
    public void Metadata_OfAFile_KeepsEveryKind()
    {
        Vocabulary[] vocabularies = [Vocabulary.OfBytePairs(s_texts, size: 300), Vocabulary.OfWords(s_texts, most: 30), Vocabulary.FromText("abc\u2026", '?')];
        foreach (Vocabulary vocabulary in vocabularies)
        {
            using MemoryStream file = new(TestFiles.Bytes(TestFiles.Model<float>(1), ("vocabulary", vocabulary.ToString())));

            var loaded = Vocabulary.Parse(ModelFile.Load(file, TestFiles.Model<float>(2))["vocabulary"]);

            Assert.Equal(vocabulary.Kind, loaded.Kind);
            Assert.Equal(vocabulary.Encode("abc lowest"), loaded.Encode("abc lowest"));
        }
    }

    [Theory]
    [InlineData("byte-pairs")]
    [InlineData("byte-pairs 97")]
    [InlineData("byte-pairs 97+")]
    [InlineData("byte-pairs 97+98 ")]
    [InlineData("byte-pairs 97+256")]
    [InlineData("byte-pairs 256+97")]
    [InlineData("byte-pairs -1+97")]
    [InlineData("byte-pairs 97+98 97+98")]
    [InlineData("byte-pairs 97+97 256+256 257+257 258+258 259+259 260+260 261+261 262+262")]
    public void Parse_Malformed_FormatException(string text) => Assert.Throws<FormatException>(() => Vocabulary.Parse(text));

    [Fact]
    public void Arguments_Wrong_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>("size", () => Vocabulary.OfBytePairs([], size: 255));
        Assert.Throws<ArgumentNullException>("texts", () => Vocabulary.OfBytePairs(null!, size: 256));
        Vocabulary vocabulary = Vocabulary.OfBytePairs([], size: 256);
        Assert.Throws<ArgumentException>("tokens", () => vocabulary.Encode("é", new int[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => vocabulary.Decode([256]));
        Assert.Contains("byte pairs, not characters", Assert.Throws<InvalidOperationException>(() => vocabulary[0]).Message, StringComparison.Ordinal);
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>The definition: all pairs counted again before each join. The texts part into pieces at spaces, which go with the word behind.</summary>
    private static List<(int, int)> Recounted(IEnumerable<string> texts, int size)
    {
        List<int[]> pieces = [.. texts.SelectMany(Pieces).Select(piece => Encoding.UTF8.GetBytes(piece).Select(value => (int)value).ToArray())];
        List<(int, int)> pairs = [];
        for (int token = 256; token < size; token++)
        {
            if (pieces.SelectMany(piece => piece.Zip(piece.Skip(1))).GroupBy(pair => pair).Where(group => group.Count() > 1)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key).FirstOrDefault() is not { Key: var best })
            {
                break;
            }

            pairs.Add(best);
            pieces = [.. pieces.Select(piece => Joined(piece, best, token))];
        }

        return pairs;
    }

    private static int[] Joined(int[] piece, (int Left, int Right) pair, int token)
    {
        List<int> joined = [];
        foreach (int next in piece)
        {
            joined.Add(next);
            if (joined is [.., var left, var right] && (left, right) == pair)
            {
                joined.RemoveAt(joined.Count - 1);
                joined[^1] = token;
            }
        }

        return [.. joined];
    }

    private static IEnumerable<string> Pieces(string text) =>
        System.Text.RegularExpressions.Regex.Matches(text, @" ?\w+|\s| ?[^\w\s]+").Select(match => match.Value);
}
