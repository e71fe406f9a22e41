using SeqGen.Tests.Allocation;

namespace SeqGen.Tests.Seq2Seq;

/// <summary>Decoding a compiled model: what draws follow, what they never take, what calls allocate and refuse.</summary>
public sealed class DecodeTests
{
    private const int Classes = 4, Draws = 8000;

    private static readonly double[] s_source = [1, -2, 0.5, 3];

    private readonly Summer _model = Made();

    [Fact]
    public void Scores_AreTheSumsOfEvaluatesLogProbabilities()
    {
        const int Steps = 6;
        foreach (DecodeOptions options in new[] { DecodeOptions.Greedy, new DecodeOptions { Sample = true, Seed = 4 }, new DecodeOptions { Beams = 3, Best = 3 } })
        {
            int[] output = new int[options.Best * Steps];
            DecodeResult result = _model.Decode(s_source, [2], output, options);
            for (int i = 0; i < options.Best; i++)
            {
                Summer.Workspace run = _model.CreateWorkspace(1, 2, result.Lengths[i]);
                Assert.Equal(-_model.Evaluate(run, s_source, output.AsSpan(i * Steps, result.Lengths[i])) * result.Lengths[i], result.Scores[i], 1e-12);
            }
        }
    }

    [Fact]
    public void Result_PrintsItsNumbers() => Assert.Equal("lengths 4, 0; scores -1.5, 0", new DecodeResult([4, 0], [-1.5, 0]).ToString());

    [Theory]
    [InlineData(1, 0, 1)]
    [InlineData(0.5, 0, 1)]
    [InlineData(2, 3, 1)]
    [InlineData(1, 0, 0.7)]
    [InlineData(1.5, 3, 0.6)]
    public void Draws_FollowTheSoftmax_AndTakeNothingThatIsCut(double temperature, int topK, double topP)
    {
        double[] expected = Shares(temperature, topK, topP);
        int[] counts = new int[Classes];
        foreach (int token in Draw(new DecodeOptions { Sample = true, Temperature = temperature, TopK = topK, TopP = topP, Seed = 7 }))
            counts[token]++;

        for (int token = 0; token < Classes; token++)
        {
            double deviation = Math.Sqrt(expected[token] * (1 - expected[token]) / Draws);
            Assert.InRange(counts[token] / (double)Draws, expected[token] - (4 * deviation), expected[token] + (4 * deviation));
        }
    }

    [Fact]
    public void Draws_DependOnSeedSequenceAndStepAlone()
    {
        DecodeOptions options = new() { Sample = true, Seed = 9 };
        int[] whole = Draw(options);

        Assert.Equal(whole, Draw(options));
        Assert.NotEqual(whole, Draw(options with { Seed = 10 }));
        Assert.Equal(whole[300], Draw(options with { FirstSequence = 300 })[0]);
    }

    [Fact]
    public void Calls_AllocateNothing()
    {
        const int Batch = 2, Steps = 9;
        Summer.Workspace run = _model.CreateWorkspace(Batch * 4, 2, Steps);
        run.Resize(Batch, 2, Steps);
        double[] source = [.. s_source, .. s_source], scores = new double[Batch * 2];
        int[] sourceLengths = [2, 1], output = new int[Batch * Steps * 2], lengths = new int[Batch * 2];
        DecodeOptions sampled = new() { Sample = true, TopK = 3, TopP = 0.9 }, beams = new() { Beams = 4, Best = 2, LengthPenalty = 1 };

        Assert.Equal(0, Allocated.By(() =>
        {
            run.SetSourceLengths(sourceLengths);
            _model.Decode(run, source, output.AsSpan(0, Batch * Steps), lengths.AsSpan(0, Batch), null, scores.AsSpan(0, Batch));
            _model.Decode(run, source, output.AsSpan(0, Batch * Steps), lengths.AsSpan(0, Batch), sampled);
            _model.Decode(run, source, output, lengths, beams, scores);
        }));
    }

    /// <summary>After a beam search the workspace is as before: another batch runs in it, with lengths.</summary>
    [Fact]
    public void Workspace_AfterBeams_RunsAsBefore()
    {
        Summer.Workspace run = _model.CreateWorkspace(6, 2, 3);
        run.Resize(2, 2, 3);
        double[] source = [.. s_source, 2, 2, 0, 0];
        int[] target = [2, 1, 0, 3, 2, 1];
        run.SetLengths([2, 1], [2, 3]);
        double before = _model.Evaluate(run, source, target);

        run.SetSourceLengths([2, 1]);
        _model.Decode(run, source, new int[6], new int[2], new DecodeOptions { Beams = 3 });

        Assert.Equal((2, 3), (run.Batch, run.Steps));
        run.SetLengths([2, 1], [2, 3]);
        Assert.Equal(before, _model.Evaluate(run, source, target));
    }

