using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;
using SeqGen.Generator.Lowering;

namespace SeqGen.Compiler.Tests.Goldens;

/// <summary>
/// Attention of a decoder in heads against PyTorch's MultiheadAttention. The reference has keys and values of their own: here they stand side by side in
/// the encoder's steps, and the projections of either have zeros for the other.
/// </summary>
public sealed class CrossAttentionGoldenTests
{
    [Theory]
    [InlineData("mha")]
    [InlineData("mha_padmask")]
    public void Heads_AgreeWithPyTorch(string name)
    {
        GoldenCase golden = GoldenCase.Load("attention", name);
        int Size(string of) => golden.Meta.GetProperty(of).GetInt32();
        (int units, int batch, int asking, int asked) = (Size("E"), Size("B"), Size("Tq"), Size("Tk"));
        ModelZoo z = new();
        z.Builder.CurrentLayer = z.NewLayer("encoder") with { Axis = Axis.Source };
        Node source = z.Builder.Input(2 * units, Domain.Step);
        z.Builder.CurrentLayer = z.NewLayer("decoder");
        Node query = z.Builder.Input(units, Domain.Step);
        var layer = new AttentionLayer("look", Score.ScaledDot) { Heads = Size("heads") };
        ModelGraph graph = z.Build(new LowerContext(z.Builder, Initialization.PyTorch, () => 0).Combined(layer, source, query));

        double[][] projections = [.. golden.Values("inputs", "in_proj_weight").Chunk(units * units)];
        double[] zeros = new double[units];
        Dictionary<string, double[]> parameters = new()
        {
            ["look.q_proj_weight"] = projections[0],
            ["look.k_proj_weight"] = [.. projections[1].Chunk(units).SelectMany(row => row.Concat(zeros))],
            ["look.v_proj_weight"] = [.. projections[2].Chunk(units).SelectMany(row => zeros.Concat(row))],
            ["look.in_proj_bias"] = golden.Values("inputs", "in_proj_bias"),
            ["look.out_proj.weight"] = golden.Values("inputs", "out_proj.weight"),
            ["look.out_proj.bias"] = golden.Values("inputs", "out_proj.bias"),
        };
        double[] both = [.. golden.BatchFirst("inputs", "k").Chunk(units).Zip(golden.BatchFirst("inputs", "v").Chunk(units), (k, v) => k.Concat(v)).SelectMany(row => row)];
        InterpreterRun run = new(batch, asking, parameters, [both, golden.BatchFirst("inputs", "q")])
        {
            SourceSteps = asked,
            SourceLengths = golden.Has("inputs", "key_padding_mask") ? [.. golden.Integers("inputs", "key_padding_mask").Chunk(asked).Select(row => row.Count(ignored => ignored == 0))] : null,
        };
        GoldenCase.AssertClose(golden.BatchFirst("outputs", "y"), Interpret.Forward(graph, run).Outputs[0], "y");
    }
}
