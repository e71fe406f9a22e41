namespace SeqGen.Tests.Declared;

public sealed class MixedTests
{
    /// <summary>What an earlier Backward was given for an output without a loss has no part in training.</summary>
    [Fact]
    public void Train_OutputWithoutLoss_HasNoGradient()
    {
        double[] x = [.. Enumerable.Range(0, 12).Select(i => Math.Sin(i))], ones = [.. Enumerable.Repeat(1.0, 24)];
        Mixed model = new(seed: 1);
        Mixed.Workspace fresh = model.CreateWorkspace(batch: 2, steps: 3), used = model.CreateWorkspace(batch: 2, steps: 3);
        model.Forward(used, x, new double[12], new double[24]);
        model.Backward(used, x, ones);
        used.Gradients.Clear();

        Assert.Equal(model.Train(fresh, x, x), model.Train(used, x, x));

        Assert.All(fresh.Gradients, g => Assert.Equal(g.Values.ToArray(), used.Gradients[g.Name].Values.ToArray()));
        Assert.All(fresh.Gradients["more.dense1.weight"].Values.ToArray(), v => Assert.Equal(0, v));
    }
}
