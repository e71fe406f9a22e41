using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <content>Convolutions over frames, the gradients of their kernels, and other orders of units.</content>
internal sealed partial class LayerWriter
{
    /// <summary>Numbers of vectors for which frames are convolved, and for which gradients of kernels are added up.</summary>
    public SortedSet<int> Sweeps { get; } = [];

    public HashSet<int> Convolutions { get; } = [];

    public HashSet<int> Correlations { get; } = [];

    /// <summary>Those with channels that do not fill vectors.</summary>
    public SortedSet<int> Apart { get; } = [];

    private void Convolution(ConvKernel kernel)
    {
        (ConvForm form, Node conv) = (kernel.Conv.Conv!, kernel.Conv);
        bool back = conv.Op == Op.ConvTransposed;
        (int positions, string runs) = back ? (form.In.Count, "BackRuns") : (form.Out.Count, "Runs");
        FramePanel panel = context.Panels.Of(kernel);
        Place place = context.Plan.Of(kernel.Value)[0];
        Sweeps.Add(panel.Vectors);
        Convolutions.Add(panel.Vectors);
        string stride = Context.StrideName(place.Buffer);
        string name = kernel.Value.Symbol.Length > 0 ? kernel.Value.Symbol + " = " : "";
        code.Line($"// {name}{Formula.ProductName(conv)}{(kernel.Bias is not null ? " + b" : kernel.Start is null ? "" : $" + {Formula.Outside(kernel.Start)}")}: {form.Kernel} taps, {Size(back ? form.Out : form.In, kernel.Operand)} to {Size(back ? form.In : form.Out, conv)}");
        Begin(kernel, place, positions);
        foreach (FrameBlock block in panel.Blocks)
        {
            (string operand, string operandStride) = Operand(kernel.Operand, block.Source);
            string target = At(place with { Part = place.Part + block.Target });
            long at = block.Offset - panel.Blocks[0].Offset;
            string weights = $"ref weights.At({context.Weights}.{Naming.Pascal(panel.Name)}{(at == 0 ? "" : " + " + Naming.Number(at))}), {Naming.Number(block.Columns)}";
            string window = code.Frames.Of(form), taps = $"{Naming.Number(form.Taps)}";
            bool apart = block.Channels != block.Columns;
            if (apart)
                Apart.Add(panel.Vectors);
            code.Line($"Convolve{(apart ? "Apart" : "")}{panel.Vectors}<V>(");
            using (code.Indent())
            {
                code.Line($"{window}.{runs}, {taps}, rows.Count,");
                code.Line($"ref {operand}, {operandStride}, {Naming.Number(block.Depth)},");
                code.Line($"{weights},");
                code.Line($"ref {target}, {stride}, {Naming.Number(block.Channels)}{(apart ? $", ref run.At(run.{FrameScratch}), {Naming.Number(positions)}" : "")});");
            }
        }

        Copies(kernel.Value);
    }

    /// <summary>Field of the workspace where a frame is made whose channels do not fill vectors.</summary>
    public const string FrameScratch = "FrameScratch";

    /// <summary>Elements of that field for some kernels; 0 where none needs it.</summary>
    public static int FrameElements(PanelPlan panels, IEnumerable<Kernel> kernels) => kernels.OfType<ConvKernel>().SelectMany(k => panels.Of(k).Blocks
        .Where(b => b.Channels != b.Columns).Select(b => b.Columns * (k.Conv.Op == Op.Conv ? k.Conv.Conv!.Out : k.Conv.Conv!.In).Count)).DefaultIfEmpty(0).Max();

    /// <summary>Puts in place what the taps are added to.</summary>
    private void Begin(ConvKernel kernel, Place place, int positions)
    {
        string stride = Context.StrideName(place.Buffer), width = Naming.Number(kernel.Value.Shape.Parts.Sum(RowBuffer.Padded));
        if (kernel.Start is not null)
        {
            (string start, string startStride) = Operand(kernel.Start, 0);
            if (start != At(place))
                code.Line($"PartMoves.Copy(ref {start}, {startStride}, rows.Count, {width}, ref {At(place)}, {stride});");
            return;
        }

        if (kernel.Bias is null)
        {
            code.Line($"FrameMoves.Clear(ref {At(place)}, {stride}, rows.Count, {width});");
            return;
        }

        for (int part = 0, column = 0; part < kernel.Bias.Shape.Parts.Count; column += RowBuffer.Padded(kernel.Bias.Shape.Parts[part++]))
            code.Line($"FrameMoves.Fill(ref weights.At({context.Weights}.{Naming.Pascal(context.Panels.Of(kernel.Bias).Name)}{(column == 0 ? "" : " + " + Naming.Number(column))}), {Naming.Number(kernel.Bias.Shape.Parts[part])}, "
                + $"ref {At(place with { Part = place.Part + part })}, {stride}, rows.Count, {Naming.Number(positions)});");
    }

    private static string Size(Extent frame, Node node)
    {
        int[] channels = [.. node.Shape.Parts.Select(p => p / frame.Count)];
        return $"{frame} x {(channels.Length > 1 && channels.All(c => c == channels[0]) ? $"{channels.Length} x {channels[0]}" : string.Join(" | ", channels))} channels";
    }

