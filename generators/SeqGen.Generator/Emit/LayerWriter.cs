using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>Writes the method of a layer in one direction and the methods of its pointwise kernels behind it.</summary>
internal sealed partial class LayerWriter(CodeWriter code, Context context, Uses uses, HashSet<Node> onlyForInputs)
{
    /// <summary>Numbers of vectors for which tiles are needed, and which of them multiply whole matrices or accumulate weight gradients.</summary>
    public SortedSet<int> Tiles { get; } = [];

    public HashSet<int> Wide { get; } = [];

    public HashSet<int> Outers { get; } = [];

    /// <summary>Those with weights so large that the next panel is fetched while one is used.</summary>
    public HashSet<int> Ahead { get; } = [];

    /// <summary>Those with so long trips that panels are taken in pieces.</summary>
    public HashSet<int> Deep { get; } = [];

    private readonly HashSet<State> _started = [];

    private bool _loop;
    private Dictionary<Kernel, Kernel> _twins = [];

    /// <summary>Two vectors whose gradients are the same sum, such as both biases of a gate: one pass over the rows serves both.</summary>
    private static Dictionary<Kernel, Kernel> Twins(IReadOnlyList<Kernel> kernels)
    {
        var twins = new Dictionary<Kernel, Kernel>();
        MoveKernel[] vectors = [.. kernels.OfType<MoveKernel>().Where(k => k.Node.Op == Op.VectorGradient && k.Node.Weight!.Parameter.Trainable)];
        foreach (MoveKernel first in vectors)
            if (!twins.ContainsValue(first) && vectors.FirstOrDefault(k => k != first && k.Node.Inputs[0] == first.Node.Inputs[0] && !twins.ContainsKey(k) && !twins.ContainsValue(k)) is { } second)
                twins[first] = second;
        return twins;
    }

    public void Write(LayerMethod method)
    {
        string time = context.OneStep ? "" : ", int t0, int t1";
        code.Line($"// {method.Layer.Name}, {(method.Backward ? "backward" : "forward")}{(context.OneStep ? ", one step" : ": steps [t0, t1)")}");
        string gradients = method.Backward ? $", ParameterSet<{context.Type}> gradients" : "";
        using (code.Block($"private static void {method.Name}<V>({context.Workspace} run, {context.Weights} weights{gradients}{time})\n    {context.Constraint}"))
        {
            bool first = true;
            FindScores(method);
            foreach (Region region in method.Regions)
            {
                if (!first)
                    code.Line();
                first = false;
                _loop = region.Loop is not null;
                _twins = region.Loop is null ? Twins(region.Kernels) : [];
                if (region.Loop is null)
                    Straight(region.Kernels.Where(k => !_twins.ContainsValue(k) && !_scores.ContainsValue(k)), method);
                else
                    Loop(region.Loop, region.Kernels);
            }
        }

        code.Line();
        foreach (Kernel kernel in method.Regions.SelectMany(r => r.Kernels).Where(k => k is PointwiseKernel or FusedKernel))
            PointwiseWriter.Write(code, context, kernel, uses);
    }

    private void Loop(Loop loop, IReadOnlyList<Kernel> kernels)
    {
        foreach (State state in loop.States.Where(s => s.Initial is not null && _started.Add(s)))
            AddInitial(state);

        string head = loop.Direction == Direction.Forward ? "for (int t = t0; t < t1; t++)" : "for (int t = t1 - 1; t >= t0; t--)";
        using (code.Block(head))
        {
            code.Line("RowRange rows = run.RowsOf(t, t + 1);");
            foreach (Kernel kernel in kernels)
                Call(kernel);
        }
    }

    private void AddInitial(State state)
    {
        RowBuffer buffer = context.Plan.States[state];
        (RowBuffer from, int column, _) = context.Locate(state.Initial!);
        code.Line($"StateSlots.AddInitial<{context.Type}>(run, run.{buffer.Name}, {Context.StrideName(buffer)}, {Naming.Number(state.Units)}, {Context.SlotsOf(buffer, state)}, run.{from.Name}{(column == 0 ? "" : " + " + Naming.Number(column))}, {Context.StrideName(from)});");
    }

