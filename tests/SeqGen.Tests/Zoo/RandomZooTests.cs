using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Zoo;

/// <summary>Every valid declaration compiles clean and agrees with the interpreter.</summary>
public sealed class RandomZooTests
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(5);

    public static TheoryData<string> Names { get; } = [.. RandomZoo.Models.Keys];

    [Fact]
    public async Task Declarations_AreReadWithoutComplaint()
    {
        Assert.Equal(RandomZoo.Count + RandomZoo.FrameCount, RandomZoo.Models.Count);
        Assert.Empty(await Task.Run(() => RandomZoo.Diagnostics).WaitAsync(s_limit));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Model_AgreesWithInterpreter(string name)
    {
        try
        {
            await Task.Run(() => Check(RandomZoo.Find(name))).WaitAsync(s_limit);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{RandomZoo.Models[name]}{e.Message}", e);
        }
    }

    private static void Check(ZooModel model)
    {
        ZooChecks.Forward(ZooCase.Of(model));
        ZooChecks.Backward(ZooCase.Of(model));
        ZooChecks.Predict(ZooCase.Of(model));
        if (OneStep.IsPossible(model.Lower().Graph))
        {
            ZooChecks.Step(ZooCase.Of(model with { Ragged = false }));
            ZooChecks.Step(ZooCase.Of(model with { Ragged = false, Batch = 1 }));
        }

        if (!model.HasLoss)
            return;
        ZooChecks.Train(ZooCase.Of(model));
        ZooChecks.Evaluate(ZooCase.Of(model));
    }
}
