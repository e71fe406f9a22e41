using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <summary>Writes the call of the runtime's routine for attention and its gradients, and says what scratch these take.</summary>
internal static class AttentionCall
{
    /// <summary>Field of the workspace with room for the keys, values and scores of one head.</summary>
    public const string Scratch = "AttentionScratch";

    /// <param name="code">Takes the lines.</param>
    /// <param name="node">The attention, or one of its gradients.</param>
    /// <param name="context">Where values live.</param>
    /// <param name="inLoop">Whether it stands in a loop over steps.</param>
    public static void Write(CodeWriter code, Node node, Context context, bool inLoop)
    {
        if (node.Attention!.IsMap)
        {
            MapCall.Write(code, node, context, inLoop);
            return;
        }

        if (node.Op != Op.Attend)
        {
            WriteGradients(code, [node], context, inLoop);
            return;
        }

        code.Line($"// {Describe(node)}");
        code.Line($"AttentionKernels.Forward<V, {context.Type}>(");
        using (code.Indent())
        {
            Operands(code, node, node, context, inLoop);
            code.Line($"run.{Scratch}, {ScoreOf(node, context)});");
        }
    }

    /// <summary>Gradients of one attention that are computed together.</summary>
    /// <param name="code">Takes the lines.</param>
    /// <param name="nodes">The gradients, at most one of each kind.</param>
    /// <param name="context">Where values live.</param>
    /// <param name="inLoop">Whether they stand in a loop over steps.</param>
    public static void WriteGradients(CodeWriter code, IReadOnlyList<Node> nodes, Context context, bool inLoop)
    {
        Node first = nodes[0];
        foreach (Node node in nodes)
            code.Line($"// {Describe(node)}");
        code.Line($"AttentionKernels.Gradients<V, {context.Type}>(");
        using (code.Indent())
        {
            Operands(code, first, first.Inputs[3], context, inLoop);
            code.Line($"{Rows(first.Inputs[4], context)},");
            string[] targets = [.. new[] { Op.AttendQuery, Op.AttendKey, Op.AttendValue }.Select(op => nodes.FirstOrDefault(n => n.Op == op) is { } node ? Rows(node, context) : "default")];
            code.Line(string.Join(", ", targets) + ",");
            string gradient = nodes.Any(n => n.Op == Op.AttendScore) ? $"gradients.At(Offsets.{Naming.Pascal(first.Weight!.Parameter.Name)})" : $"Unsafe.NullRef<{context.Type}>()";
            code.Line($"run.{Scratch}, {ScoreOf(first, context)}, ref {gradient});");
        }
    }

    /// <summary>The two workspaces, the form, the range of queries, and the rows of queries, keys, values and sums.</summary>
    private static void Operands(CodeWriter code, Node node, Node sums, Context context, bool inLoop)
    {
        (Node q, Node k, Node v) = (node.Inputs[0], node.Inputs[1], node.Inputs[2]);
        Place place = context.Plan.Of(sums)[0];
        string logColumn = Naming.Number(place.Buffer.Column(place.Part + 1) - place.Column);

        // Queries within a loop are those of its step; gradients of keys and values take all queries.
        bool sources = OfSteps(node), within = inLoop && q.Shape.Domain == Domain.Step, crosses = q.Axis != k.Axis;
        (string asking, string asked) = Workspaces(node);
        string begin = q.Shape.Domain == Domain.Row || (sources && crosses) ? "0" : within ? "t" : "t0";
        string end = q.Shape.Domain == Domain.Row ? "1" : sources && crosses ? "run.Other.Steps" : within ? "t + 1" : "t1";
        code.Line($"{asking}, {asked}, {Form(node, context)}, {begin}, {end},");
        code.Line($"{Rows(q, context)},");
        code.Line($"{Rows(k, context)},");
        code.Line($"{Rows(v, context)},");
        code.Line($"{Rows(sums, context)}, {logColumn},");
    }

    private static string ScoreOf(Node node, Context context) =>
        "ref " + (node.Weight is { } score ? $"weights.Parameters.At(Offsets.{Naming.Pascal(score.Parameter.Name)})" : $"Unsafe.NullRef<{context.Type}>()");

    /// <summary>The same in a single step: the state keeps the keys and values of the steps before.</summary>
    /// <param name="code">Takes the lines.</param>
    /// <param name="node">The attention.</param>
    /// <param name="number">Its place among the model's attentions.</param>
    /// <param name="context">Where values live.</param>
    public static void WriteStep(CodeWriter code, Node node, int number, Context context)
    {
        (Node q, Node k, Node v) = (node.Inputs[0], node.Inputs[1], node.Inputs[2]);
        string n = Naming.Number(number);
        code.Line($"// {Describe(node)}");
        code.Line($"AttentionCache.Step<V, {context.Type}>(");
        using (code.Indent())
        {
            code.Line($"ref run.At(0), run.StepNumbers, {Form(node, context)}, run.Room,");
            foreach (Node value in new[] { q, k, v, node })
                code.Line($"{Rows(value, context)},");
            code.Line($"run.Keys{n}, run.Values{n}, run.{Scratch});");
        }
    }

