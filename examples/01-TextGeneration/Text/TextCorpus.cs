using SeqGen.Data;

namespace TextGeneration.Text;

/// <summary>Text as tokens of a vocabulary, split into lines to train on, lines held out, and one origin withheld whole (empty if none is).</summary>
internal sealed record TextCorpus(Vocabulary Vocabulary, int[] Training, int[] HeldOut, int[] Withheld)
{
    private const double HeldOutShare = 0.05;
    private const char Unknown = '\uFFFD';

    /// <summary>
    /// Shuffles the distinct lines by the seed and holds 5 % of them out. A line of the withheld origin is in neither part,
    /// even where another origin has it too.
    /// </summary>
    /// <exception cref="ArgumentException">There are fewer than 100 lines, or no line of the withheld origin.</exception>
    public static TextCorpus Create(IEnumerable<SourceLine> source, string? withheldOrigin, int characters, int seed)
    {
        SourceLine[] lines = [.. source];
        string[] withheld = [.. lines.Where(line => line.Origin == withheldOrigin).Select(line => line.Text).Distinct()];
        if (withheldOrigin is not null && withheld.Length == 0)
        {
            throw new ArgumentException($"There is no text of '{withheldOrigin}' to withhold; a name is that of an assembly, such as System.Text.Json.");
        }

        string[] rest = [.. lines.Select(line => line.Text).Distinct().Except(withheld)];
        if (rest.Length < 100)
        {
            throw new ArgumentException($"The text has {rest.Length} distinct lines; at least 100 are needed to train and to hold some out.");
        }

        new Random(seed).Shuffle(rest);
        int heldOut = (int)(rest.Length * HeldOutShare);
        string training = Join(rest.Skip(heldOut));
        Vocabulary vocabulary = Vocabulary.FromText(training, Unknown, characters);
        return new TextCorpus(
            vocabulary, vocabulary.Encode(training), vocabulary.Encode(Join(rest.Take(heldOut))), vocabulary.Encode(Join(withheld)));
    }

    /// <summary>The distinct lines of a text file in its order, white space collapsed.</summary>
    public static IEnumerable<SourceLine> Read(string path) =>
        from line in File.ReadLines(path)
        let words = string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        where words.Length > 0
        select new SourceLine(Path.GetFileName(path), words);

    private static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}
