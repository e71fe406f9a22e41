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
        foreach (FrameGroup group in panel.Groups)
        {
            (string operand, string operandStride) = Operand(kernel.Operand, group.Source);
            string target = At(place with { Part = place.Part + group.Target });
            long at = group.Offset - panel.Groups[0].Offset;
            bool apart = group.Channels != group.Columns;
            if (apart)
                Apart.Add(panel.Vectors);
            code.Line($"Convolve{(apart ? "Apart" : "")}{panel.Vectors}<V>(");
            using (code.Indent())
            {
                code.Line($"{code.Frames.Of(form)}.{runs}, {Naming.Number(form.Taps)}, rows.Count,");
                code.Line($"ref {operand}, {operandStride}, {PartsOf(group.Sources, kernel.Operand.Shape.Parts[group.Source])}, {Naming.Number(group.Depth)},");
                code.Line($"ref weights.At({context.Weights}.{Naming.Pascal(panel.Name)}{(at == 0 ? "" : " + " + Naming.Number(at))}), {Naming.Number(group.Columns)},");
                code.Line($"ref {target}, {stride}, {PartsOf(group.Targets, conv.Shape.Parts[group.Target])}, {Naming.Number(group.Channels)}{(apart ? $", ref run.At(run.{FrameScratch}), {Naming.Number(positions)}" : "")});");
            }
        }

        Copies(kernel.Value);
    }

    /// <summary>Field of the workspace where a frame is made whose channels do not fill vectors.</summary>
    public const string FrameScratch = "FrameScratch";

    /// <summary>Elements of that field for some kernels; 0 where none needs it.</summary>
    public static int FrameElements(PanelPlan panels, IEnumerable<Kernel> kernels) => kernels.OfType<ConvKernel>().SelectMany(k => panels.Of(k).Groups
        .Where(g => g.Channels != g.Columns).Select(g => g.Columns * (k.Conv.Op == Op.Conv ? k.Conv.Conv!.Out : k.Conv.Conv!.In).Count)).DefaultIfEmpty(0).Max();

    /// <summary>How many parts, and how far one begins behind the other.</summary>
    private static string PartsOf(int count, int width) => $"{Naming.Number(count)}, {Naming.Number(RowBuffer.Padded(width))}";

    /// <summary>Writes something for each of some parts: in a loop over <c>part</c> for several. It gets the loop's variable; none for a single part.</summary>
    /// <param name="count">Parts.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="own">Whether it has variables of its own.</param>
    private void EachPart(int count, Action<string> write, bool own = false)
    {
        if (count == 1)
        {
            using (own ? code.Block() : null)
                write("");
            return;
        }

        using (code.Block($"for (int part = 0; part < {Naming.Number(count)}; part++)"))
            write("part");
    }

    /// <summary>What a place moves by from part to part.</summary>
    private static string By(string part, long step) => part.Length == 0 ? "" : $" + ({part} * {Naming.Number(step)})";

    /// <summary>A reference that moves by a part of so many units at a time.</summary>
    private static string Moved(string reference, string part, int width) =>
        part.Length == 0 ? reference : $"Unsafe.Add(ref {reference}, {part} * {Naming.Number(RowBuffer.Padded(width))})";

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

        int first = 0, column = 0;
        string bias = $"{context.Weights}.{Naming.Pascal(context.Panels.Of(kernel.Bias).Name)}";
        foreach ((int count, int channels) in Alike.Of(kernel.Bias.Shape.Parts))
        {
            string from = $"{bias}{(column == 0 ? "" : " + " + Naming.Number(column))}", to = At(place with { Part = place.Part + first });
            EachPart(count, part =>
            {
                code.Line("FrameMoves.Fill(");
                using (code.Indent())
                {
                    code.Line($"ref weights.At({from}{By(part, RowBuffer.Padded(channels))}), {Naming.Number(channels)},");
                    code.Line($"ref {Moved(to, part, positions * channels)}, {stride}, rows.Count, {Naming.Number(positions)});");
                }
            });
            first += count;
            column += count * RowBuffer.Padded(channels);
        }
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
        code.Line($"// {Formula.GradientOf(weight)} += for each tap {Outer(dy, x)}");
        foreach (FrameGroup group in FramePanel.Pairs(weight, form, dy.Shape, x.Shape, transposed: false, vectors))
            for (int source = 0; source < group.Sources; source++)
            {
                string parameter = $"Offsets.{Naming.Pascal(weight.Parameter.Name)}", from = OuterOperand(x, group.Source + source);
                long at = group.Weight + ((long)source * group.Depth * form.Taps);
                if (at > 0)
                    parameter += " + " + Naming.Number(at);
                EachPart(group.Targets, part =>
                {
                    code.Line($"ref {context.Type} sum = ref run.At(run.GradientScratch);");
                    code.Line($"ParameterGradients.Clear(ref sum, {Naming.Number(group.Elements(form))});");
                    code.Line($"Correlate{vectors}<V>(");
                    using (code.Indent())
                    {
                        code.Line($"{window}.TapRuns, {Naming.Number(form.Taps)}, {steps},");
                        code.Line($"{from}, {Naming.Number(group.Depth)},");
                        code.Line($"{OuterOperand(dy, group.Target, part)}, {Naming.Number(group.Channels)},");
                        code.Line($"{Naming.Number(group.Columns)}, ref sum);");
                    }

                    code.Line($"FramePanels.AddBack<V, {context.Type}>(");
                    using (code.Indent())
                    {
                        code.Line($"ref sum, ref gradients.At({parameter}{By(part, (long)group.Channels * weight.Parameter.Columns)}),");
                        code.Line($"{Naming.Number(form.Taps)}, {Naming.Number(weight.Parameter.Columns)}, {Naming.Number(group.Depth)}, {Naming.Number(group.Channels)}, {Naming.Number(vectors)});");
                    }
                }, own: true);
            }
    }

    /// <summary>Other units of each part, or back to where they were taken.</summary>
    private void Pick(Node node)
    {
        PickForm form = node.Pick!;
        Place place = context.Plan.Of(node)[0];
        code.Line($"// {Formula.Moved(node)}");
        (string from, string fromStride) = Operand(node.Inputs[0], 0);
        EachPart(node.Shape.Parts.Count, part =>
        {
            string source = $"ref {Moved(from, part, node.Inputs[0].Shape.Parts[0])}, {fromStride}", target = $"ref {Moved(At(place), part, node.Shape.Parts[0])}, {Context.StrideName(place.Buffer)}";
            code.Line($"{code.Frames.Of(form)}.{(node.Op == Op.Pick ? "Take" : $"AddBack<V, {context.Type}>")}(");
            using (code.Indent())
            {
                code.Line($"{source}, rows.Count,");
                code.Line($"{target}{(node.Op == Op.Pick ? "" : ", " + Naming.Number(form.Source))});");
            }
        });

        Copies(node);
    }

    /// <summary>A vector's gradient whose units were taken in another order: summed as they are, then brought back.</summary>
    private void PickedVectorGradient(Node node)
    {
        (WeightSlice weight, PickForm form) = (node.Weight!, node.Pick!);
        code.Line($"// {Formula.GradientOf(weight)} += sum of {Formula.Outside(node.Inputs[0])}, back in the parameter's order");
        (string from, string fromStride) = Operand(node.Inputs[0], 0);
        EachPart(node.Inputs[0].Shape.Parts.Count, part =>
        {
            code.Line($"ref {context.Type} sum = ref run.At(run.GradientScratch);");
            code.Line($"ParameterGradients.Clear(ref sum, {Naming.Number(form.Target)});");
            code.Line($"ParameterGradients.AddColumns<V, {context.Type}>(ref {Moved(from, part, form.Target)}, {fromStride}, rows.Count, 1, {Naming.Number(form.Target)}, ref sum);");
            code.Line($"{code.Frames.Of(form)}.AddBack<V, {context.Type}>(ref sum, 0, 1, ref gradients.At({Offset($"Offsets.{Naming.Pascal(weight.Parameter.Name)}", weight.Row == 0 ? "" : Naming.Number(weight.Row))}{By(part, form.Source)}), 0, 0);");
        }, own: true);
    }

    /// <summary>Elements of the gradients' scratch that convolutions and picked vectors need.</summary>
    public static long GradientElements(IEnumerable<Kernel> kernels) => kernels.OfType<MoveKernel>().Select(k => k.Node).Select(n =>
        n.Op == Op.ConvGradient ? FramePanel.Pairs(n.Weight!, n.Conv!, n.Inputs[0].Shape, n.Inputs[1].Shape, false, FramePanel.VectorsFor(n.Inputs[0].Shape.Parts.Select(p => p / n.Conv!.Out.Count)))
            .Max(g => (long)g.Elements(n.Conv!))
        : n.Op == Op.VectorGradient && n.Pick is not null ? n.Pick.Target + RowBuffer.Lanes : 0).DefaultIfEmpty(0).Max();
}