    /// <summary>Whether it is the gradient of what exists at the steps that are weighed.</summary>
    public static bool OfSteps(Node node) => node.Op is Op.AttendKey or Op.AttendValue;

    /// <summary>The workspace whose sequences ask and the one whose steps are weighed, as the method of the node's layer sees them.</summary>
    public static (string Asking, string Asked) Workspaces(Node node) =>
        node.Inputs[0].Axis == node.Inputs[1].Axis ? ("run", "run") : OfSteps(node) ? ("run.Other", "run") : ("run", "run.Other");

    /// <summary>Heads, widths and scale.</summary>
    public static string Form(Node node, Context context)
    {
        AttentionForm form = node.Attention!;
        return $"new({Naming.Number(form.Heads)}, {Naming.Number(node.Inputs[1].Shape.Width / form.Heads)}, {Naming.Number(node.Inputs[2].Shape.Width / form.Heads)}, {Naming.Literal(form.Scale, context.Single)}, {(form.Causal ? "true" : "false")})";
    }

    /// <summary>The node's equation.</summary>
    public static string Describe(Node node)
    {
        AttentionForm form = node.Attention!;
        string scale = form.Scale == 1 ? "" : Naming.Literal(form.Scale, single: true).TrimEnd('f') + " ";
        string heads = form.Heads == 1 ? "" : $", {Naming.Number(form.Heads)} heads";
        string seen = (form.Causal ? "the steps so far" : "all steps") + (form.Window == 0 ? "" : $" within {Naming.Number(form.Window)} of its own");
        return node.Op switch
        {
            Op.Attend => $"p v, p = softmax({scale}{(node.Weight is null ? "q k^T" : form.Filters is null ? "w tanh(q + k)" : "w tanh(q + k + F m)")}) over {seen}{heads}{(form.Dropout > 0 ? $", dropout {Naming.Literal(form.Dropout, false).TrimEnd('d')}" : "")}",
            Op.AttendMemory => $"dm = F^T {scale}ds w (1 - tanh^2)",
            Op.AttendFilters => $"{Formula.GradientOf(form.Filters!)} += {scale}ds w (1 - tanh^2) m^T",
            Op.AttendQuery => $"dq = {scale}ds {(node.Weight is null ? "k" : "w (1 - tanh^2)")}, ds = p * (d(p v) v^T - d(p v) . p v)",
            Op.AttendKey => $"dk = {scale}ds^T {(node.Weight is null ? "q" : "w (1 - tanh^2)")}",
            Op.AttendScore => $"{Formula.GradientOf(node.Weight!)} += {scale}ds tanh(q + k)",
            _ => "dv = p^T d(p v)",
        };
    }

    /// <summary>Elements of the scratch: so many for each step, and so many besides. The runtime's routines say what they are for.</summary>
    public static (long PerStep, long Besides) ScratchOf(IEnumerable<Node> nodes)
    {
        const int Strip = 24, Strides = 32;
        (long step, long rest) = (0, 0);
        foreach (Node node in nodes.Where(n => OpKinds.IsAttention(n.Op)))
        {
            int heads = node.Attention!.Heads;
            long units = RowBuffer.Padded(node.Inputs[1].Shape.Width / heads) + RowBuffer.Padded(node.Inputs[2].Shape.Width / heads);
            step = Math.Max(step, (3 * units) + (2 * Strip) + RowBuffer.Lanes);
            long taps = node.Attention.Filters is { } filters ? 2L * filters.Columns * RowBuffer.Padded(filters.Rows) : 0;
            rest = Math.Max(rest, (((2 * Strip) + 2) * units) + taps);
        }

        return (step, rest + (Strides * step));
    }

    /// <summary>Where the rows of a value lie.</summary>
    /// <param name="node">The value.</param>
    /// <param name="context">Where values live.</param>
    /// <param name="constants">In front of the name of the stride: the class that has it, outside of that.</param>
    public static string Rows(Node node, Context context, string constants = "")
    {
        (RowBuffer buffer, int column, _) = context.Locate(node);
        string order = node.Shape.Domain == Domain.Row || buffer.Kind == BufferKind.Rows ? "RowOrder.Sequence" : context.OrderOf(node);
        return $"new(run.{buffer.Name}{(column == 0 ? "" : " + " + Naming.Number(column))}, {constants}{Context.StrideName(buffer)}, {order})";
    }
}
