using Examples;
using MessageTranslation.Messages;
using SeqGen;
using SeqGen.Data;
using SeqGen.Training;

namespace MessageTranslation.Training;

/// <summary>A trained model as a way to translate.</summary>
internal sealed class Translator
{
    private const int AtOnce = 32;

    private static readonly DecodeOptions s_search = new() { Beams = 5, LengthPenalty = 1 };

    private readonly TranslationModel _model;
    private readonly Vocabulary _pieces;
    private readonly int _longest;

    private Translator(TranslationModel model, Vocabulary pieces, int longest)
    {
        _model = model;
        _pieces = pieces;
        _longest = longest;
    }

    /// <summary>Learns byte pairs of both languages, then trains until the time is over.</summary>
    public static Translator Train(Message[] messages, Options options, IProgress<TrainingProgress> progress)
    {
        Vocabulary pieces = Vocabulary.OfBytePairs(messages.SelectMany(message => new[] { message.English, message.Translation }), TranslationModel.Pairs);
        int[][] sources = [.. messages.Select(message => pieces.Encode(message.English))];
        int[][] targets = [.. messages.Select(message => (int[])[.. pieces.Encode(message.Translation), TranslationModel.End])];
        var model = new TranslationModel(options.Seed);
        var trainer = new Trainer<TranslationModel>(model, new AdamW(3e-3, beta2: 0.99))
        {
            BatchSize = 32,
            Threads = options.Threads,
            Seed = options.Seed,
            ClipNorm = 1,
            MaximumDuration = TimeSpan.FromMinutes(options.Minutes),
            Schedule = new CosineSchedule(Warmup: 200) { FollowTime = true },
        };
        trainer.Fit(SequenceData.FromPairs(SequenceColumn.Sequences(sources), SequenceColumn.Sequences(targets)), null, epochs: int.MaxValue, progress);
        return new Translator(model, pieces, targets.Max(target => target.Length));
    }

    /// <summary>The best translation of each text that a beam search finds.</summary>
    public string[] Translate(IEnumerable<string> texts) =>
        [.. texts.Chunk(AtOnce).AsParallel().AsOrdered().SelectMany(Search).Select(Text)];

    /// <summary>A translation piece by piece, and how much each of its pieces looks at each one of the text, [written, read].</summary>
    public AttentionMatrix Look(string text)
    {
        int[] source = _pieces.Encode(text), target = Search([text])[0];
        TranslationModel.Workspace run = _model.CreateWorkspace(1, source.Length, target.Length);
        _model.Evaluate(run, source, target);
        string[] written = [.. target.SkipLast(target[^1] == TranslationModel.End ? 1 : 0).Select(Piece)];
        return new AttentionMatrix([.. source.Select(Piece)], written, _model.Attention(run)[..(written.Length * source.Length)].ToArray());
    }

    private int[][] Search(string[] texts)
    {
        int[][] sources = [.. texts.Select(text => _pieces.Encode(text))];
        int[] lengths = [.. sources.Select(source => source.Length)];
        int steps = lengths.Max();
        var source = new int[texts.Length * steps];
        var output = new int[texts.Length * _longest];
        for (int i = 0; i < sources.Length; i++)
        {
            sources[i].CopyTo(source, i * steps);
        }

        DecodeResult result = _model.Decode(source, lengths, output, s_search);
        return [.. result.Lengths.Select((length, i) => output.AsSpan(i * _longest, length).ToArray())];
    }

    /// <summary>The start token, which no text has, is left out as the end token is.</summary>
    private string Text(int[] tokens) => _pieces.Decode([.. tokens.Where(token => token < TranslationModel.Pairs)]);

    private string Piece(int token) => Text([token]).Trim();
}
