using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Pairs;

using Merge = SeqGen.Generator.Declaration.Merge;

/// <summary>Which layer of an encoder starts which layer of a decoder.</summary>
public sealed class BridgeTests
{
    [Theory]
    [InlineData("a", "x", "a")]
    [InlineData("a a", "x x", "a_l0 a_l1")]
    [InlineData("a b", "x y", "a b")]
    [InlineData("a a b", "x y y", "a_l0 a_l1 b")]
    [InlineData("a b b", "x x y", "a b_l0 b_l1")]
    [InlineData("a b", "x", "b")]
    [InlineData("a", "x y", "a a")]
    [InlineData("a b b", "x x", "b_l0 b_l1")]
    [InlineData("a a b", "x x", "b b")]
    public void Layers_ArePairedByNumberWhereThereAreEquallyMany(string encoder, string decoder, string expected)
    {
        ModelGraph graph = LowerModel.Run(Model(encoder, decoder)).Graph;

        IEnumerable<string> sources = graph.States.Where(s => s.Previous.Axis == Axis.Main).Select(s => s.Initial!.Inputs[0].Layer.Name);

        Assert.Equal(expected, string.Join(' ', sources));
    }

    private static ModelDeclaration Model(string encoder, string decoder) => new(
        "",
        "Net",
        IsPublic: true,
        Scalar.Double,
        Generator.Declaration.Initialization.Standard,
        new(
        [
            new StackDeclaration("encoder", [], new([new FeaturesLayer("read", 2, Standardize: false), .. Layers(encoder)])) { Role = StackRole.Encoder },
            new StackDeclaration("decoder", [], new([new NoInputLayer("nothing"), .. Layers(decoder)])) { Role = StackRole.Decoder },
        ]),
        HasSummary: false);

    /// <summary>A recurrent layer for each name, as many stacked on each other as it is repeated.</summary>
    private static IEnumerable<LayerDeclaration> Layers(string names) =>
        names.Split(' ').GroupBy(name => name).Select(name => new RecurrentLayer(name.Key, ZooCells.All["Rnn"], 3, name.Count(), Bidirectional: false, Merge.Concat, 0, Residual: false));
}
