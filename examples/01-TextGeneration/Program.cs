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
        CompareNGram(corpus);
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
    Console.WriteLine($"text: {corpus.Training.Length:N0} characters to train on, {corpus.HeldOut.Length:N0} held out, {corpus.Alphabet.Count} signs ({clock.Elapsed.TotalSeconds:F1} s)");
    if (withheld is not null)
    {
        Console.WriteLine($"text of {withheld}, withheld whole: {corpus.Withheld.Length:N0} characters");
    }

    return corpus;
}

static (double HeldOut, double? Withheld) CompareNGram(TextCorpus corpus)
{
    var clock = Stopwatch.StartNew();
    var ngram = new BackoffNGram(corpus.Training, corpus.Alphabet.Count, context: 5);
    double heldOut = ngram.BitsPerCharacter(corpus.HeldOut);
    double? withheld = corpus.Withheld.Length > 0 ? ngram.BitsPerCharacter(corpus.Withheld) : null;
    Console.WriteLine($"n-gram with five characters of context: {heldOut:F4} bits per character ({clock.Elapsed.TotalSeconds:F1} s)");
    if (withheld is not null)
    {
        Console.WriteLine($"the same on the withheld text: {withheld:F4}");
    }

    return (heldOut, withheld);
}
