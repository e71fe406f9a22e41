namespace SeqGen.Tests.Zoo;

/// <summary>The numbers that models are compared on leave room for rounding.</summary>
public sealed class ConditioningTests
{
    [Fact]
    public void Draw_OfEveryModel_IsWellConditioned()
    {
        string[] poor = [.. ModelZoo.All.Select(m => (m.Name, Moved: Conditioning.Moved(Conditioning.Draw(m, m.Lower())))).Where(m => m.Moved > 1).Select(m => $"{m.Name} {m.Moved:F1}")];
        Assert.True(poor.Length == 0, string.Join(", ", poor));
    }

    [Fact]
    public void Moved_WhereTermsCancel_IsLarge()
    {
        ZooModel sum = ZooModel.Of("Sum", new Generator.Declaration.FeaturesLayer("input", 1, Standardize: false), new Generator.Declaration.DenseLayer("head", 1, Generator.Declaration.Activation.Tanh)) with { Batch = 2, Steps = 1 };
        ZooRun run = ZooNumbers.Of(sum, sum.Lower(), seed: 2);
        ZooRun With(double other) => run with { Inputs = [new[] { 0.5, other }], OutputGradients = [[1, -1]] };
        Assert.InRange(Conditioning.Moved(With(-1.5)), 0, 1);
        Assert.InRange(Conditioning.Moved(With(0.5 + 1e-6)), 1, double.MaxValue);
    }
}
