using System.Diagnostics;
using TextGeneration;
using TextGeneration.Baseline;
using TextGeneration.Text;

return Switches.Command(Run).Parse(args).Invoke();

static int Run(Options options)
{
    try
    {
        TextCorpus corpus = Read(options);
        var ngram = Baseline(corpus);
        return 0;
    }
    catch (Exception exception) when (exception is ArgumentException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine(exception.Message);
        return 1;
    }
}

static TextCorpus Read(Options options)
{
    var clock = Stopwatch.StartNew();
    (IEnumerable<SourceLine> lines, string? withheld) = options.TextFile is { } file
        ? (TextCorpus.Read(file), null)
        : (ReferencePack.Lines(ReferencePack.Find()), options.Withhold);
    TextCorpus corpus = TextCorpus.Create(lines, withheld, signs: 96, options.Seed);
    Console.WriteLine($"Text: {corpus.Training.Length:N0} characters to train on, {corpus.HeldOut.Length:N0} held out, "
        + $"{corpus.Withheld.Length:N0} withheld with {withheld ?? "nothing"}, {corpus.Alphabet.Count} signs ({clock.Elapsed.TotalSeconds:F1} s)");
    return corpus;
}

static (double HeldOut, double Withheld) Baseline(TextCorpus corpus)
{
    var clock = Stopwatch.StartNew();
    var ngram = new BackoffNGram(corpus.Training, corpus.Alphabet.Count, context: 5);
    (double heldOut, double withheld) = (ngram.BitsPerCharacter(corpus.HeldOut), ngram.BitsPerCharacter(corpus.Withheld));
    Console.WriteLine($"N-gram with five characters of context: {heldOut:F4} bits per character held out, {withheld:F4} withheld ({clock.Elapsed.TotalSeconds:F1} s)");
    return (heldOut, withheld);
}
