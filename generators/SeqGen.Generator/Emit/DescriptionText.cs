using SeqGen.Generator.Cells;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;

namespace SeqGen.Generator.Emit;

/// <summary>The model in words and tables: its sentence, and the initializers of its description.</summary>
internal static class DescriptionText
{
    public static string Sentence(CompiledModel model) =>
        string.Join("; ", model.Model.Declaration.Stacks.Select(s => (s.Name.Length > 0 ? s.Name + ": " : "") + string.Join(", ", s.Layers.Select(Layer))));

    /// <summary>The sentence as documentation has it.</summary>
    public static string Summary(CompiledModel model) => Sentence(model) is { Length: > 0 } text ? char.ToUpperInvariant(text[0]) + text.Substring(1) + "." : "";

    private static string Layer(LayerDeclaration layer) => layer switch
    {
        FeaturesLayer l => $"{l.Count} features{(l.Standardize ? ", standardized" : "")}",
        TokensLayer l => $"tokens below {l.Vocabulary}",
        NoInputLayer => "no input",
        EmbeddingLayer l => $"embedding {l.Size}",
        RecurrentLayer l => $"{(l.Layers > 1 ? l.Layers + " layers of " : "")}{CellChoices.TextOf(l.Cell.Name)} {l.Units}{Kernels(l)}{(l.Bidirectional ? " in both directions" : "")}",
        FramesLayer l => $"{(l.Directions == 1 ? "signals" : l.Directions == 2 ? "frames" : "volumes")} {l.Shape}",
        PatchLayer l => l.Back ? $"positions of patches of {l.Size}" : $"patches of {l.Size}",
        ConvLayer l => Convolution(l),
        PoolLayer l => $"{(l.Mean ? "mean" : "greatest")} of {l.Size} in each direction",
        UpsampleLayer l => $"each position {l.Size} times in each direction",
        FlattenLayer => "flattened",
        GroupNormLayer l => $"normalization in {l.Groups} {(l.Groups == 1 ? "group" : "groups")}",
        LayerNormLayer => "layer normalization",
        DropoutLayer l => $"dropout {Naming.Literal(l.Rate, false).TrimEnd('d')}",
        DenseLayer l => $"dense {l.Units}{(l.Activation == Activation.None ? "" : " " + l.Activation.ToString().ToLowerInvariant())}{(l.Residual.Length == 0 ? "" : $" plus {l.Residual}")}",
        SelfAttentionLayer l => $"{(l.Causal ? "causal " : "")}self-attention with {l.Heads} {(l.Heads == 1 ? "head" : "heads")}{(l.WeightDropout > 0 ? $", dropout {Naming.Literal(l.WeightDropout, false).TrimEnd('d')} of weights" : "")}{Around(l.Block)}",
        FeedForwardLayer l => $"feed-forward {l.Units}{(l.Activation == Activation.None ? "" : " " + l.Activation.ToString().ToLowerInvariant())}{Around(l.Block)}",
        PositionalLayer l => $"{(l.Rotary ? "rotary" : l.Learned ? "learned" : "sinusoidal")} positions",
        AttentionLayer l => $"attention by {Words(l.Score.ToString())} scores{Options(l)}{Around(l.Block)}",
        AttentionPoolLayer l => $"attention pool {l.Units}",
        RepeatLayer => "repeat",
        ReduceLayer l => l.Reduction.ToString().ToLowerInvariant(),
        LossLayer l => Words(l.Kind.ToString()) + (l.Per == Per.Element ? "" : " per " + l.Per.ToString().ToLowerInvariant()),
        _ => layer.GetType().Name,
    };

    private static string Convolution(ConvLayer l)
    {
        return $"convolution {l.Channels} with {l.Kernel}"
            + (l.Stride == 1 ? "" : $" stride {l.Stride}") + (l.Dilation == 1 ? "" : $" dilation {l.Dilation}") + (l.Same ? "" : " inside")
            + (l.Activation == Activation.None ? "" : " " + l.Activation.ToString().ToLowerInvariant())
            + (l.Beside.Count == 0 ? "" : " beside " + string.Join(" and ", l.Beside));
    }

    private static string Kernels(RecurrentLayer l) =>
        FrameRules.IsConvolutional(l) ? $" with {l.InputTaps}{(l.StateTaps == l.InputTaps ? "" : $" and {l.StateTaps} of states")}" : "";

    private static string Options(AttentionLayer l) =>
        (l.Heads == 0 ? "" : $" with {Naming.Number(l.Heads)} {(l.Heads == 1 ? "head" : "heads")}")
        + (l.Window == 0 ? "" : $" within {Naming.Number(l.Window)} steps")
        + (l.Coverage ? " with coverage" : "")
        + (l.Dropout > 0 ? $", dropout {Naming.Literal(l.Dropout, false).TrimEnd('d')} of weights" : "")
        + (l.InputFeeding ? ", fed back" : "");

    private static string Around(BlockOptions block) =>
        (block.Norm == Norm.None ? "" : $" normalized {block.Norm.ToString().ToLowerInvariant()}") + (block.Residual ? " plus its input" : "");

