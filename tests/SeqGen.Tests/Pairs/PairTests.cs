using System.Globalization;
using System.Numerics;
using SeqGen.Generator.Interpreter;
using SeqGen.Tests.Allocation;

namespace SeqGen.Tests.Pairs;

/// <summary>Emitted encoders and decoders against the interpreter, and what their ways to run owe each other.</summary>
public sealed class PairTests
{
    public static TheoryData<string, int, int, int> Cases { get; } = MakeCases();

    public static TheoryData<string> Drawn { get; } = [.. RandomPairs.Texts.Keys];

    public static TheoryData<string> Models { get; } = [.. PairModels.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Passes_AgreeWithInterpreter(string name, int batch, int sourceSteps, int steps) =>
        Check(name, new PairCase(name, batch, sourceSteps, steps, ragged: batch > 1), Passes<double>, Passes<float>);

    [Theory]
    [MemberData(nameof(Cases))]
    public void Decode_AgreesWithInterpreter(string name, int batch, int sourceSteps, int steps) =>
        Check(name, new PairCase(name, batch, sourceSteps, steps, ragged: batch > 1, seed: 8), Decoded<double>, Decoded<float>);

    /// <summary>Random encoders and decoders with random numbers of pairs and steps.</summary>
    [Theory]
    [MemberData(nameof(Drawn))]
    public void RandomPair_AgreesWithInterpreter(string name)
    {
        if (!RandomPairs.Declarations.ContainsKey(name))
            return;
        try
        {
            Random random = new(int.Parse(name[4..], CultureInfo.InvariantCulture));
            PairCase Next() => new(name, random.Next(1, 8), random.Next(1, 20), random.Next(1, 8), ragged: random.Next(3) > 0, seed: random.Next());
            Check(name, Next(), Passes<double>, Passes<float>);
            Check(name, Next(), Decoded<double>, Decoded<float>);
            Check(name, new PairCase(name, 4, 6, 5, ragged: true), Padded<double>, Padded<float>);
            Check(name, new PairCase(name, 5, 6, 4, ragged: true), Permuted<double>, Permuted<float>);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"{RandomPairs.Texts[name]}{e.Message}", e);
        }
    }

    /// <summary>Most of them are valid; a wrong one gets one error.</summary>
    [Fact]
    public void RandomPairs_AreReadOrRefused()
    {
        Assert.InRange(RandomPairs.Declarations.Count, RandomPairs.Count / 2, RandomPairs.Count);
        Assert.All(RandomPairs.Texts.Keys, name => Assert.Equal(RandomPairs.Declarations.ContainsKey(name) ? 0 : 1, RandomPairs.Errors.GetValueOrDefault(name, []).Length));
    }

    /// <summary>More padding behind sources and targets changes no bit.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Padding_ChangesNoBit(string name) => Check(name, new PairCase(name, 4, 6, 5, ragged: true), Padded<double>, Padded<float>);

    /// <summary>A pair's numbers do not depend on its place in the batch.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Permuting_ChangesNoBitOfAPair(string name) => Check(name, new PairCase(name, 5, 6, 4, ragged: true), Permuted<double>, Permuted<float>);

    [Theory]
    [MemberData(nameof(Models))]
    public void Calls_AllocateNothing(string name) => Check(name, new PairCase(name, 3, 4, 5, ragged: true), CheckBytes<double>, CheckBytes<float>);

    /// <summary>Weights of earlier steps are kept for as many source steps as declared.</summary>
    [Theory]
    [InlineData("Coverage", 33)]
    [InlineData("Location", 33)]
    public void SourceBeyondLongest_IsRefused(string name, int longest)
    {
        PairModel<double> model = PairAssembly.Create<double>(name);
        Assert.Equal(1, model.CreateWorkspace(1, longest, 1).Batch);
        Assert.Contains("Longest", Assert.Throws<ArgumentOutOfRangeException>("sourceSteps", () => model.CreateWorkspace(1, longest + 1, 1)).Message, StringComparison.Ordinal);
    }

    private static void Passes<T>(string name, PairCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PairRun<T> run = new(name, numbers);
        AssertClose(numbers.Outputs(), PairRun<T>.Widen(run.Forward()), numbers, "y");
        Compare(numbers.Backward(numbers.OutputGradient), run.Backward(numbers.OutputGradient), numbers);

        InterpreterLoss? loss = numbers.Loss();
        run.Workspace.Gradients.Clear();
        run.SetLengths();
        AssertClose([loss.Value], [double.CreateChecked(run.Model.Evaluate(run.Workspace, run.Source, run.Target))], numbers, "loss");
        if (numbers.Drops)
            (numbers.Call, loss) = (run.Workspace.Call + 1, null);
        loss ??= numbers.Loss();
        AssertClose([loss.Value], [double.CreateChecked(run.Model.Train(run.Workspace, run.Source, run.Target))], numbers, "loss in training");
        Compare(numbers.Backward(loss.Gradient) with { Inputs = [null] }, (run.Gradients(), []), numbers);
    }

