using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Gradient;

/// <summary>Back-propagation through decoders without input against finite differences.</summary>
public sealed class DrivenGradientTests
{
    public static TheoryData<string> Models { get; } = [.. DrivenModels.All.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void VariableLengths_AgreeWithDifferences(string name) =>
        GradientCheck.Run(DrivenModels.All[name](), new CheckOptions { SourceSteps = 3, SourceLengths = [3, 1, 2] });

    /// <summary>The layer has no weights for an input, and a bias where a product of it stands alone.</summary>
    [Fact]
    public void Layer_HasNoWeightsOfAnInput()
    {
        IEnumerable<string> names = DrivenModels.All["Input in several places of the cell"]().Parameters.Select(p => $"{p.Name} {p.Rows}").Where(n => n.StartsWith("writer", StringComparison.Ordinal));

        Assert.Equal(
            [
                "writer.bridge_h_l0.weight 3", "writer.bridge_h_l0.bias 3", "writer.weight_hh_l0 6", "writer.bias_ih_l0 3", "writer.bias_hh_l0 6", "writer.skip_bias_ih_l0 3",
                "writer.norm1_weight_l0 3", "writer.norm1_bias_l0 3",
            ],
            names.Take(8));
        Assert.Contains("writer.weight_ih_l1 6", names);
    }

    [Fact]
    public void Graph_ReadsNoInputButTheEncoders() => Assert.Equal([Axis.Source], DrivenModels.All["States alone"]().Inputs.Select(i => i.Axis));
}
