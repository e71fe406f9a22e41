namespace SeqGen.Tests.Frames;

/// <summary>Where a frame's numbers go, by hand.</summary>
public sealed class FrameOrderTests
{
    /// <summary>A frame that is shifted by a line and a position shifts what is so far from the border that no tap of any step has met it.</summary>
    [Fact]
    public void Translation_ShiftsTheInterior()
    {
        const int Height = 15, Width = 14, Steps = 3, Reach = 1 + Steps + 1;
        Shifted model = new(seed: 5);
        float[] x = Numbers(Steps * Height * Width * 2, seed: 1), moved = Numbers(x.Length, seed: 2), y = new float[x.Length], yMoved = new float[x.Length];
        foreach ((int t, int h, int w, int c) in from t in Enumerable.Range(0, Steps) from h in Enumerable.Range(1, Height - 1) from w in Enumerable.Range(1, Width - 1) from c in new[] { 0, 1 } select (t, h, w, c))
            moved[At(t, h, w, c)] = x[At(t, h - 1, w - 1, c)];

        model.Forward(model.CreateWorkspace(1, Steps), x, y);
        model.Forward(model.CreateWorkspace(1, Steps), moved, yMoved);

        int compared = 0;
        for (int h = Reach + 1; h < Height - Reach; h++)
            for (int w = Reach + 1; w < Width - Reach; w++)
                for (int t = 0; t < Steps; t++)
                    for (int c = 0; c < 2; c++, compared++)
                        Assert.Equal(y[At(t, h - 1, w - 1, c)], yMoved[At(t, h, w, c)], 1e-6f);
        Assert.Equal(4 * 3 * Steps * 2, compared);
        Assert.NotEqual(y[At(0, 0, 0, 0)], yMoved[At(0, 1, 1, 0)], 1e-3f);

        static int At(int t, int h, int w, int c) => (((((t * Height) + h) * Width) + w) * 2) + c;
    }

    /// <summary>Columns of a dense layer behind Flatten are channel, line, position.</summary>
    [Fact]
    public void Flatten_IsChannelsFirst()
    {
        Flattened model = new(seed: 3);
        float[] x = Numbers(24, seed: 4), y = new float[2];
        model.Predict(x, y, batch: 1);

        float[] weight = [.. model.Parameters["head.weight"].Values], bias = [.. model.Parameters["head.bias"].Values];
        for (int unit = 0; unit < 2; unit++)
        {
            double sum = bias[unit];
            for (int c = 0; c < 4; c++)
                for (int h = 0; h < 2; h++)
                    for (int w = 0; w < 3; w++)
                        sum += (double)weight[(unit * 24) + (((c * 2) + h) * 3) + w] * x[(((h * 3) + w) * 4) + c];
            Assert.Equal(sum, y[unit], 1e-5);
        }
    }

    /// <summary>A bridge takes the encoder's frames as Flatten gives them.</summary>
    [Fact]
    public void BridgeFromFrames_IsChannelsFirst()
    {
        FromFrames model = new(seed: 8);
        FromFlattened flattened = new(seed: 9);
        foreach (string name in model.Parameters.Names)
            flattened.Parameters[name].CopyFrom(model.Parameters[name].Values);
        Assert.Equal([5, 24], model.Parameters["write.bridge_h_l0.weight"].Shape);
        float[] x = Numbers(2 * 3 * 6, seed: 10), y = new float[2 * 4 * 2], expected = new float[y.Length];

        model.Predict(x, y, batch: 2, sourceSteps: 3, steps: 4);
        flattened.Predict(x, expected, batch: 2, sourceSteps: 3, steps: 4);

        Assert.Equal(expected, y);
    }

    /// <summary>Layers of the same positions are paired, so that states are copied and no bridge is learned.</summary>
    [Fact]
    public void Hourglass_HasNoBridge() => Assert.DoesNotContain(Hourglass.Description.Parameters, parameter => parameter.Name.Contains("bridge", StringComparison.Ordinal));

    /// <summary>And gives a decoder's frames in that order: with an update gate that is shut the first state stays.</summary>
    [Fact]
    public void BridgeToFrames_IsChannelsFirst()
    {
        ToFrames model = new(seed: 11);
        float[] start = Numbers(12, seed: 12), y = new float[6];
        model.Parameters["write.bridge_h_l0.weight"].CopyFrom(new float[12 * 4]);
        model.Parameters["write.bridge_h_l0.bias"].CopyFrom(start);
        model.Parameters["write.bias_ih_l0"].CopyFrom([0, 0, 100, 100, 0, 0]);
        model.Parameters["head.weight"].CopyFrom([1, 10]);
        model.Parameters["head.bias"].CopyFrom([0]);

        model.Predict(Numbers(2, seed: 13), y, batch: 1, sourceSteps: 1, steps: 1);

        Assert.All(Enumerable.Range(0, 6), p => Assert.Equal(Math.Tanh(start[p]) + (10 * Math.Tanh(start[6 + p])), y[p], 1e-5));
    }

    /// <summary>Channel c of the place (i, j) of a square is channel 4 c + 2 i + j of its patch, as pixel_unshuffle has it.</summary>
    [Fact]
    public void Patch_IsPixelUnshuffle()
    {
        Patched model = new();
        Identity(model.Parameters, 8);
        float[] x = Numbers(48, seed: 6), y = new float[48], expected = new float[48];
        foreach ((int h, int w, int c, int i, int j) in Places())
            expected[(((h * 3) + w) * 8) + (4 * c) + (2 * i) + j] = x[(((((2 * h) + i) * 6) + (2 * w) + j) * 2) + c];

        model.Predict(x, y, batch: 1);

        Assert.Equal(expected, y);
    }

    [Fact]
    public void Unpatch_IsPixelShuffle()
    {
        Unpatched model = new();
        Identity(model.Parameters, 2);
        float[] x = Numbers(48, seed: 7), y = new float[48], expected = new float[48];
        foreach ((int h, int w, int c, int i, int j) in Places())
            expected[(((((2 * h) + i) * 6) + (2 * w) + j) * 2) + c] = x[(((h * 3) + w) * 8) + (4 * c) + (2 * i) + j];

        model.Predict(x, y, batch: 1);

        Assert.Equal(expected, y);
    }

    private static IEnumerable<(int H, int W, int C, int I, int J)> Places() =>
        from h in Enumerable.Range(0, 2) from w in Enumerable.Range(0, 3) from c in Enumerable.Range(0, 2) from i in Enumerable.Range(0, 2) from j in Enumerable.Range(0, 2) select (h, w, c, i, j);

    /// <summary>A head that hands each channel on.</summary>
    private static void Identity(ParameterSet<float> parameters, int channels)
    {
        parameters["head.weight"].CopyFrom([.. Enumerable.Range(0, channels * channels).Select(i => i % (channels + 1) == 0 ? 1f : 0f)]);
        parameters["head.bias"].CopyFrom(new float[channels]);
    }

    private static float[] Numbers(int count, int seed)
    {
        Random random = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (float)((random.NextDouble() * 2) - 1))];
    }
}
