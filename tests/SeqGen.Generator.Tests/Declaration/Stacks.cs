using System.Globalization;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Reading;

namespace SeqGen.Generator.Tests.Declaration;

using Activation = SeqGen.Generator.Declaration.Activation;
using Merge = SeqGen.Generator.Declaration.Merge;

/// <summary>Makes stacks for the rules out of short texts: <c>features 3, rnn 4, last</c>.</summary>
internal static class Stacks
{
    public static DeclaredStack Of(string name, string from, string layers) => new(
        name,
        from.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        [.. layers.Split(", ").Select((layer, i) => Layer($"{name}layer{(char)('a' + i)}", layer.Split(' ')))]);

    private static DeclaredLayer Layer(string name, string[] words)
    {
        int size = words.Length > 1 ? int.Parse(words[1], CultureInfo.InvariantCulture) : 0;
        LayerDeclaration layer = words[0] switch
        {
            "features" => new FeaturesLayer(name, size, false),
            "tokens" => new TokensLayer(name, size),
            "embedding" => new EmbeddingLayer(name, size),
            "rnn" => Rnn(false, Merge.Concat, false),
            "bidirectional" => Rnn(true, Merge.Concat, false),
            "summed" => Rnn(true, Merge.Sum, false),
            "residual" => Rnn(false, Merge.Concat, true),
            "bothResidual" => Rnn(true, Merge.Concat, true),
            "dense" => new DenseLayer(name, size, Activation.None),
            "norm" => new LayerNormLayer(name, 1e-5),
            "drop" => new DropoutLayer(name, 0.5),
            "repeat" => new RepeatLayer(name),
            "last" => new ReduceLayer(name, Reduction.Last),
            "mean" => new ReduceLayer(name, Reduction.Mean),
            "max" => new ReduceLayer(name, Reduction.Max),
            "loss" => new LossLayer(name, LossKind.MeanSquaredError, 1, 0, 1),
            _ => throw new ArgumentException(words[0]),
        };
        return new DeclaredLayer(words[0], IsNamed: true, layer);

        RecurrentLayer Rnn(bool bidirectional, Merge merge, bool residual) => new(
            name,
            CellReader.Read("Rnn", "static Units Step(Units x, Units h) => Tanh(Linear(x, h));").Cell!,
            size,
            1,
            bidirectional,
            merge,
            0,
            residual);
    }
}
