namespace SeqGen.Tests.Declared;

/// <summary>What <c>Last</c> takes of a layer of both directions.</summary>
public sealed class LastTests
{
    [Fact]
    public void Residual_EndsWhereItsDirectionEnds()
    {
        const int Batch = 2, Steps = 5;
        int[] lengths = [5, 3];
        float[] x = [.. Enumerable.Range(0, Batch * Steps * 8).Select(i => MathF.Sin(i))], every = new float[x.Length], ends = new float[Batch * 8];

        new BothWays(seed: 4).Predict(x, every, Batch, Steps, lengths);
        new BothEnds(seed: 4).Predict(x, ends, Batch, Steps, lengths);

        for (int row = 0; row < Batch; row++)
        {
            ReadOnlySpan<float> last = every.AsSpan(((row * Steps) + lengths[row] - 1) * 8, 8), first = every.AsSpan(row * Steps * 8, 8);
            Assert.Equal([.. last[..4], .. first[4..]], ends.AsSpan(row * 8, 8).ToArray());
        }
    }
}
