using SeqGen.Compiler.Tests.Zoo;

namespace SeqGen.Compiler.Tests.Gradient;

/// <summary>Back-propagation through time of whole models against finite differences.</summary>
public sealed class RecurrentGradientTests
{
    public static TheoryData<string> Models { get; } = [.. RecurrentModels.All.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void Training_VariableLengths_AgreesWithDifferences(string name) =>
        GradientCheck.Run(RecurrentModels.All[name](new ModelZoo()), new CheckOptions { Training = true });

    [Theory]
    [MemberData(nameof(Models))]
    public void Inference_FullLengths_AgreesWithDifferences(string name) =>
        GradientCheck.Run(RecurrentModels.All[name](new ModelZoo()), new CheckOptions { Batch = 2, Steps = 3, Lengths = null, Seed = 5 });

    [Theory]
    [MemberData(nameof(Models))]
    public void OneStep_AgreesWithDifferences(string name) =>
        GradientCheck.Run(RecurrentModels.All[name](new ModelZoo()), new CheckOptions { Batch = 1, Steps = 1, Lengths = null, Seed = 9 });
}
