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

        bool forward = node.Op == Op.Attend;
        AttentionForm form = node.Attention;
        (Node q, Node k, Node v) = (node.Inputs[0], node.Inputs[1], node.Inputs[2]);
        Place place = context.Plan.Of(forward ? node : node.Inputs[3])[0];
        string logColumn = Naming.Number(place.Buffer.Column(place.Part + 1) - place.Column);
        string name = node.Op switch { Op.Attend => "Forward", Op.AttendQuery => "Queries", Op.AttendKey => "Keys", Op.AttendScore => "Scores", _ => "Values" };
        code.Line($"// {Describe(node)}");
        code.Line($"AttentionKernels.{name}<V, {context.Type}>(");
        using (code.Indent())
        {
            // Queries within a loop are those of its step; gradients of keys and values take all queries.
            bool sources = OfSteps(node), within = inLoop && q.Shape.Domain == Domain.Step;
            (string asking, string asked) = Workspaces(node);
            string end = q.Shape.Domain == Domain.Row ? "1" : sources ? $"{asking}.Steps" : within ? "t + 1" : "t1";
            string range = sources ? end : $"{(q.Shape.Domain == Domain.Row ? "0" : within ? "t" : "t0")}, {end}";
            code.Line($"{asking}, {asked}, {Form(node, context)}, {range},");
            code.Line($"{Rows(q, context)},");
            code.Line($"{Rows(k, context)},");
            code.Line($"{Rows(v, context)},");
            code.Line($"{Rows(forward ? node : node.Inputs[3], context)}, {logColumn},");
            if (!forward)
            {
                code.Line($"{Rows(node.Inputs[4], context)},");
                if (node.Op != Op.AttendScore)
                    code.Line($"{Rows(node, context)},");
            }

            string offset = node.Weight is { } score ? $"Offsets.{Naming.Pascal(score.Parameter.Name)}" : "";
            string gradient = node.Op == Op.AttendScore ? $", ref gradients.At({offset})" : "";
            code.Line($"run.{Scratch}, ref {(node.Weight is null ? $"Unsafe.NullRef<{context.Type}>()" : $"weights.Parameters.At({offset})")}{gradient});");
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
            Op.Attend => $"y = p v, p = softmax({scale}{(node.Weight is null ? "q k^T" : form.Filters is null ? "w tanh(q + k)" : "w tanh(q + k + F m)")}) over {seen}{heads}{(form.Dropout > 0 ? $", dropout {Naming.Literal(form.Dropout, false).TrimEnd('d')}" : "")}",
            Op.AttendMemory => $"dm = F^T {scale}ds w (1 - tanh^2)",
            Op.AttendFilters => $"d{form.Filters!.Parameter.Name.Split('.').Last()} += {scale}ds w (1 - tanh^2) m^T",
            Op.AttendQuery => $"dq = {scale}ds {(node.Weight is null ? "k" : "w (1 - tanh^2)")}, ds = p * (dy v^T - dy . y)",
            Op.AttendKey => $"dk = {scale}ds^T {(node.Weight is null ? "q" : "w (1 - tanh^2)")}",
            Op.AttendScore => $"d{node.Weight!.Parameter.Name.Split('.').Last()} += {scale}ds tanh(q + k)",
            _ => "dv = p^T dy",
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
            step = Math.Max(step, (2 * units) + (2 * Strip) + RowBuffer.Lanes);
            long taps = node.Attention.Filters is { } filters ? 2L * filters.Columns * RowBuffer.Padded(filters.Rows) : 0;
            rest = Math.Max(rest, (((2 * Strip) + 2) * units) + taps);
        }

        return (step, rest + (Strides * step));
    }

    /// <summary>Where the rows of a value lie.</summary>
    public static string Rows(Node node, Context context)
    {
        (RowBuffer buffer, int column, _) = context.Locate(node);
        string order = node.Shape.Domain == Domain.Row || buffer.Kind == BufferKind.Rows ? "RowOrder.Sequence" : context.OrderOf(node);
        return $"new(run.{buffer.Name}{(column == 0 ? "" : " + " + Naming.Number(column))}, {Context.StrideName(buffer)}, {order})";
    }
}
