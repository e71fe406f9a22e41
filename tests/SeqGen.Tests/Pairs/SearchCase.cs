using System.Numerics;

namespace SeqGen.Tests.Pairs;

/// <summary>A compiled model with drawn parameters and sources, and what its own forward pass says of any targets.</summary>
internal sealed class SearchCase<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly PairCase _case;
    private readonly PairRun<T> _run;
    private readonly int _rowSize;

    public SearchCase(string name, int batch, int sourceSteps)
    {
        _case = new PairCase(name, batch, sourceSteps, 1, ragged: true, seed: 12);
        _run = new PairRun<T>(name, _case);
        _rowSize = _run.Source.Length / batch;
    }

    public PairModel<T> Model => _run.Model;

    public Array Source => _run.Source;

    public int[] SourceLengths => _case.IsVector ? [.. _case.SourceLengths.Select(_ => 1)] : _case.SourceLengths;

    public int SourceSteps => _case.IsVector ? 1 : _case.SourceSteps;

    /// <summary>The source of one sequence, without padding.</summary>
    public Array SourceOf(int sequence)
    {
        int length = SourceLengths[sequence] * _rowSize / SourceSteps;
        Array row = Array.CreateInstance(Source.GetType().GetElementType()!, length);
        Array.Copy(Source, sequence * _rowSize, row, 0, length);
        return row;
    }

    /// <summary>Decodes with a workspace that just has room.</summary>
    public (int[] Output, int[] Lengths, double[] Scores) Decode(int steps, DecodeOptions options)
    {
        int count = SourceLengths.Length * options.Best;
        Workspace<T> run = Model.CreateWorkspace(SourceLengths.Length * options.Beams, SourceSteps, steps);
        Model.Resize(run, SourceLengths.Length, SourceSteps, steps);
        Model.SetLengths(run, SourceLengths, [.. SourceLengths.Select(_ => 1)]);
        (int[] output, int[] lengths, double[] scores) = (new int[count * steps], new int[count], new double[count]);
        Model.Decode(run, Source, output, lengths, options, scores);
        return (output, lengths, scores);
    }

    /// <summary>ln of the probability of each target of a sequence, by the forward pass.</summary>
    public double[] Scores(int sequence, IReadOnlyList<int[]> targets)
    {
        const int Classes = PairModels.TargetTokens;
        Array one = SourceOf(sequence);
        int steps = targets.Max(t => t.Length), count = targets.Count, length = SourceLengths[sequence];
        Array source = Array.CreateInstance(one.GetType().GetElementType()!, one.Length * count);
        int[] padded = new int[count * steps];
        for (int i = 0; i < count; i++)
        {
            Array.Copy(one, 0, source, i * one.Length, one.Length);
            targets[i].CopyTo(padded, i * steps);
        }

        Workspace<T> run = Model.CreateWorkspace(count, length, steps);
        T[] y = new T[count * steps * Classes];
        Model.Forward(run, source, padded, y);
        return [.. targets.Select((target, i) => target.Select((token, t) => LogOf(y.AsSpan(((i * steps) + t) * Classes, Classes), token)).Sum())];
    }

    private static double LogOf(ReadOnlySpan<T> logits, int token)
    {
        double sum = 0;
        foreach (T logit in logits)
            sum += Math.Exp(double.CreateChecked(logit));
        return double.CreateChecked(logits[token]) - Math.Log(sum);
    }
}
