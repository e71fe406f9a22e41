namespace SeqGen.Tests.Zoo;

/// <summary>Every model of the zoo against the interpreter.</summary>
public sealed class EmittedCodeTests
{
    public static TheoryData<string> Models { get; } = [.. ModelZoo.All.Select(m => m.Name)];

    public static TheoryData<string> ModelsWithLoss { get; } = [.. ModelZoo.All.Where(m => m.HasLoss).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Forward_AgreesWithInterpreter(string name) => ZooChecks.Forward(ZooCase.Of(name));

    [Theory]
    [MemberData(nameof(Models))]
    public void Backward_AgreesWithInterpreter(string name) => ZooChecks.Backward(ZooCase.Of(name));

    [Theory]
    [MemberData(nameof(ModelsWithLoss))]
    public void Train_AgreesWithInterpreter(string name) => ZooChecks.Train(ZooCase.Of(name));

    [Theory]
    [MemberData(nameof(ModelsWithLoss))]
    public void Evaluate_AgreesWithInterpreter(string name) => ZooChecks.Evaluate(ZooCase.Of(name));
}