    private static void Compare<T>(InterpreterGradient expected, (IReadOnlyDictionary<string, T[]> Parameters, T[] Source) actual, PairCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach ((string parameter, double[] gradient) in expected.Parameters)
            AssertClose(gradient, PairRun<T>.Widen(actual.Parameters[parameter]), numbers, "d" + parameter);
        if (expected.Inputs[0] is { } dx)
            AssertClose(dx, PairRun<T>.Widen(actual.Source), numbers, "dx");
    }

    private static void Decoded<T>(string name, PairCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PairRun<T> run = new(name, numbers);
        int[] output = new int[numbers.Batch * numbers.Steps], lengths = new int[numbers.Batch];
        run.Forward();
        run.Model.Decode(run.Workspace, run.Source, output, lengths);
        (int[] expected, int[] expectedLengths) = numbers.Decode();
        Assert.Equal(expectedLengths, lengths);
        Assert.Equal(expected, output);
    }

    private static void Padded<T>(string name, PairCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PairRun<T> run = new(name, numbers), padded = new(name, numbers, extraSource: 3, extra: 2);
        Assert.Equal(run.Stretch(run.Forward(), numbers.Steps, padded.Steps, PairModels.TargetTokens, T.Zero), padded.Forward());
        (IReadOnlyDictionary<string, T[]> gradients, T[] dx) = run.Backward(numbers.OutputGradient);
        (IReadOnlyDictionary<string, T[]> gradients2, T[] dx2) = padded.Backward(numbers.OutputGradient);
        Assert.All(gradients, g => Assert.Equal(g.Value, gradients2[g.Key]));
        if (dx.Length > 0)
            Assert.Equal(numbers.IsVector ? dx : run.Stretch(dx, numbers.SourceSteps, padded.SourceSteps, PairModels.Features, T.Zero), dx2);
    }

    private static void Permuted<T>(string name, PairCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int[] order = [3, 0, 4, 1, 2];
        PairRun<T> run = new(name, numbers), other = new(name, numbers.Permuted(order));
        Assert.Equal(PairCase.Permute(run.Forward(), order), other.Forward());
        T[] dx = run.Backward(numbers.OutputGradient).Source, dx2 = other.Backward(numbers.Permuted(order).OutputGradient).Source;
        if (dx.Length > 0)
            Assert.Equal(PairCase.Permute(dx, order), dx2);
    }

    private static void CheckBytes<T>(string name, PairCase numbers)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PairRun<T> run = new(name, numbers);
        Array source = run.Source;
        int[] target = run.Target, output = new int[numbers.Batch * numbers.Steps], lengths = new int[numbers.Batch];
        Assert.Equal(0, Allocated.By(() =>
        {
            run.SetLengths();
            run.Model.Train(run.Workspace, source, target);
            run.Model.Evaluate(run.Workspace, source, target);
            run.Model.Decode(run.Workspace, source, output, lengths);
        }));
    }

    private static void Check(string name, PairCase numbers, Action<string, PairCase> twice, Action<string, PairCase> single) => (numbers.IsSingle ? single : twice)(name, numbers);

    private static void AssertClose(double[] expected, double[] actual, PairCase numbers, string what)
    {
        Assert.True(expected.Length == actual.Length, $"{what} has {actual.Length} entries instead of {expected.Length}");
        double bound = (numbers.IsSingle ? 2e-5 : 1e-11) * Math.Max(1e-2, expected.Select(Math.Abs).DefaultIfEmpty(0).Max());
        for (int i = 0; i < expected.Length; i++)
            Assert.True(Math.Abs(expected[i] - actual[i]) <= bound, $"{what}[{i}] is {actual[i]} instead of {expected[i]}");
    }

    private static TheoryData<string, int, int, int> MakeCases()
    {
        TheoryData<string, int, int, int> data = [];
        foreach (string name in PairModels.All.Keys)
        {
            data.Add(name, 3, 5, 4);
            data.Add(name, 7, 3, 6);
            data.Add(name, 1, 1, 1);
            data.Add(name, 2, 29, 3);
        }

        return data;
    }
}