    /// <summary>What only the gradient of an input needs is left out when nobody asks for that.</summary>
    private void Wanted(Kernel kernel)
    {
        if (!kernel.Defines.All(onlyForInputs.Contains) || !kernel.Defines.Any())
        {
            Straight(kernel);
            return;
        }

        using (code.Block("if (run.InputGradients)"))
            Straight(kernel);
    }

    /// <summary>All steps at once, where every operand's rows run along; else span by span.</summary>
    private void Straight(Kernel kernel)
    {
        if (kernel is MoveKernel { Node: { Op: not (Op.Regroup or Op.Rotate) } node } && !Views.IsSink(node.Op))
        {
            if (node.Op == Op.Attend && context.OneStep)
                AttentionCall.WriteStep(code, node, context.Cached.ToList().IndexOf(node), context);
            else if (OpKinds.IsAttention(node.Op))
                AttentionCall.Write(code, node, context, inLoop: false);
            else
                code.Line(Move(node));
            CopiesOfMove(node);
            return;
        }

        if (kernel is MoveKernel { Node: { Op: Op.AttendScore or Op.AttendFilters } score })
        {
            AttentionCall.Write(code, score, context, inLoop: false);
            return;
        }

        if (kernel is MoveKernel { Node: { Op: Op.WeightGradient } gradient })
        {
            WeightGradient(gradient, kernel);
            return;
        }

        bool rowWise = kernel.Domain != Domain.Step || context.OneStep;
        string source = rowWise ? "run.Sequences" : Alignment(kernel) switch
        {
            0 => "run.RowsOf(t0, t1)",
            1 => "run.Spans(t0, t1)",
            _ => "run.EachStep(t0, t1)",
        };
        if (rowWise || Alignment(kernel) == 0)
        {
            using (code.Block())
            {
                code.Line($"RowRange rows = {source};");
                Call(kernel);
            }

            return;
        }

        using (code.Block($"foreach (RowRange rows in {source})"))
            Call(kernel);
    }

    /// <summary>0: all rows run along; 1: they do when all sequences have one length; 2: only within a step.</summary>
    private int Alignment(Kernel kernel)
    {
        int worst = 0;
        IEnumerable<Node> touched = kernel.Reads.Concat(kernel.Defines);
        foreach (Node node in touched)
        {
            if (node.Op is Op.Random or Op.StepCount)
                worst = 2;
            Node value = Views.Base(node);
            if (node.Shape.Domain == Domain.Model || value.Op is Op.Constant or Op.Tokens or Op.StepIndex || (!context.Plan.IsStored(value) && value.Op != Op.Previous))
                continue;
            if (value.Op == Op.Concat && value.Inputs.Count > 0 && !context.Plan.IsStored(value))
                continue;
            (RowBuffer buffer, _, string first) = context.Locate(node);
            worst = Math.Max(worst, buffer.Kind == BufferKind.Rows ? 2 : first == "rows.Before" ? 1 : 0);
            if (context.Plan.IsStored(value))
                foreach (Place place in context.Plan.Of(value))
                    if (Context.FirstRow(place.Buffer, context.StateOf(place.Buffer), false) == "rows.Before")
                        worst = Math.Max(worst, 1);
        }

        return worst;
    }

    private void Call(Kernel kernel)
    {
        switch (kernel)
        {
            case ProductKernel product:
                Product(product);
                break;
            case PointwiseKernel pointwise:
                code.Line($"{pointwise.Name}<V>(run, weights, rows);");
                break;
            case FusedKernel fused:
                Fused(fused);
                break;
            case MoveKernel { Node: var node } when Views.IsSink(node.Op):
                Sink(node, _twins.TryGetValue(kernel, out Kernel? twin) ? ((MoveKernel)twin).Node : null);
                break;
            case MoveKernel { Node: { Op: Op.Regroup } node }:
                Regroup(node);
                break;
            case MoveKernel { Node: { Op: Op.Rotate } node }:
                Rotate(node);
                break;
            case MoveKernel move when OpKinds.IsAttention(move.Node.Op):
                Attention(move);
                break;
            case MoveKernel move:
                code.Line(Move(move.Node));
                Copies(move.Node);
                break;
        }
    }