    private static string Words(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) && i > 0 ? " " + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString()));

    public static void Write(CodeWriter code, CompiledModel model)
    {
        long count = model.Parameters.Where(p => p.Trainable).Sum(p => p.Count);
        code.Line("new(");
        using (code.Indent())
        {
            code.Line($"{Literal(model.Model.Declaration.Name)},");
            code.Line($"{Literal(Sentence(model))},");
            code.Line("[" + string.Join(", ", model.Model.Inputs.Select(i => $"new({Literal(i.Name)}, {Bool(i.Tokens)}, {i.Width}, {Bool(i.Domain == Domain.Step)}){Set(Role(model, i), Sizes(i.Frame))}")) + "],");
            code.Line("[" + string.Join(", ", model.Model.Outputs.Select(o => $"new({Literal(o.Name)}, {o.Width}, {Bool(o.Domain == Domain.Step)}, {(o.Loss is null ? "null" : Literal(o.Loss.Kind.ToString()))}, {Naming.Literal(o.Loss?.Weight ?? 1, false)}){Set(Sizes(o.Frame))}")) + "],");
            code.Line("Layout,");
            code.Line("StateLayout,");
            code.Line($"{Naming.Number(count)},");
            code.Line($"{Naming.Number(Flops(model))},");
            string bytes = $"\"{BuffersWriter.Bytes(model)}\")";
            code.Line($"{bytes}{Set(FlopsOnce(model) is > 0 and var once ? $"FlopsPerSequence = {Naming.Number(once)}" : "", FlopsSeen(model) is > 0 and var seen ? $"FlopsPerStepSeen = {Naming.Number(seen)}" : "")};");
        }
    }

    private static string Role(CompiledModel model, ModelInput input) => !model.Model.Declaration.HasEncoder ? "" : $"Role = InputRole.{(input.Axis == Axis.Source ? "Source" : "Target")}";

    private static string Sizes(FrameShape? frame) => frame is null ? "" : $"Sizes = [{string.Join(", ", frame.Sizes.Select(s => Naming.Number(s)))}]";

    /// <summary>Properties set behind a constructor's call.</summary>
    private static string Set(params string[] properties) => string.Join(", ", properties.Where(p => p.Length > 0)) is { Length: > 0 } all ? $" {{ {all} }}" : "";

    /// <summary>The parameters' and states' layouts, which stand before the description that uses them.</summary>
    public static void Layouts(CodeWriter code, CompiledModel model)
    {
        code.Line("private static readonly ParameterInfo[] Layout =");
        code.Line("[");
        using (code.Indent())
        {
            foreach (Parameter p in model.Parameters)
            {
                string shape = string.Join(", ", p.Shape.Select(s => Naming.Number(s)));
                string blocks = p.BlockValues.Count == 0 ? "" : $", BlockValues = [{string.Join(", ", p.BlockValues.Select(v => Naming.Literal(v, false)))}]";
                code.Line($"new({Literal(p.Name)}, [{shape}], Start.{p.Start}) {{ Value = {Naming.Literal(p.Value, false)}, Blocks = {Naming.Number(p.Blocks)}, FanIn = {Naming.Number(p.FanIn)}{blocks}{(p.Trainable ? "" : ", Trainable = false")} }},");
            }
        }

        code.Line("];");
        code.Line();
        string states = string.Join(", ", model.Model.States.Select(s => $"new({Literal(s.Name)}, {Naming.Number(s.Blocks.Count)}, {Naming.Number(s.Units)}){Set(Sizes(s.Frame))}"));
        code.Line($"private static readonly StateInfo[] StateLayout = [{states}];");
        code.Line();
    }

    private static string Bool(bool value) => value ? "true" : "false";

    public static string Literal(string text) => Reading.Literal.Of(text);

    /// <summary>Multiply-adds of the products of one step, twice; a pool's attention weighs each step once.</summary>
    public static long Flops(CompiledModel model) =>
        Products(model.Model.Graph.Nodes.Where(n => n.Shape.Domain == Domain.Step)) + model.Model.Graph.Nodes.Where(n => n.Op == Op.Attend && n.Shape.Domain == Domain.Row).Sum(Weighing);

    /// <summary>The same of what is computed once for a sequence.</summary>
    public static long FlopsOnce(CompiledModel model) => Products(model.Model.Graph.Nodes.Where(n => n.Shape.Domain == Domain.Row));

    private static long Products(IEnumerable<Node> nodes) => nodes.Sum(n => n.Op switch
    {
        Op.Linear => 2L * n.Weight!.Rows * n.Weight.Columns,
        Op.Conv => 2L * n.Conv!.Inside * n.Weight!.Rows * (n.Weight.Columns / n.Conv.Taps),
        _ => 0,
    });

    /// <summary>Operations of the attentions of one step for each step that it sees.</summary>
    public static long FlopsSeen(CompiledModel model) =>
        model.Model.Graph.Nodes.Where(n => n.Op == Op.Attend && n.Shape.Domain == Domain.Step).Sum(Weighing);

    /// <summary>q k and p v; w tanh(q + k) has a sum more for each unit.</summary>
    private static long Weighing(Node attend) =>
        ((attend.Weight is null ? 2L : 3L) * attend.Inputs[1].Shape.Width) + (2L * attend.Inputs[2].Shape.Width);
}
