using System.Collections.Frozen;
using System.Runtime.InteropServices;

namespace SeqGen.Data;

/// <summary>
/// The 256 bytes of UTF-8 are the first tokens; each further one is a pair of earlier ones (R. Sennrich et al., 2016, on bytes). A text is
/// cut into pieces, and in each piece the pair that was learned first is joined first.
/// </summary>
internal sealed class BytePairCoder : TokenCoder
{
    /// <summary>Tokens that are single bytes.</summary>
    public const int Bytes = 256;

    /// <summary>No piece has more bytes, so no token has.</summary>
    public const int MostBytes = (TextPieces.Longest + 1) * ByteText.MostPerCharacter;

    private readonly (int Left, int Right)[] _pairs;
    private readonly byte[][] _texts;
    private readonly FrozenDictionary<(int Left, int Right), int> _tokens;

    /// <param name="pairs">Different pairs; the one at place i is token 256 + i and joins two tokens below it.</param>
    public BytePairCoder((int Left, int Right)[] pairs)
    {
        _pairs = pairs;
        _tokens = pairs.Select((pair, place) => KeyValuePair.Create(pair, Bytes + place)).ToFrozenDictionary();
        _texts = new byte[Bytes + pairs.Length][];
        for (int token = 0; token < _texts.Length; token++)
        {
            _texts[token] = token < Bytes ? [(byte)token] : [.. _texts[pairs[token - Bytes].Left], .. _texts[pairs[token - Bytes].Right]];
        }
    }

    public override VocabularyKind Kind => VocabularyKind.BytePairs;

    public override int Count => _texts.Length;

    public override int Unknown => -1;

    public override int[] Encode(ReadOnlySpan<char> text)
    {
        List<int> tokens = new(text.Length);
        Span<byte> bytes = stackalloc byte[MostBytes];
        Span<int> piece = stackalloc int[MostBytes], joined = stackalloc int[MostBytes];
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = TextPieces.PieceEnd(text, start);
            int count = ByteText.Encode(text[start..end], bytes);
            for (int i = 0; i < count; i++)
            {
                piece[i] = bytes[i];
            }

            foreach (int token in piece[..Join(piece[..count], joined)])
            {
                tokens.Add(token);
            }
        }

        return [.. tokens];
    }

    public override string Decode(ReadOnlySpan<int> tokens)
    {
        List<byte> bytes = [];
        foreach (int token in tokens)
        {
            CheckToken(token);
            bytes.AddRange(_texts[token]);
        }

        return ByteText.Decode(CollectionsMarshal.AsSpan(bytes));
    }

    public override string ToString() => VocabularyText.OfPairs(_pairs);

    /// <summary>Joins pairs in place, the lowest token first, and returns how many tokens are left.</summary>
    /// <param name="piece">Tokens of a piece.</param>
    /// <param name="joined">Scratch: the token that a place and the next one make, <see cref="int.MaxValue"/> if none.</param>
    private int Join(Span<int> piece, Span<int> joined)
    {
        int count = piece.Length;
        for (int i = 0; i + 1 < count; i++)
        {
            joined[i] = Joined(piece[i], piece[i + 1]);
        }

        while (count > 1)
        {
            int best = 0;
            for (int i = 1; i + 1 < count; i++)
            {
                best = joined[i] < joined[best] ? i : best;
            }

            if (joined[best] == int.MaxValue)
            {
                break;
            }

            piece[best] = joined[best];
            piece[(best + 2)..count].CopyTo(piece[(best + 1)..]);
            joined[(best + 1)..(count - 1)].CopyTo(joined[best..]);
            count--;
            if (best > 0)
            {
                joined[best - 1] = Joined(piece[best - 1], piece[best]);
            }

            if (best + 1 < count)
            {
                joined[best] = Joined(piece[best], piece[best + 1]);
            }
        }

        return count;
    }

    private int Joined(int left, int right) => _tokens.TryGetValue((left, right), out int token) ? token : int.MaxValue;
}
