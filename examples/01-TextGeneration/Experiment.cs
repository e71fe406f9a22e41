using System.Diagnostics;
using SeqGen.Training;
using TextGeneration.Baseline;
using TextGeneration.Display;
using TextGeneration.Generation;
using TextGeneration.Text;
using TextGeneration.Training;

namespace TextGeneration;

/// <summary>Trains a model, compares it with an n-gram model, saves it and lets it write.</summary>
internal static class Experiment
{
    public static void Run(Options options)
    {
        TextCorpus corpus = Read(options);
        Scores ngram = Measure("n-gram with five characters of context", corpus, NGram(corpus));

        var model = new CharacterModel(options.Seed);
        var training = new CharacterTraining(model, options);
        Console.WriteLine(CharacterModel.Description.Sentence + $": {CharacterModel.Description.ParameterCount:N0} parameters");
        Scores before = Measure("before training", corpus, training.BitsPerCharacter);
        var clock = Stopwatch.StartNew();
        TrainingHistory? history = null;
        TrainingDisplay.Show(progress => history = training.Run(corpus.Training, progress));
        double seconds = clock.Elapsed.TotalSeconds;
        Scores after = Measure($"after {seconds:F0} s", corpus, training.BitsPerCharacter);

        var writer = new Writer(model, corpus.Vocabulary);
        writer.Save(options.ModelFile);
        Console.WriteLine($"model saved: {options.ModelFile}");
        Console.WriteLine();
        writer.Write(string.Empty, options);
        Console.WriteLine();
        Console.WriteLine($"RESULT bits_per_character={after.HeldOut:F4} bits_ngram={ngram.HeldOut:F4} seconds={seconds:F1} bits_before={before.HeldOut:F4}"
            + (after.Withheld is null ? "" : $" bits_withheld={after.Withheld:F4} bits_ngram_withheld={ngram.Withheld:F4}"));
    }

    private static TextCorpus Read(Options options)
    {
        (IEnumerable<SourceLine> lines, string? withheld) = options.TextFile is { } file
            ? (TextCorpus.Read(file), null)
            : (ReferencePack.Lines(ReferencePack.Find()), options.Withhold);
        TextCorpus corpus = TextCorpus.Create(lines, withheld, CharacterModel.Characters, options.Seed);
        Console.WriteLine($"text: {corpus.Training.Length:N0} characters to train on, {corpus.HeldOut.Length:N0} held out, {corpus.Vocabulary.Count} different ones");
        if (withheld is not null)
        {
            Console.WriteLine($"text of {withheld}, withheld whole: {corpus.Withheld.Length:N0} characters");
        }

        return corpus;
    }

    private static Func<int[], double> NGram(TextCorpus corpus)
    {
        var ngram = new BackoffNGram(corpus.Training, corpus.Vocabulary.Count, context: 5);
        return text => ngram.BitsPerCharacter(text);
    }

    private static Scores Measure(string name, TextCorpus corpus, Func<int[], double> bitsPerCharacter)
    {
        double? withheld = corpus.Withheld.Length > 0 ? bitsPerCharacter(corpus.Withheld) : null;
        var scores = new Scores(bitsPerCharacter(corpus.HeldOut), withheld);
        Console.WriteLine($"{name}: {scores} bits per character");
        return scores;
    }
}
