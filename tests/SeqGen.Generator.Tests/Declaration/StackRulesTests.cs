using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Tests.Declaration;

/// <summary>What flows through stacks. Wrong stacks are among the wrong programs.</summary>
public class StackRulesTests
{
    [Theory]
    [InlineData("features 3, dense 2", "Steps 2")]
    [InlineData("tokens 9, embedding 4", "Steps 4")]
    [InlineData("features 3, rnn 5", "Steps 5")]
    [InlineData("features 3, bidirectional 5", "Steps 10")]
    [InlineData("features 3, summed 5", "Steps 5")]
    [InlineData("features 3, bidirectional 5, last", "Vector 10")]
    [InlineData("features 3, rnn 5, mean, norm, drop, dense 2", "Vector 2")]
    [InlineData("features 3, rnn 5, max, repeat, rnn 4, last, dense 1", "Vector 1")]
    [InlineData("features 3, repeat, rnn 5, dense 2, loss", "Steps 2")]
    [InlineData("features 3, dense 7, norm, repeat, rnn 5", "Steps 5")]
    [InlineData("tokens 9, embedding 4, repeat, rnn 5", "Steps 5")]
    [InlineData("features 5, residual 5", "Steps 5")]
    [InlineData("features 10, bothResidual 5", "Steps 10")]
    public void Stack_GivesItsOutput(string layers, string expected) => Assert.Equal([$" {expected}"], Ends(Stacks.Of("", "", layers)));

    [Fact]
    public void Stacks_AreJoinedSideBySide()
    {
        Assert.Equal(
            ["a Steps 3", "b Vector 4", "c Steps 7", "wide Vector 4", "both Vector 8"],
            Ends(
                Stacks.Of("a", "", "features 3"),
                Stacks.Of("b", "", "features 3, rnn 4, last"),
                Stacks.Of("c", "a b", "drop"),
                Stacks.Of("wide", "b", "dense 4"),
                Stacks.Of("both", "b wide", "norm")));
    }

    [Theory]
    [InlineData("dense 2", "repeat, rnn 3", true)]
    [InlineData("dense 2", "dense 2, repeat", true)]
    [InlineData("dense 2", "rnn 3, last, repeat", false)]
    [InlineData("rnn 2, last", "repeat", false)]
    [InlineData("dense 2", "dense 3, loss", false)]
    public void Input_IsAVectorWhereARepeatMakesStepsOfIt(string trunk, string head, bool expected)
    {
        StackDeclaration[] stacks =
        [
            Stacks.Of("trunk", "", "features 3, " + trunk).ToDeclaration(),
            Stacks.Of("head", "trunk", head).ToDeclaration(),
        ];

        Assert.Equal(expected, InputForm.IsVector(stacks, 0));
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(10_000)]
    public void LargeLayers_AreAccepted(int units) => Assert.Empty(StackRules.Check([Stacks.Of("", "", $"features {units}, rnn {units}, dense {units}")]));

    [Theory]
    [InlineData("features 16777216, dense 100", true)]
    [InlineData("features 16777216, dense 113", false)]
    [InlineData("tokens 16777216, embedding 112", true)]
    [InlineData("tokens 16777216, embedding 113", false)]
    public void Parameters_AreCountedInWholeVectors(string layers, bool fits) =>
        Assert.Equal(fits ? [] : [Rule.TooManyParameters], StackRules.Check([Stacks.Of("", "", layers)]).Select(p => p.Rule));

    [Fact]
    public void Mistake_InOneStack_IsNotRepeatedBehindIt()
    {
        Problem problem = Assert.Single(StackRules.Check(
        [
            Stacks.Of("a", "", "features 3, last, last"),
            Stacks.Of("b", "a", "last, dense 2"),
            Stacks.Of("c", "a b", "rnn 3"),
        ]));

        Assert.Equal((Rule.NeedsSteps, 0, 2), (problem.Rule, problem.Stack, problem.Layer));
    }

    [Fact]
    public void Mistakes_InDifferentStacks_AreAllReported() => Assert.Equal(
        [(Rule.NeedsSteps, 0), (Rule.RepeatOnSteps, 1), (Rule.NoInput, 2)],
        StackRules.Check(
        [
            Stacks.Of("a", "", "features 3, last, last"),
            Stacks.Of("b", "", "features 3, rnn 3, repeat"),
            Stacks.Of("c", "", "dense 3"),
        ]).Select(p => (p.Rule, p.Stack)));

    private static IEnumerable<string> Ends(params DeclaredStack[] stacks)
    {
        Assert.Empty(StackRules.Check(stacks));
        IReadOnlyDictionary<string, Flow> ends = OrderRules.Check(stacks).Ends;
        return stacks.Select(stack => $"{stack.Name} {ends[stack.Name].Kind} {ends[stack.Name].Width}");
    }
}