    /// <summary>A value that stands in several places is computed into the first and copied to the others.</summary>
    private void Copies(Node value)
    {
        Place first = context.Plan.Of(value)[0];
        string width = Naming.Number(value.Shape.IsScalar ? RowBuffer.Lanes : value.Shape.Parts.Sum(RowBuffer.Padded));
        foreach (Place place in context.Plan.Of(value).Skip(1))
            code.Line($"PartMoves.Copy(ref {At(first)}, {Context.StrideName(first.Buffer)}, rows.Count, {width}, ref {At(place)}, {Context.StrideName(place.Buffer)});");
    }

    private string At(Place place) => Row(place.Buffer, Context.FirstRow(place.Buffer, context.StateOf(place.Buffer), false), place.Column);

    private void Regroup(Node node)
    {
        (string source, string stride) = Operand(node.Inputs[0], 0);
        Place place = context.Plan.Of(node)[0];
        string from = code.Parts.Of(node.Inputs[0].Shape.Parts), to = code.Parts.Of(node.Shape.Parts);
        code.Line($"PartMoves.Regroup(ref {source}, {stride}, {from}, rows.Count, ref {At(place)}, {Context.StrideName(place.Buffer)}, {to});");
        Copies(node);
    }

    private static string Offset(string constant, string extra) => extra.Length == 0 ? constant : $"{constant} + {extra}";

    private void Use(Panel panel)
    {
        Tiles.Add(panel.Vectors);
        if (panel.Elements * context.ElementBytes > TileWriter.BytesInCache)
            Ahead.Add(panel.Vectors);
    }

    private string PanelName(Panel panel) => $"{context.Weights}.{Naming.Pascal(panel.Name)}";

    private void Product(ProductKernel product)
    {
        Panel panel = context.Panels.Of(product);
        Place place = context.Plan.Of(product.Value)[0];
        bool few = _loop || context.OneStep;
        Use(panel);
        Wide.Add(panel.Vectors);
        if (panel.Segments.Any(s => s.Depth > TileWriter.DepthInCache))
            Deep.Add(panel.Vectors);
        string n = Naming.Number(panel.Vectors);
        string target = $"ref {At(place)}";
        string stride = Context.StrideName(place.Buffer);
        code.Line($"// {Formula.ProductName(product.Product)}{(product.Bias is null ? "" : " + b")}{(_loop || context.OneStep || product.Domain == Domain.Row ? "" : ", all steps at once")}");
        foreach (Segment segment in panel.Segments)
        {
            (string operand, string operandStride) = Operand(product.Operand, segment.Part);
            string init = segment.First > 0 ? $"{target}, {stride}"
                : product.Bias is null ? "ref weights.At(0), 0" : $"ref weights.At({context.Weights}.{Naming.Pascal(context.Panels.Of(product.Bias).Name)}), 0";
            string at = segment.First == 0 ? PanelName(panel) : $"{PanelName(panel)} + {Naming.Number(segment.Offset - panel.Segments[0].Offset)}";
            code.Line($"Multiply{n}<V>(");
            using (code.Indent())
            {
                code.Line($"ref {operand}, {operandStride}, rows.Count,");
                code.Line($"ref weights.At({at}), {Naming.Number(segment.Depth)}, {Naming.Number(panel.Columns)},");
                code.Line($"{init},");
                code.Line($"{target}, {stride});");
            }
        }

        Copies(product.Value);
    }

    /// <summary>A reference to the first row at hand of a buffer, at a column.</summary>
    private static string Row(RowBuffer buffer, string first, int column)
    {
        string row = $"run.{buffer.Name}Row({(first.Length == 0 ? "0" : first)})";
        return column == 0 ? row : $"Unsafe.Add(ref {row}, {Naming.Number(column)})";
    }

