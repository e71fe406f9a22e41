namespace SeqGen.Tests.Zoo;

/// <summary>A table of positions has a last row.</summary>
public sealed class PositionTests
{
    [Theory]
    [InlineData("CausalBlocks")]
    [InlineData("PostNormEncoder")]
    public void MoreStepsThanTheTableHas_AreRefused(string name)
    {
        IEmittedRun emitted = ZooCase.Create(ModelZoo.Find(name), ZooCase.OfAnyNumbers(ModelZoo.Find(name) with { Steps = 140 }).Run);
        Assert.NotNull(emitted);
        Assert.Throws<ArgumentOutOfRangeException>("steps", () => ZooCase.Create(ModelZoo.Find(name), ZooCase.OfAnyNumbers(ModelZoo.Find(name) with { Steps = 141 }).Run));
    }
}
