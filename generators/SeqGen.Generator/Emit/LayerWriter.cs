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

    private bool _isBridged;

    /// <summary>Whether a kernel's statements stand in braces already.</summary>
    private bool _isEnclosed;

    /// <summary>Two vectors whose gradients are the same sum, such as both biases of a gate: one pass over the rows serves both.</summary>
    private static Dictionary<Kernel, Kernel> Twins(IReadOnlyList<Kernel> kernels)
    {
        var twins = new Dictionary<Kernel, Kernel>();
        MoveKernel[] vectors = [.. kernels.OfType<MoveKernel>().Where(k => k.Node is { Op: Op.VectorGradient, Pick: null } && k.Node.Weight!.Parameter.Trainable)];
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
            _isBridged = !method.Backward && method.Regions.SelectMany(r => r.Kernels).Any(k => k is MoveKernel { Node.Op: Op.Cross });
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
        Once(true, () => code.Line($"StateSlots.AddInitial<{context.Type}>(run, run.{buffer.Name}, {Context.StrideName(buffer)}, {Naming.Number(state.Units)}, {Context.SlotsOf(buffer, state)}, run.{from.Name}{(column == 0 ? "" : " + " + Naming.Number(column))}, {Context.StrideName(from)});"));
    }

    /// <summary>What a decoder's layer takes over from the encoder is there after its first step: decoding calls the layer for each step.</summary>
    private void Once(bool perSequence, Action write)
    {
        if (!_isBridged || !perSequence)
        {
            write();
            return;
        }

        using (code.Block("if (t0 == 0)"))
        {
            _isEnclosed = true;
            write();
            _isEnclosed = false;
        }
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
        if (kernel is MoveKernel { Node: { Op: not (Op.Regroup or Op.Rotate or Op.Pick or Op.PickSum) } node } && !Views.IsSink(node.Op))
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

        if (kernel is MoveKernel { Node: { Op: Op.ConvGradient } taps })
        {
            if (taps.Weight!.Parameter.Trainable)
                KernelGradient(taps, kernel);
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
            using (_isEnclosed ? null : code.Block())
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
                code.Line(PointwiseWriter.Call(pointwise.Name, pointwise));
                break;
            case FusedKernel fused:
                Fused(fused);
                break;
            case ConvKernel conv:
                Convolution(conv);
                break;
            case MoveKernel { Node: { Op: Op.VectorGradient, Pick: not null } picked }:
                PickedVectorGradient(picked);
                break;
            case MoveKernel { Node: var node } when Views.IsSink(node.Op):
                Sink(node, _twins.TryGetValue(kernel, out Kernel? twin) ? ((MoveKernel)twin).Node : null);
                break;
            case MoveKernel { Node: { Op: Op.Regroup } node }:
                Regroup(node);
                break;
            case MoveKernel { Node: { Op: Op.Pick or Op.PickSum } node }:
                Pick(node);
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

    /// <summary>A reference to the first row at hand of a buffer, at a column.</summary>
    private string Row(RowBuffer buffer, string first, int column)
    {
        code.Rows.Add(buffer.Name);
        string row = $"run.{buffer.Name}Row({(first.Length == 0 ? "0" : first)})";
        return column == 0 ? row : $"Unsafe.Add(ref {row}, {Naming.Number(column)})";
    }

    public static string TokensName(Node tokens) => tokens.Op == Op.StepIndex ? "StepNumbers" : "Tokens" + Naming.Number(tokens.Index);

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
