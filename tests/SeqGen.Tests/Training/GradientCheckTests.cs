using SeqGen.Data;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

public class GradientCheckTests
{
    private static readonly SequenceBatch Batch = MakeBatch();

    [Fact]
    public void RightGradient_Double_PassesTightly()
    {
        LeakyBigram<double> model = new() { Dropout = 0.3 };

        GradientCheckResult direction = GradientCheck.Direction(model, Batch, seed: 1);
        GradientCheckResult directions = GradientCheck.Directions(model, Batch, seed: 1);
        GradientCheckResult elements = GradientCheck.Elements(model, Batch);

        Assert.True(direction.RelativeError < 1e-7, direction.ToString());
        Assert.True(directions.RelativeError < 1e-7, directions.ToString());
        Assert.True(elements.RelativeError < 1e-7, elements.ToString());
        Assert.Equal(55, elements.Checks);
        Assert.Equal(3, directions.Checks);
        Assert.StartsWith("passed", elements.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void RightGradient_Float_Passes()
    {
        LeakyBigram<float> model = new();

        Assert.True(GradientCheck.Direction(model, Batch).Passed, GradientCheck.Direction(model, Batch).ToString());
        Assert.True(GradientCheck.Elements(model, Batch).Passed, GradientCheck.Elements(model, Batch).ToString());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1.1)]
    [InlineData(-1)]
    public void WrongGradient_Found(double fault)
    {
        LeakyBigram<double> model = new() { GradientFault = fault };
        LeakyBigram<float> single = new() { GradientFault = fault };

        GradientCheckResult directions = GradientCheck.Directions(model, Batch);
        GradientCheckResult elements = GradientCheck.Elements(single, Batch);

        Assert.False(GradientCheck.Direction(model, Batch).Passed);
        Assert.False(directions.Passed);
        Assert.False(elements.Passed);
        Assert.Equal("memory.weight", directions.Parameter);
        Assert.Equal("memory.weight", elements.Parameter);
        Assert.Contains("FAILED", elements.ToString(), StringComparison.Ordinal);
        Assert.Contains("memory.weight[", elements.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Where the gradient is 0, what is left of a difference is no error.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void NoGradient_Passes(int seed)
    {
        SequenceBatch zeros = new() { Rows = 2, Steps = 5, Inputs = [new float[2 * 5 * 8]], Targets = [new float[2]] };

        Assert.True(GradientCheck.Direction(new Still(seed), zeros).Passed, GradientCheck.Direction(new Still(seed), zeros).ToString());
        Assert.True(GradientCheck.Elements(new Still(seed), zeros).Passed, GradientCheck.Elements(new Still(seed), zeros).ToString());
    }

    [Fact]
    public void Parameters_AreAsBefore()
    {
        LeakyBigram<float> model = new();
        byte[] before = Runs.Bits(model.Parameters);

        GradientCheck.Elements(model, Batch);
        GradientCheck.Direction(model, Batch);

        Assert.Equal(before, Runs.Bits(model.Parameters));
    }

    private static SequenceBatch MakeBatch()
    {
        SequenceData data = Runs.Ragged(6);
        SequenceBatch batch = data.CreateBatch(6);
        data.Fill(batch, [0, 1, 2, 3, 4, 5]);
        return batch;
    }
}