    private void KernelGradient(Node node, Kernel kernel)
    {
        (Node dy, Node x, ConvForm form, WeightSlice weight) = (node.Inputs[0], node.Inputs[1], node.Conv!, node.Weight!);
        string steps = kernel.Domain != Domain.Step || context.OneStep ? "run.EachStep(0, 1)" : "run.EachStep(t0, t1)", window = code.Frames.Of(form);
        int vectors = FramePanel.VectorsFor(dy.Shape.Parts.Select(p => p / form.Out.Count));
        Sweeps.Add(vectors);
        Correlations.Add(vectors);
        code.Line($"// d{weight.Parameter.Name.Split('.').Last()} += for each tap ({Formula.Outside(dy)})^T {Formula.Outside(x)}");
        foreach (FrameBlock block in FramePanel.Pairs(weight, form, dy.Shape, x.Shape, transposed: false, vectors))
        {
            string parameter = $"Offsets.{Naming.Pascal(weight.Parameter.Name)}{(block.Weight == 0 ? "" : " + " + Naming.Number(block.Weight))}";
            using (code.Block())
            {
                code.Line($"ref {context.Type} sum = ref run.At(run.GradientScratch);");
                code.Line($"ParameterGradients.Clear(ref sum, {Naming.Number((long)block.Depth * block.Columns * form.Taps)});");
                code.Line($"Correlate{vectors}<V>(");
                using (code.Indent())
                {
                    code.Line($"{window}.TapRuns, {Naming.Number(form.Taps)}, {steps},");
                    code.Line($"{OuterOperand(x, block.Source)}, {Naming.Number(block.Depth)},");
                    code.Line($"{OuterOperand(dy, block.Target)}, {Naming.Number(block.Channels)},");
                    code.Line($"{Naming.Number(block.Columns)}, ref sum);");
                }

                code.Line($"FramePanels.AddBack<V, {context.Type}>(ref sum, ref gradients.At({parameter}), {Naming.Number(form.Taps)}, {Naming.Number(weight.Parameter.Columns)}, {Naming.Number(block.Depth)}, {Naming.Number(block.Channels)}, {Naming.Number(vectors)});");
            }
        }
    }

    /// <summary>Other units of each part, or back to where they were taken.</summary>
    private void Pick(Node node)
    {
        PickForm form = node.Pick!;
        Place place = context.Plan.Of(node)[0];
        code.Line($"// {Formula.Moved(node)}");
        for (int part = 0; part < node.Shape.Parts.Count; part++)
        {
            (string source, string sourceStride) = Operand(node.Inputs[0], part);
            string target = $"ref {At(place with { Part = place.Part + part })}, {Context.StrideName(place.Buffer)}";
            code.Line(node.Op == Op.Pick
                ? $"{code.Frames.Of(form)}.Take(ref {source}, {sourceStride}, rows.Count, {target});"
                : $"{code.Frames.Of(form)}.AddBack<V, {context.Type}>(ref {source}, {sourceStride}, rows.Count, {target}, {Naming.Number(form.Source)});");
        }

        Copies(node);
    }

    /// <summary>A vector's gradient whose units were taken in another order: summed as they are, then brought back.</summary>
    private void PickedVectorGradient(Node node)
    {
        (WeightSlice weight, PickForm form) = (node.Weight!, node.Pick!);
        code.Line($"// d{weight.Parameter.Name.Split('.').Last()} += sum of {Formula.Outside(node.Inputs[0])}, back in the parameter's order");
        for (int part = 0; part < node.Inputs[0].Shape.Parts.Count; part++)
            using (code.Block())
            {
                (string source, string sourceStride) = Operand(node.Inputs[0], part);
                int first = weight.Row + (part * form.Source);
                code.Line($"ref {context.Type} sum = ref run.At(run.GradientScratch);");
                code.Line($"ParameterGradients.Clear(ref sum, {Naming.Number(form.Target)});");
                code.Line($"ParameterGradients.AddColumns<V, {context.Type}>(ref {source}, {sourceStride}, rows.Count, 1, {Naming.Number(form.Target)}, ref sum);");
                code.Line($"{code.Frames.Of(form)}.AddBack<V, {context.Type}>(ref sum, 0, 1, ref gradients.At({Offset($"Offsets.{Naming.Pascal(weight.Parameter.Name)}", first == 0 ? "" : Naming.Number(first))}), 0, 0);");
            }
    }

    /// <summary>Elements of the gradients' scratch that convolutions and picked vectors need.</summary>
    public static long GradientElements(IEnumerable<Kernel> kernels) => kernels.OfType<MoveKernel>().Select(k => k.Node).Select(n =>
        n.Op == Op.ConvGradient ? FramePanel.Pairs(n.Weight!, n.Conv!, n.Inputs[0].Shape, n.Inputs[1].Shape, false, FramePanel.VectorsFor(n.Inputs[0].Shape.Parts.Select(p => p / n.Conv!.Out.Count)))
            .Max(b => (long)b.Depth * b.Columns * n.Conv!.Taps)
        : n.Op == Op.VectorGradient && n.Pick is not null ? n.Pick.Target + RowBuffer.Lanes : 0).DefaultIfEmpty(0).Max();
}