    private (string Reference, string Stride) Operand(Node operand, int part)
    {
        (RowBuffer buffer, int column, string first) = context.Locate(operand);
        int start = column;
        if (part > 0)
        {
            Node value = Views.Base(operand);
            int own = value.Op == Op.Previous ? 0 : context.Plan.Find(operand).Part;
            start = buffer.Column(own + part);
        }

        return (Row(buffer, first, start), Context.StrideName(buffer));
    }

    private void Fused(FusedKernel fused)
    {
        int units = fused.Pointwise.Parts[0];
        bool blocks = fused.UnitVectors > 1;
        string step = blocks ? $"{Naming.Number(fused.UnitVectors)} * V.Count" : "V.Count";
        string counter = blocks ? "panel" : "unit";
        string products = string.Join(", ", fused.Products.Select(p => Formula.ProductName(p.Product)));
        code.Line($"// {products}, a panel of units at a time, and the maths on it");
        using (code.Block($"for (int {counter} = 0; {counter} < {Naming.Number(units)}; {counter} += {step})"))
        {
            foreach (ProductKernel product in fused.Products)
            {
                Panel panel = context.Panels.Of(product);
                Use(panel);
                int parts = product.Value.Shape.Parts.Count;
                string n = Naming.Number(panel.Vectors);
                string scratch = $"ref run.At(run.{product.Scratch}), {Naming.Lanes(panel.Vectors)}";
                foreach (Segment segment in panel.Segments)
                {
                    (string operand, string operandStride) = Operand(product.Operand, segment.Part);
                    string init = segment.First > 0 || product.Start is not null ? scratch
                        : product.Bias is null ? "ref weights.At(0), 0"
                        : $"ref weights.At({context.Weights}.{Naming.Pascal(context.Panels.Of(product.Bias).Name)} + ({counter} * {Naming.Number(parts)})), 0";
                    string at = $"{PanelName(panel)} + {(segment.First == 0 ? "" : Naming.Number(segment.Offset - panel.Segments[0].Offset) + " + ")}({counter} * {Naming.Number(segment.Depth * parts)})";
                    code.Line($"Rows{n}<V>(");
                    using (code.Indent())
                    {
                        code.Line($"ref {operand}, {operandStride}, 1, rows.Count,");
                        code.Line($"ref weights.At({at}), {Naming.Number(segment.Depth)},");
                        code.Line($"{init},");
                        code.Line($"{scratch});");
                    }

                }
            }

            if (blocks)
            {
                using (code.Block($"for (int unit = panel; unit < Math.Min(panel + ({step}), {Naming.Number(units)}); unit += V.Count)"))
                    code.Line($"{fused.Name}<V>(run, weights, rows, unit, panel);");
            }
            else
            {
                code.Line($"{fused.Name}<V>(run, weights, rows, unit);");
            }
        }
    }

    private void Sink(Node node, Node? twin)
    {
        WeightSlice weight = node.Weight!;
        if (!weight.Parameter.Trainable)
            return;
        string parameter = $"Offsets.{Naming.Pascal(weight.Parameter.Name)}";
        switch (node.Op)
        {
            case Op.VectorGradient:
                string both = twin is null ? "" : $", d{twin.Weight!.Parameter.Name.Split('.').Last()}";
                code.Line($"// d{weight.Parameter.Name.Split('.').Last()}{both} += sum of {Formula.Outside(node.Inputs[0])}");
                int done = 0, part = 0;
                int[] parts = node.Inputs[0].Shape.IsScalar ? [1] : [.. node.Inputs[0].Shape.Parts];
                foreach ((int count, int units) in Runs(parts))
                {
                    (string source, string sourceStride) = Operand(node.Inputs[0], part);
                    string second = twin is null ? "" : $", ref gradients.At({Offset($"Offsets.{Naming.Pascal(twin.Weight!.Parameter.Name)}", twin.Weight.Row + done == 0 ? "" : Naming.Number(twin.Weight.Row + done))})";
                    code.Line($"ParameterGradients.AddColumns<V, {context.Type}>(ref {source}, {sourceStride}, rows.Count, {Naming.Number(count)}, {Naming.Number(units)}, ref gradients.At({Offset(parameter, weight.Row + done == 0 ? "" : Naming.Number(weight.Row + done))}){second});");
                    done += count * units;
                    part += count;
                }

                break;
            default:
                (string from, string fromStride) = Operand(node.Inputs[0], 0);
                code.Line($"// d{weight.Parameter.Name.Split('.').Last()}[token] += {Formula.Outside(node.Inputs[0])}");
                code.Line($"ParameterGradients.AddRows<V, {context.Type}>(run.{TokensName(node.Inputs[1])}.AsSpan(rows.First, rows.Count), ref {from}, {fromStride}, {Naming.Number(weight.Columns)}, ref gradients.At({parameter}));");
                break;
        }
    }

