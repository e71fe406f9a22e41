using System.Numerics;
using SeqGen.Generator.Interpreter;
using SeqGen.Generator.Lowering;
using SeqGen.Tests.Allocation;

namespace SeqGen.Tests.Pairs;

/// <summary>Emitted decoders without input against the interpreter, and what their ways to run owe each other.</summary>
public sealed class DrivenTests
{
    public static TheoryData<string, int, int, int> Cases { get; } = MakeCases();

    public static TheoryData<string> Models { get; } = [.. DrivenModels.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Passes_AgreeWithInterpreter(string name, int batch, int sourceSteps, int steps) =>
        Check(name, new DrivenCase(name, batch, sourceSteps, steps, ragged: batch > 1), Passes<double>, Passes<float>);

    /// <summary>More padding behind sources and targets changes no bit.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Padding_ChangesNoBit(string name) => Check(name, new DrivenCase(name, 4, 6, 5, ragged: true), Padded<double>, Padded<float>);

    /// <summary>A sequence's numbers do not depend on its place in the batch.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Permuting_ChangesNoBitOfASequence(string name) => Check(name, new DrivenCase(name, 5, 6, 4, ragged: true), Permuted<double>, Permuted<float>);

    /// <summary>A prediction of some steps begins like one of more, and is the forward pass.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Predict_GivesAsManyStepsAsAskedFor(string name) => Check(name, new DrivenCase(name, 3, 5, 4, ragged: false), Predicted<double>, Predicted<float>);

    [Theory]
    [MemberData(nameof(Models))]
    public void Calls_AllocateNothing(string name) => Check(name, new DrivenCase(name, 3, 4, 5, ragged: true), CheckBytes<double>, CheckBytes<float>);

    private static void Passes<T>(string name, DrivenCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DrivenRun<T> run = new(name, numbers);
        T[][] y = run.Forward();
        foreach (((double[] wanted, T[] actual), int head) in numbers.Outputs().Zip(y).Select((pair, h) => (pair, h)))
            AssertClose(wanted, PairRun<T>.Widen(actual), numbers, $"y{head}");
        Compare(numbers.Backward(numbers.OutputGradients), run.Backward(numbers.OutputGradients), numbers);
        if (run.Targets.Length == 0)
            return;

        (double loss, double[][] gradients) = numbers.Loss();
        run.Workspace.Gradients.Clear();
        run.SetLengths();
        AssertClose([loss], [double.CreateChecked(run.Model.Evaluate(run.Workspace, run.Sources, run.Targets))], numbers, "loss");
        if (numbers.Drops)
        {
            numbers.Call = run.Workspace.Call + 1;
            (loss, gradients) = numbers.Loss();
        }

        AssertClose([loss], [double.CreateChecked(run.Model.Train(run.Workspace, run.Sources, run.Targets))], numbers, "loss in training");
        Compare(numbers.Backward(gradients) with { Inputs = [] }, (run.Gradients(), []), numbers);
    }

    private static void Compare<T>(InterpreterGradient expected, (IReadOnlyDictionary<string, T[]> Parameters, T[][] Sources) actual, DrivenCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((string parameter, double[] gradient) in expected.Parameters)
        {
            if (numbers.Model.Graph.Parameters.First(p => p.Name == parameter).Trainable)
                AssertClose(gradient, PairRun<T>.Widen(actual.Parameters[parameter]), numbers, "d" + parameter);
        }

        foreach ((double[]? dx, int i) in expected.Inputs.Where((_, i) => !numbers.Model.Inputs[i].Tokens).Select((dx, i) => (dx, i)))
            AssertClose(dx!, PairRun<T>.Widen(actual.Sources[i]), numbers, $"dx{i}");
    }

    private static void Padded<T>(string name, DrivenCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DrivenRun<T> run = new(name, numbers), padded = new(name, numbers, extraSource: 3, extra: 2);
        (T[][] y, T[][] longer) = (run.Forward(), padded.Forward());
        for (int h = 0; h < y.Length; h++)
            Assert.Equal(run.Stretch(y[h], numbers.Steps, padded.Steps, numbers.Model.Outputs[h].Width, T.Zero), longer[h]);
        (IReadOnlyDictionary<string, T[]> gradients, T[][] dx) = run.Backward(numbers.OutputGradients);
        (IReadOnlyDictionary<string, T[]> gradients2, T[][] dx2) = padded.Backward(numbers.OutputGradients);
        Assert.All(gradients, g => Assert.Equal(g.Value, gradients2[g.Key]));
        ModelInput[] inputs = [.. numbers.Model.Inputs.Where(i => !i.Tokens)];
        for (int i = 0; i < dx.Length; i++)
            Assert.Equal(dx[i].Length == dx2[i].Length ? dx[i] : run.Stretch(dx[i], numbers.SourceSteps, padded.SourceSteps, inputs[i].Width, T.Zero), dx2[i]);
        run.SetLengths();
        padded.SetLengths();
        Assert.Equal(run.Model.Train(run.Workspace, run.Sources, run.Targets), padded.Model.Train(padded.Workspace, padded.Sources, padded.Targets));
    }

    private static void Permuted<T>(string name, DrivenCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] order = [3, 0, 4, 1, 2];
        DrivenRun<T> run = new(name, numbers), other = new(name, numbers.Permuted(order));
        Assert.Equal(run.Forward().Select(y => PairCase.Permute(y, order)), other.Forward());
        Assert.Equal(run.Backward(numbers.OutputGradients).Sources.Select(dx => PairCase.Permute(dx, order)), other.Backward(numbers.Permuted(order).OutputGradients).Sources);
    }

