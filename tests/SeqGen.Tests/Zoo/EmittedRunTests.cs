using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Zoo;

/// <summary>What the ways to run a model owe each other.</summary>
public sealed class EmittedRunTests
{
    public static TheoryData<string> Models { get; } = EmittedCodeTests.Models;

    public static TheoryData<string> ModelsWithLoss { get; } = EmittedCodeTests.ModelsWithLoss;

    public static TheoryData<string> StreamingModels { get; } = [.. ModelZoo.All.Where(m => OneStep.IsPossible(m.Lower().Graph)).Select(m => m.Name)];

    /// <summary>Models that stream, with nothing but values per step.</summary>
    public static TheoryData<string> CarryingModels { get; } = [.. ModelZoo.All.Where(m => CarriesAll(m.Lower().Graph)).Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Predict_GivesTheBitsOfForward(string name) => ZooChecks.Predict(ZooCase.Of(name));

    /// <summary>The same where not all steps fit into the buffers that layers pass on.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Predict_OfManyRows_GivesTheBitsOfForward(string name)
    {
        ZooChecks.Predict(ZooCase.OfAnyNumbers(ModelZoo.Find(name) with { Batch = 5, Steps = 130, Ragged = true }));
        ZooChecks.Predict(ZooCase.OfAnyNumbers(ModelZoo.Find(name) with { Batch = 390, Steps = 3, Ragged = true }));
    }

    /// <summary>A second run, after others, gives the same bits: nothing is left over.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Run_Again_GivesTheSameBits(string name)
    {
        ZooCase zoo = ZooCase.Of(name);
        (double[][] y, double[][] final) = zoo.Emitted.Forward(zoo.HasStates, training: true);
        (double[][] dx, double[][] initial) = zoo.Emitted.Backward(zoo.HasStates, training: true);
        IReadOnlyDictionary<string, double[]> gradients = zoo.Emitted.Gradients();
        zoo.Emitted.Forward(states: false);
        zoo.Emitted.Backward(states: false, inputs: false);
        zoo.Emitted.ClearGradients();

        (double[][] y2, double[][] final2) = zoo.Emitted.Forward(zoo.HasStates, training: true);
        (double[][] dx2, double[][] initial2) = zoo.Emitted.Backward(zoo.HasStates, training: true);
        AssertSame(y, y2);
        AssertSame(final, final2);
        AssertSame(dx, dx2);
        AssertSame(initial, initial2);
        IReadOnlyDictionary<string, double[]> again = zoo.Emitted.Gradients();
        Assert.All(gradients, g => Assert.Equal(g.Value, again[g.Key]));
    }

    /// <summary>Without gradients of inputs the others are the same, and a second Backward adds to the first.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Backward_Twice_AddsUp(string name)
    {
        ZooCase zoo = ZooCase.Of(name);
        zoo.Emitted.Forward(zoo.HasStates);
        zoo.Emitted.Backward(zoo.HasStates);
        IReadOnlyDictionary<string, double[]> once = zoo.Emitted.Gradients();
        zoo.Emitted.Forward(zoo.HasStates);
        zoo.Emitted.Backward(zoo.HasStates, inputs: false);
        IReadOnlyDictionary<string, double[]> twice = zoo.Emitted.Gradients();
        foreach ((string parameter, double[] gradient) in once)
            zoo.Agreement.Check([.. gradient.Select(v => 2 * v)], twice[parameter], "twice d" + parameter);
    }

    /// <summary>What stands behind a sequence's end, and how much of it, changes no bit.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Padding_ChangesNoBit(string name)
    {
        ZooCase zoo = ZooCase.Of(name);
        ZooRun padded = zoo.Run.WithSteps(zoo.Run.Steps + 3);
        IEmittedRun emitted = ZooCase.Create(zoo.Model, padded);
        (double[][] y, double[][] final) = zoo.Emitted.Forward(zoo.HasStates, training: true);
        (double[][] y2, double[][] final2) = emitted.Forward(zoo.HasStates, training: true);
        for (int i = 0; i < y.Length; i++)
            Assert.Equal(zoo.Run.Stretch(y[i], zoo.Run.Model.Outputs[i].Domain, padded.Steps, 0), y2[i]);
        AssertSame(final, final2);
        (double[][] dx, double[][] initial) = zoo.Emitted.Backward(zoo.HasStates, training: true);
        (double[][] dx2, double[][] initial2) = emitted.Backward(zoo.HasStates, training: true);
        for (int i = 0; i < dx.Length; i++)
            if (dx[i].Length > 0)
                Assert.Equal(zoo.Run.Stretch(dx[i], zoo.Run.Model.Inputs[i].Domain, padded.Steps, 0), dx2[i]);
        AssertSame(initial, initial2);
        IReadOnlyDictionary<string, double[]> gradients = emitted.Gradients();
        Assert.All(zoo.Emitted.Gradients(), g => Assert.Equal(g.Value, gradients[g.Key]));
    }

    /// <summary>A sequence's numbers do not depend on its place in the batch.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Permuting_ChangesNoBitOfASequence(string name)
    {
        ZooCase zoo = ZooCase.Of(name);
        int[] order = [.. Enumerable.Range(0, zoo.Run.Batch)];
        new Random(3).Shuffle(order);
        IEmittedRun emitted = ZooCase.Create(zoo.Model, zoo.Run.Permuted(order));
        (double[][] y, double[][] final) = zoo.Emitted.Forward(zoo.HasStates);
        (double[][] y2, double[][] final2) = emitted.Forward(zoo.HasStates);
        AssertSame([.. y.Select(v => ZooRun.Permute(v, order))], y2);
        AssertSame([.. (final).Select(v => ZooRun.Permute(v, order))], final2);
        (double[][] dx, double[][] initial) = zoo.Emitted.Backward(zoo.HasStates);
        (double[][] dx2, double[][] initial2) = emitted.Backward(zoo.HasStates);
        AssertSame([.. dx.Select(v => ZooRun.Permute(v, order))], dx2);
        AssertSame([.. (initial).Select(v => ZooRun.Permute(v, order))], initial2);
    }

    /// <summary>Two windows with the state carried between them give what the whole sequence gives, forward and backward.</summary>
    [Theory]
    [MemberData(nameof(CarryingModels))]
    public void Windows_CarryTheState(string name)
    {
        ZooCase zoo = ZooCase.Of(ModelZoo.Find(name) with { Ragged = false, Steps = 5 });
        (double[][] y, double[][] final) = zoo.Emitted.Forward(states: true);
        (double[][] dx, double[][] initial) = zoo.Emitted.Backward(states: true);

        ZooRun early = zoo.Run.Window(0, 3);
        IEmittedRun first = ZooCase.Create(zoo.Model, early);
        (double[][] y1, double[][] middle) = first.Forward(states: true);
        ZooRun late = zoo.Run.Window(3, 2) with { InitialStates = middle };
        IEmittedRun second = ZooCase.Create(zoo.Model, late);
        (double[][] y2, double[][] final2) = second.Forward(states: true);
        (double[][] dx2, double[][] dMiddle) = second.Backward(states: true);
        first = ZooCase.Create(zoo.Model, early with { FinalGradients = dMiddle });
        first.Forward(states: true);
        (double[][] dx1, double[][] initial2) = first.Backward(states: true);

        zoo.Agreement.CheckAll(final, final2, "final");
        zoo.Agreement.CheckAll(initial, initial2, "dinitial");
        zoo.Agreement.CheckAll([.. y.Select(v => zoo.Run.Cut(v, 0, 3))], y1, "y early");
        zoo.Agreement.CheckAll([.. y.Select(v => zoo.Run.Cut(v, 3, 2))], y2, "y late");
        zoo.Agreement.CheckAll([.. dx.Select(v => zoo.Run.Cut(v, 0, 3))], dx1, "dx early");
        zoo.Agreement.CheckAll([.. dx.Select(v => zoo.Run.Cut(v, 3, 2))], dx2, "dx late");
        IReadOnlyDictionary<string, double[]> whole = zoo.Emitted.Gradients(), one = first.Gradients(), two = second.Gradients();
        foreach (string parameter in whole.Keys)
            zoo.Agreement.Check(whole[parameter], [.. one[parameter].Zip(two[parameter], (a, b) => a + b)], "d" + parameter);
    }

    /// <summary>Step by step, from a given state, come the outputs of the whole sequence.</summary>
    [Theory]
    [MemberData(nameof(StreamingModels))]
    public void Step_AgreesWithForward(string name)
    {
        ZooModel model = ModelZoo.Find(name) with { Ragged = false };
        ZooChecks.Step(ZooCase.Of(model));
        ZooChecks.Step(ZooCase.Of(model with { Batch = 1 }));
    }

    private static bool CarriesAll(ModelGraph graph) =>
        OneStep.IsPossible(graph) && graph.States.Count > 0 && graph.Inputs.All(i => i.Domain == Domain.Step) && graph.Nodes.All(n => n.Op is not (Op.TakeEnd or Op.Attend or Op.StepIndex));

    private static void AssertSame(IReadOnlyList<double[]> expected, IReadOnlyList<double[]> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        for (int i = 0; i < expected.Count; i++)
            Assert.Equal(expected[i], actual[i]);
    }
}