    /// <summary>More hypotheses than there are: the rest is empty.</summary>
    [Fact]
    public void Best_BeyondWhatThereIs_IsEmpty()
    {
        int[] output = new int[6];
        DecodeResult result = _model.Decode(s_source, [2], output, new DecodeOptions { Beams = 6, Best = 6 });

        Assert.Equal([1, 1, 1, 1, 0, 0], result.Lengths);
        Assert.Equal([0, 1, 2, 3], output[..4].Order());
        Assert.Equal(1, result.Scores[..4].Sum(Math.Exp), 1e-12);
        Assert.Equal(double.NegativeInfinity, result.Scores[5]);
    }

    [Fact]
    public void WrongOptions_AreRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("Beams", () => new DecodeOptions { Beams = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("Best", () => new DecodeOptions { Best = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("LengthPenalty", () => new DecodeOptions { LengthPenalty = double.NaN });
        Assert.Throws<ArgumentOutOfRangeException>("Temperature", () => new DecodeOptions { Temperature = 0 });
        Assert.Throws<ArgumentOutOfRangeException>("TopK", () => new DecodeOptions { TopK = -1 });
        Assert.Throws<ArgumentOutOfRangeException>("TopP", () => new DecodeOptions { TopP = 1.1 });
        Assert.Throws<ArgumentOutOfRangeException>("FirstSequence", () => new DecodeOptions { FirstSequence = -1 });
        foreach (DecodeOptions options in new[]
        {
            new DecodeOptions { Beams = 2, Best = 3 }, new DecodeOptions { Beams = 2, Sample = true }, new DecodeOptions { LengthPenalty = 1 },
            new DecodeOptions { StopEarly = true }, new DecodeOptions { Temperature = 2 }, new DecodeOptions { TopK = 2 }, new DecodeOptions { Beams = 2, TopP = 0.5 },
        })
            Assert.Throws<ArgumentException>("options", () => _model.Decode(s_source, [2], new int[4 * options.Best], options));
    }

    [Fact]
    public void WrongSpans_AreRefused()
    {
        Summer.Workspace run = _model.CreateWorkspace(2, 2, 3);
        run.Resize(1, 2, 3);
        Assert.Throws<ArgumentException>("output", () => _model.Decode(run, s_source, new int[4], new int[1]));
        Assert.Throws<ArgumentException>("lengths", () => _model.Decode(run, s_source, new int[3], new int[2]));
        Assert.Throws<ArgumentException>("scores", () => _model.Decode(run, s_source, new int[3], new int[1], null, new double[2]));
        Assert.Throws<ArgumentException>("source", () => _model.Decode(run, [1, 2, 3], new int[3], new int[1]));
        Assert.Throws<ArgumentException>("run", () => _model.Decode(run, s_source, new int[3], new int[1], new DecodeOptions { Beams = 3 }));
        Assert.Throws<ArgumentException>("sourceLengths", () => _model.Decode(s_source, [], new int[3]));
        Assert.Throws<ArgumentException>("output", () => _model.Decode(s_source, [2], []));
        Assert.Throws<ArgumentException>("source", () => _model.Decode([1, 2, 3], [2], new int[3]));
        Assert.Throws<ArgumentOutOfRangeException>("sourceLengths", () => _model.Decode(s_source, [3], new int[3]));
        Assert.Equal(1, run.Batch);
    }

    /// <summary>A model whose logits of the first step are far from equal.</summary>
    private static Summer Made()
    {
        Summer model = new(5);
        model.Parameters["decoder.dense1.bias"].CopyFrom([0.4, -0.6, 1.1, -1.5]);
        return model;
    }

    /// <summary>One token for each of many sequences of the same source.</summary>
    private int[] Draw(DecodeOptions options)
    {
        int[] output = new int[Draws];
        _model.Decode([.. Enumerable.Repeat(s_source, Draws).SelectMany(s => s)], [.. Enumerable.Repeat(2, Draws)], output, options);
        return output;
    }

    private double[] Shares(double temperature, int topK, double topP)
    {
        double[] y = new double[Classes];
        _model.Forward(_model.CreateWorkspace(1, 2, 1), s_source, [0], y);
        double[] shares = [.. y.Select(logit => Math.Exp(logit / temperature))];
        int[] order = [.. Enumerable.Range(0, Classes).OrderByDescending(token => shares[token]).Take(topK == 0 ? Classes : topK)];
        double total = order.Sum(token => shares[token]), sum = 0;
        int[] kept = [.. order.TakeWhile(token => (sum += shares[token]) - shares[token] < topP * total)];
        return [.. shares.Select((share, token) => kept.Contains(token) ? share / kept.Sum(k => shares[k]) : 0)];
    }
}
