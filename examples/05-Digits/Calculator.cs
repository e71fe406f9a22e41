using SeqGen;
using SeqGen.Data;
using SeqGen.Training;

namespace Digits;

/// <summary>A trained model as a way to add.</summary>
internal sealed class Calculator
{
    private readonly Adder _model;

    private Calculator(Adder model, TrainingHistory history)
    {
        _model = model;
        History = history;
    }

    /// <summary>How training went.</summary>
    public TrainingHistory History { get; }

    /// <summary>Trains on sums.</summary>
    public static Calculator Train(IReadOnlyCollection<Sum> sums, Options options, IProgress<TrainingProgress> progress)
    {
        SequenceData data = SequenceData.FromPairs(
            SequenceColumn.Sequences([.. sums.Select(sum => sum.Source)]), SequenceColumn.Sequences([.. sums.Select(sum => sum.Target)]));
        var model = new Adder(options.Seed);
        var trainer = new Trainer<Adder>(model, new AdamW(3e-3))
        {
            BatchSize = 64,
            Threads = options.Threads,
            Seed = options.Seed,
            ClipNorm = 1,
            Schedule = new CosineSchedule(Warmup: 100),
        };
        TrainingHistory history = trainer.Fit(data, null, options.Epochs, progress);
        return new Calculator(model, history);
    }

    /// <summary>The values of sums as the model writes them.</summary>
    public string[] Add(IReadOnlyCollection<Sum> sums)
    {
        int[][] sources = [.. sums.Select(sum => sum.Source)];
        int[] lengths = [.. sources.Select(source => source.Length)];
        int longest = lengths.Max();
        var source = new int[sources.Length * longest];
        var output = new int[sources.Length * Sum.Steps];
        for (int i = 0; i < sources.Length; i++)
        {
            sources[i].CopyTo(source, i * longest);
        }

        DecodeResult result = _model.Decode(source, lengths, output);
        return [.. result.Lengths.Select((length, i) => string.Concat(output.Skip(i * Sum.Steps).Take(length).Where(token => token < 10)))];
    }
}
