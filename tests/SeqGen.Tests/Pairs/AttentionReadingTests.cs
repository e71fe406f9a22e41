using System.Numerics;

namespace SeqGen.Tests.Pairs;

/// <summary>The weights of attention that a run can be asked for.</summary>
public sealed class AttentionReadingTests
{
    public static TheoryData<string> Models { get; } = [.. PairModels.All.Where(m => PairModels.AttentionsOf(m.Value).Any()).Select(m => m.Key)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Weights_AreThoseOfTheInterpreter_AfterEveryKindOfRun(string name)
    {
        if (PairModels.All[name].Scalar == Generator.Declaration.Scalar.Single)
            Check<float>(name, 1e-5);
        else
            Check<double>(name, 1e-12);
    }

    private static void Check<T>(string name, double bound)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        PairCase numbers = new(name, 4, 6, 5, ragged: true);
        PairRun<T> run = new(name, numbers);
        string[] layers = [.. PairModels.AttentionsOf(PairModels.All[name])];
        IReadOnlyList<double[]> expected = numbers.Attentions();
        Assert.Equal(layers.Length, expected.Count);

        Assert.Throws<InvalidOperationException>(() => run.Model.Attention(run.Workspace, layers[0]));
        run.Forward();
        Compare("Forward");
        run.Model.Train(run.Workspace, run.Source, run.Target);
        numbers.Call = run.Workspace.Call; // what is drawn in training counts from here
        expected = numbers.Attentions();
        Compare("Train");
        run.SetLengths();
        Assert.Throws<InvalidOperationException>(() => run.Model.Attention(run.Workspace, layers[0]));
        Assert.Throws<ArgumentException>("layer", () => run.Model.Attention(run.Workspace, "nothing"));

        int[] output = new int[numbers.Batch * numbers.Steps], lengths = new int[numbers.Batch];
        run.Model.Decode(run.Workspace, run.Source, output, lengths);
        T[][] decoded = [.. layers.Select(layer => run.Model.Attention(run.Workspace, layer))];
        run.Model.SetLengths(run.Workspace, numbers.SourceLengths, lengths);
        run.Model.Evaluate(run.Workspace, run.Source, output);
        for (int i = 0; i < layers.Length; i++)
            AssertClose(PairRun<T>.Widen(run.Model.Attention(run.Workspace, layers[i])), decoded[i], "Decode");

        void Compare(string after)
        {
            for (int i = 0; i < layers.Length; i++)
                AssertClose(expected[i], run.Model.Attention(run.Workspace, layers[i]), after);
        }

        void AssertClose(double[] wanted, T[] actual, string after)
        {
            Assert.Equal(wanted.Length, actual.Length);
            for (int i = 0; i < wanted.Length; i++)
                Assert.True(Math.Abs(wanted[i] - double.CreateChecked(actual[i])) <= (wanted[i] == 0 ? 0 : bound), $"after {after} weight {i} is {actual[i]} instead of {wanted[i]}");
        }
    }

    /// <summary>What a run kept is that of the sizes it had, also where only the sources get another one.</summary>
    [Fact]
    public void Resize_OfTheSourcesAlone_DropsTheTapeAndTheWeights()
    {
        Seq2Seq.Reverser model = new(seed: 1);
        Seq2Seq.Reverser.Workspace run = model.CreateWorkspace(2, 5, 4);
        model.Forward(run, new int[10], new int[8], new float[64]);
        Assert.NotEqual(0, model.Attention(run, "decoder.attention1").Length);
        run.Resize(2, 3, 4);
        Assert.Throws<InvalidOperationException>(() => model.Attention(run, "decoder.attention1"));
        Assert.Throws<InvalidOperationException>(() => model.Backward(run, new float[64]));
    }
}
