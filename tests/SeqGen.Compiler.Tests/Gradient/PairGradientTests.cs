using SeqGen.Compiler.Tests.Zoo;

namespace SeqGen.Compiler.Tests.Gradient;

/// <summary>Back-propagation through decoder and encoder against finite differences.</summary>
public sealed class PairGradientTests
{
    public static TheoryData<string> Models { get; } = [.. PairModels.All.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void VariableLengths_AgreeWithDifferences(string name) =>
        GradientCheck.Run(PairModels.All[name](new ModelZoo()), new CheckOptions { SourceSteps = 3, SourceLengths = [3, 1, 2], Training = true });

    [Theory]
    [MemberData(nameof(Models))]
    public void LongerSources_AgreeWithDifferences(string name) =>
        GradientCheck.Run(PairModels.All[name](new ModelZoo()), new CheckOptions { Batch = 2, Steps = 1, Lengths = null, SourceSteps = 5, SourceLengths = [4, 5], Seed = 4 });
}
