using SeqGen.Data;

namespace SeqGen.Tests.Seq2Seq;

/// <summary>Pieces of sine waves, and how they go on: sources of 8 to 12 steps, targets of 3 to 6.</summary>
internal static class Waves
{
    public static SequenceData Of(int count, int seed)
    {
        Random random = new(seed);
        (float[][] sources, float[][] past, float[][] future) = (new float[count][], new float[count][], new float[count][]);
        for (int i = 0; i < count; i++)
        {
            (double phase, double speed) = (2 * Math.PI * random.NextDouble(), 0.4 + (0.4 * random.NextDouble()));
            (int from, int to) = (random.Next(8, 13), random.Next(3, 7));
            float At(int step) => (float)Math.Sin(phase + (speed * step));
            sources[i] = [.. Enumerable.Range(0, from).Select(At)];
            past[i] = [.. Enumerable.Range(0, to).Select(t => At(from - 1 - t))];
            future[i] = [.. Enumerable.Range(0, to).Select(t => At(from + t))];
        }

        return SequenceData.FromPairs([SequenceColumn.Sequences(sources)], [SequenceColumn.Sequences(past), SequenceColumn.Sequences(future)]);
    }
}