    /// <summary>Neighboring parts of the same width.</summary>
    private static IEnumerable<(int Count, int Units)> Runs(int[] parts)
    {
        for (int i = 0; i < parts.Length;)
        {
            int first = i;
            while (i < parts.Length && parts[i] == parts[first])
                i++;
            yield return (i - first, parts[first]);
        }
    }

    public static string TokensName(Node tokens) => tokens.Op == Op.StepIndex ? "StepNumbers" : "Tokens" + Naming.Number(tokens.Index);

    private void WeightGradient(Node node, Kernel kernel)
    {
        string parameter = $"Offsets.{Naming.Pascal(node.Weight!.Parameter.Name)}";
        string steps = kernel.Domain != Domain.Step || context.OneStep ? "run.EachStep(0, 1)" : "run.EachStep(t0, t1)";
        Node dy = node.Inputs[0], x = node.Inputs[1];
        WeightSlice weight = node.Weight!;
        var product = new OuterProduct(node, context.ElementBytes);
        int done = 0;
        code.Line($"// d{weight.Parameter.Name.Split('.').Last()} += ({Formula.Outside(dy)})^T {Formula.Outside(x)}");
        for (int p = 0; p < product.Inputs.Count; p++)
        {
            int inputs = product.Inputs[p];
            string left = product.IsDirect ? $"{OuterOperand(dy, 0)}, {Naming.Number(product.Outputs)}" : $"{OuterOperand(x, p)}, {Naming.Number(inputs)}";
            string right = product.IsDirect ? $"{OuterOperand(x, p)}, {Naming.Number(inputs)}" : $"{OuterOperand(dy, 0)}, {Naming.Number(product.Padded)}";
            int vectors = OuterProduct.Vectors(product.IsDirect ? inputs : product.Padded);
            Tiles.Add(vectors);
            Outers.Add(vectors);
            string panel = Naming.Lanes(vectors);
            if (product.IsDirect)
            {
                Outer($"ref {Gradient(0, done)}, {Naming.Number(weight.Parameter.Columns)}, {panel}");
            }
            else
            {
                using (code.Block())
                {
                    code.Line($"ref {context.Type} sum = ref run.At(run.GradientScratch);");
                    code.Line($"ParameterGradients.Clear(ref sum, {Naming.Number((long)inputs * product.Padded)});");
                    Outer($"ref sum, {panel}, {Naming.Lanes(inputs * vectors)}");
                    int row = 0, column = 0;
                    foreach ((int count, int units) in Runs([.. dy.Shape.Parts]))
                    {
                        code.Line($"ParameterGradients.AddTransposed(ref sum, {panel}, {Naming.Number(inputs)}, {Naming.Number(column)}, {Naming.Number(count)}, {Naming.Number(units)}, ref {Gradient(row, done)}, {Naming.Number(weight.Parameter.Columns)});");
                        row += count * units;
                        column += count * RowBuffer.Padded(units);
                    }
                }
            }

            done += inputs;

            void Outer(string target)
            {
                code.Line($"Outer{vectors}<V>(");
                using (code.Indent())
                {
                    code.Line($"{steps}, {Naming.Number(product.Together)},");
                    code.Line($"{left},");
                    code.Line($"{right},");
                    code.Line($"ref run.At(run.PackScratch), {target});");
                }
            }
        }

        string Gradient(int row, int column)
        {
            long at = ((long)(weight.Row + row) * weight.Parameter.Columns) + weight.Column + column;
            return $"gradients.At({Offset(parameter, at == 0 ? "" : Naming.Number(at))})";
        }
    }

