using System.Runtime.InteropServices;
using SeqGen.Data;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

/// <summary>Data and helpers of the trainer's tests.</summary>
internal static class Runs
{
    /// <summary>A text over five tokens with structure to learn: mostly token + 1 or, after an even one, token + 3.</summary>
    public static int[] Text(int length, int seed = 3)
    {
        int[] text = new int[length];
        Random random = new(seed);
        for (int i = 1; i < length; i++)
        {
            text[i] = (text[i - 1] + (random.Next(10) < 8 ? 1 + (text[i - 1] % 2 * 2) : random.Next(5))) % 5;
        }

        return text;
    }

    /// <summary>Sequences of 1 to 9 steps.</summary>
    public static SequenceData Ragged(int count, int seed = 5)
    {
        Random random = new(seed);
        List<int[]> tokens = [];
        List<int[]> targets = [];
        for (int i = 0; i < count; i++)
        {
            int[] text = Text(random.Next(2, 11), seed + i);
            tokens.Add(text[..^1]);
            targets.Add(text[1..]);
        }

        return SequenceData.FromSequences(SequenceColumn.Sequences(tokens), SequenceColumn.Sequences(targets));
    }

    public static Trainer<LeakyBigram<float>> Trainer(int threads = 1, double dropout = 0.2) => new(new LeakyBigram<float> { Dropout = dropout }, new Adam(0.03))
    {
        Threads = threads,
        BatchSize = 7,
        Seed = 11,
        ClipNorm = 0.5,
        Schedule = new CosineSchedule(Warmup: 5),
    };

    /// <summary>All bits of a set of parameters.</summary>
    public static byte[] Bits(ParameterSet<float> set)
    {
        List<byte> bytes = [];
        foreach (Parameter<float> parameter in set)
        {
            bytes.AddRange(MemoryMarshal.AsBytes(parameter.Values));
        }

        return [.. bytes];
    }

    /// <summary>What a run must repeat: everything in its history but time.</summary>
    public static string Figures(TrainingHistory history) => string.Join('\n', history.Epochs.Select(record =>
        FormattableString.Invariant($"{record.Epoch} {record.Training.Loss:R} {record.Training.Accuracy:R} {record.Validation?.Loss:R} ")
        + FormattableString.Invariant($"{record.LearningRate:R} {record.GradientNorm:R} {record.Steps}"))) + $"\n{history.Stopped} {history.BestEpoch}";

    /// <summary>Calls back on the thread that reports, unlike Progress.</summary>
    public sealed class Listener(Action<TrainingProgress> action) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => action(value);
    }
}