    private static void Predicted<T>(string name, DrivenCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DrivenRun<T> run = new(name, numbers);
        T[][] y = run.NewOutputs(numbers.Steps), more = run.NewOutputs(numbers.Steps + 3);
        run.Model.Predict(run.Sources, y, numbers.Batch, numbers.SourceSteps, numbers.Steps, numbers.SourceLengths);
        run.Model.Predict(run.Sources, more, numbers.Batch, numbers.SourceSteps, numbers.Steps + 3, []);
        Assert.Equal(run.Forward(), y);
        for (int h = 0; h < y.Length; h++)
        {
            int width = numbers.Model.Outputs[h].Width;
            for (int row = 0; row < numbers.Batch; row++)
                Assert.Equal(y[h].AsSpan(row * numbers.Steps * width, numbers.Steps * width).ToArray(), more[h].AsSpan(row * (numbers.Steps + 3) * width, numbers.Steps * width).ToArray());
        }
    }

    private static void CheckBytes<T>(string name, DrivenCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        DrivenRun<T> run = new(name, numbers);
        T[][] y = run.NewOutputs(numbers.Steps);
        Assert.Equal(0, Allocated.By(() =>
        {
            run.SetLengths();
            run.Model.Train(run.Workspace, run.Sources, run.Targets);
            run.Model.Evaluate(run.Workspace, run.Sources, run.Targets);
            run.Model.Forward(run.Workspace, run.Sources, y);
            run.Model.Predict(run.Sources, y, numbers.Batch, numbers.SourceSteps, numbers.Steps, numbers.SourceLengths);
        }));
    }

    private static void Check(string name, DrivenCase numbers, Action<string, DrivenCase> twice, Action<string, DrivenCase> single) => (numbers.IsSingle ? single : twice)(name, numbers);

    private static void AssertClose(double[] expected, double[] actual, DrivenCase numbers, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what} has {actual.Length} entries instead of {expected.Length}");
        double bound = (numbers.IsSingle ? 2e-5 : 1e-11) * Math.Max(1e-2, expected.Select(Math.Abs).DefaultIfEmpty(0).Max());
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= bound, $"{what}[{i}] is {actual[i]} instead of {expected[i]}");
    }

    private static TheoryData<string, int, int, int> MakeCases()
    {
        TheoryData<string, int, int, int> data = [];
        foreach (string name in DrivenModels.All.Keys)
        {
            data.Add(name, 3, 5, 4);
            data.Add(name, 7, 3, 6);
            data.Add(name, 1, 1, 1);
            data.Add(name, 2, 29, 3);
        }

        return data;
    }
}
