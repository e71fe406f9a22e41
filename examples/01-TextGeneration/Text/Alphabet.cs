namespace TextGeneration.Text;

/// <summary>The signs a model knows: sign 0 stands for every character it does not know, the others for one character each.</summary>
internal sealed class Alphabet
{
    private const int Unknown = 0;
    private const char UnknownCharacter = '\uFFFD';

    private readonly char[] _characters;
    private readonly Dictionary<char, int> _signs;

    private Alphabet(char[] characters)
    {
        _characters = characters;
        _signs = characters.Index().Skip(1).ToDictionary(pair => pair.Item, pair => pair.Index);
    }

    /// <summary>Number of signs, the unknown one included.</summary>
    public int Count => _characters.Length;

    /// <summary>The most frequent characters of a text, at most <paramref name="capacity"/> with the unknown one, each seen at least <paramref name="minimum"/> times.</summary>
    public static Alphabet Of(string text, int capacity, int minimum)
    {
        IEnumerable<char> frequent = text.CountBy(c => c)
            .Where(pair => pair.Value >= minimum)
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key)
            .Take(capacity - 1)
            .Select(pair => pair.Key)
            .Order();
        return new Alphabet([UnknownCharacter, .. frequent]);
    }

    /// <summary>One sign for each character.</summary>
    public int[] Encode(string text)
    {
        var tokens = new int[text.Length];
        for (int i = 0; i < text.Length; i++)
        {
            tokens[i] = _signs.GetValueOrDefault(text[i], Unknown);
        }

        return tokens;
    }

    /// <summary>The character of a sign.</summary>
    public char Decode(int sign) => _characters[sign];
}
