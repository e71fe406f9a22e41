namespace SeqGen.Data;

/// <summary>
/// Learns which pairs of tokens to join: again and again the most frequent neighbors within a piece, of equally frequent ones the pair
/// with the lower left token, then with the lower right one. Counts are kept up to date in the pieces that a join changes; nothing is counted twice over.
/// </summary>
internal sealed class BytePairLearner
{
    private readonly List<(int[] Tokens, long Count)> _pieces = [];
    private readonly Dictionary<(int Left, int Right), Neighbors> _neighbors = [];
    private readonly PriorityQueue<(int Left, int Right), (long Count, int Left, int Right)> _queue = new(Comparer<(long Count, int Left, int Right)>.Create(
        (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : (a.Left, a.Right).CompareTo((b.Left, b.Right))));

    private BytePairLearner(IEnumerable<string> texts)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> bySpan = counts.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (string text in texts)
        {
            for (int start = 0, end; start < text.Length; start = end)
            {
                end = TextPieces.PieceEnd(text, start);
                ReadOnlySpan<char> piece = text.AsSpan(start, end - start);
                bySpan[piece] = bySpan.TryGetValue(piece, out long count) ? count + 1 : 1;
            }
        }

        byte[] bytes = new byte[BytePairCoder.MostBytes];
        foreach ((string piece, long count) in counts)
        {
            int length = ByteText.Encode(piece, bytes);
            _pieces.Add(([.. bytes.Take(length).Select(value => (int)value)], count));
            Add(_pieces.Count - 1, count);
        }

        Enqueue(_neighbors.Keys);
    }

    /// <summary>At most <paramref name="most"/> pairs in the order learned; fewer if no pair is left that occurs twice.</summary>
    public static (int Left, int Right)[] Learn(IEnumerable<string> texts, int most)
    {
        var learner = new BytePairLearner(texts);
        List<(int Left, int Right)> pairs = [];
        while (pairs.Count < most && learner.Next() is { } pair)
        {
            learner.Join(pair, BytePairCoder.Bytes + pairs.Count);
            pairs.Add(pair);
        }

        return [.. pairs];
    }

    /// <summary>The most frequent pair. The queue may hold older, higher counts of a pair; those go back in with the present one.</summary>
    private (int Left, int Right)? Next()
    {
        while (_queue.TryDequeue(out (int Left, int Right) pair, out (long Count, int Left, int Right) queued))
        {
            if (!_neighbors.TryGetValue(pair, out Neighbors? now))
            {
                continue;
            }

            if (now.Count == queued.Count)
            {
                return pair;
            }

            if (now.Count < queued.Count)
            {
                Enqueue([pair]);
            }
        }

        return null;
    }

    private void Join((int Left, int Right) pair, int token)
    {
        _neighbors.Remove(pair, out Neighbors? joined);
        HashSet<(int, int)> grown = [];
        foreach (int place in joined!.Pieces)
        {
            (int[] tokens, long count) = _pieces[place];
            int[] left = Joined(tokens, pair, token);
            if (left.Length == tokens.Length)
            {
                continue; // the piece has lost the pair to an earlier join
            }

            Add(place, -count);
            _pieces[place] = (left, count);
            Add(place, count);
            for (int i = 0; i + 1 < left.Length; i++)
            {
                if (left[i] == token || left[i + 1] == token)
                {
                    grown.Add((left[i], left[i + 1]));
                }
            }
        }

        _neighbors.Remove(pair);
        Enqueue(grown);
    }

    /// <summary>Pairs that occur once only are never joined.</summary>
    private void Enqueue(IEnumerable<(int Left, int Right)> pairs)
    {
        foreach ((int Left, int Right) pair in pairs)
        {
            if (_neighbors[pair].Count > 1)
            {
                _queue.Enqueue(pair, (_neighbors[pair].Count, pair.Left, pair.Right));
            }
        }
    }

    private void Add(int place, long count)
    {
        int[] tokens = _pieces[place].Tokens;
        for (int i = 0; i + 1 < tokens.Length; i++)
        {
            (int, int) pair = (tokens[i], tokens[i + 1]);
            if (!_neighbors.TryGetValue(pair, out Neighbors? neighbors))
            {
                _neighbors.Add(pair, neighbors = new Neighbors());
            }

            neighbors.Count += count;
            if (count > 0)
            {
                neighbors.Pieces.Add(place);
            }
        }
    }

    private static int[] Joined(int[] tokens, (int Left, int Right) pair, int token)
    {
        List<int> joined = new(tokens.Length);
        for (int i = 0; i < tokens.Length; i++)
        {
            bool both = i + 1 < tokens.Length && tokens[i] == pair.Left && tokens[i + 1] == pair.Right;
            joined.Add(both ? token : tokens[i]);
            i += both ? 1 : 0;
        }

        return [.. joined];
    }

    /// <summary>How often two tokens stand side by side, and in which pieces they have stood.</summary>
    private sealed class Neighbors
    {
        public long Count { get; set; }

        public HashSet<int> Pieces { get; } = [];
    }
}
