using DateNormalization.Dates;
using Examples;
using SeqGen;
using SeqGen.Data;
using SeqGen.Training;

namespace DateNormalization.Training;

/// <summary>A trained model as a way to read dates.</summary>
internal sealed class Normalizer
{
    private const int Steps = DateNormalizer.Steps;

    private readonly DateNormalizer _model;
    private readonly Vocabulary _characters;

    private Normalizer(DateNormalizer model, Vocabulary characters)
    {
        _model = model;
        _characters = characters;
    }

    /// <summary>Trains on written dates.</summary>
    public static Normalizer Train(WrittenDate[] dates, Options options, IProgress<TrainingProgress> progress)
    {
        Vocabulary characters = Vocabulary.FromText(string.Concat(dates.Select(date => date.Text)), '\uFFFD', DateNormalizer.Characters);
        SequenceData data = SequenceData.FromPairs(
            SequenceColumn.Sequences([.. dates.Select(date => characters.Encode(date.Text))]), SequenceColumn.Sequences([.. dates.Select(Target)]));
        var model = new DateNormalizer(options.Seed);
        model.Metadata["characters"] = characters.ToString();
        var trainer = new Trainer<DateNormalizer>(model, new AdamW(4e-3))
        {
            BatchSize = 64,
            Threads = options.Threads,
            Seed = options.Seed,
            ClipNorm = 1,
            Schedule = new CosineSchedule(Warmup: 100),
        };
        trainer.Fit(data, null, options.Epochs, progress);
        return new Normalizer(model, characters);
    }

    /// <summary>The dates as the model writes them.</summary>
    public string[] Normalize(IReadOnlyCollection<string> texts)
    {
        int[][] sources = [.. texts.Select(text => _characters.Encode(text))];
        int[] lengths = [.. sources.Select(source => source.Length)];
        int longest = lengths.Max();
        var source = new int[sources.Length * longest];
        var output = new int[sources.Length * Steps];
        for (int i = 0; i < sources.Length; i++)
        {
            sources[i].CopyTo(source, i * longest);
        }

        DecodeResult result = _model.Decode(source, lengths, output);
        return [.. result.Lengths.Select((length, i) => Text(output.AsSpan(i * Steps, length)))];
    }

    /// <summary>What the model writes for one text, character by character, and how much each one looks at each one of the text.</summary>
    public AttentionMatrix Look(string text)
    {
        int[] source = _characters.Encode(text), output = new int[Steps], lengths = new int[1];
        DateNormalizer.Workspace run = _model.CreateWorkspace(1, source.Length, Steps);
        _model.Decode(run, source, output, lengths);
        string written = Text(output.AsSpan(0, lengths[0]));
        return new AttentionMatrix(Characters(text), Characters(written), _model.Attention(run)[..(written.Length * source.Length)].ToArray());
    }

    private static int[] Target(WrittenDate date) => [.. date.Normal.Select(symbol => DateNormalizer.Symbols.IndexOf(symbol)), DateNormalizer.End];

    private static string[] Characters(string text) => [.. text.Select(character => $"{character}")];

    private static string Text(ReadOnlySpan<int> tokens)
    {
        Span<char> text = stackalloc char[tokens.Length];
        int count = 0;
        foreach (int token in tokens)
        {
            if (token < DateNormalizer.Symbols.Length)
            {
                text[count++] = DateNormalizer.Symbols[token];
            }
        }

        return text[..count].ToString();
    }
}