    /// <summary>A product's operand for all rows of its buffer: the first element of row 0, the stride, and how rows are counted.</summary>
    private string OuterOperand(Node operand, int part)
    {
        (RowBuffer buffer, int column, string first) = context.Locate(operand);
        if (part > 0)
        {
            Node value = Views.Base(operand);
            column = buffer.Column((value.Op == Op.Previous ? 0 : context.Plan.Find(operand).Part) + part);
        }

        string order = first switch { "" => "Sequence", "rows.First" => "Packed", "rows.Before" => "Before", _ => "After" };
        return $"ref {Row(buffer, "", column)}, {Context.StrideName(buffer)}, RowOrder.{order}";
    }

    private string Move(Node node)
    {
        Place place = context.Plan.Of(node)[0];
        string target = $"run.{place.Buffer.Name}{(place.Column == 0 ? "" : " + " + Naming.Number(place.Column))}, {Context.StrideName(place.Buffer)}";
        string width = Naming.Number(node.Shape.IsScalar ? 1 : node.Shape.Parts.Sum(RowBuffer.Padded));
        if (node.Op == Op.Gather)
            return $"ParameterGradients.Gather<{context.Type}>(run.{TokensName(node.Inputs[0])}.AsSpan({Range(node)}), ref weights.Parameters.At(Offsets.{Naming.Pascal(node.Weight!.Parameter.Name)}), {Naming.Number(node.Weight.Columns)}, ref {Row(place.Buffer, node.Shape.Domain == Domain.Step && !context.OneStep ? "run.First(t0)" : "", place.Column)}, {Context.StrideName(place.Buffer)});";
        (RowBuffer buffer, int column, _) = context.Locate(node.Inputs[0]);
        string source = $"run.{buffer.Name}{(column == 0 ? "" : " + " + Naming.Number(column))}, {Context.StrideName(buffer)}, {context.OrderOf(node.Inputs[0])}";
        return node.Op switch
        {
            Op.Cross => $"TimeMoves.Cross<{context.Type}>(run, run.Other, run.{buffer.Name}{(column == 0 ? "" : " + " + Naming.Number(column))}, {Context.StrideName(buffer)}, {target}, {width});",
            Op.TakeEnd => $"TimeMoves.TakeEnd<{context.Type}>(run, {source}, {(node.Index == 1 ? "true" : "false")}, {target}, {width});",
            Op.SpreadEnd => $"TimeMoves.SpreadEnd<{context.Type}>(run, run.{buffer.Name}{(column == 0 ? "" : " + " + Naming.Number(column))}, {Context.StrideName(buffer)}, {(node.Index == 1 ? "true" : "false")}, {target}, {width});",
            Op.SumSteps => $"TimeMoves.SumSteps<V, {context.Type}>(run, {source}, {target}, {width});",
            Op.MaxSteps => $"TimeMoves.MaxSteps<V, {context.Type}>(run, {source}, {target}, {width});",
            Op.Repeat => $"TimeMoves.Repeat<{context.Type}>(run, run.{buffer.Name}{(column == 0 ? "" : " + " + Naming.Number(column))}, {Context.StrideName(buffer)}, {target}, {width}{(context.OneStep ? "" : ", t0, t1")});",
            Op.SpreadMax => SpreadMax(node, source, target, width),
            _ => throw new InvalidOperationException($"{node} has no routine."),
        };
    }

    private string SpreadMax(Node node, string source, string target, string width)
    {
        (RowBuffer buffer, int column, _) = context.Locate(node.Inputs[1]);
        return $"TimeMoves.SpreadMax<{context.Type}>(run, {source}, run.{buffer.Name}{(column == 0 ? "" : " + " + Naming.Number(column))}, {Context.StrideName(buffer)}, {target}, {width});";
    }

    private string Range(Node node) => node.Shape.Domain == Domain.Step && !context.OneStep ? "run.First(t0), run.First(t1) - run.First(t0)" : "0, run.Batch";
}
