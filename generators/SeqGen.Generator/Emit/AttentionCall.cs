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
        bool forward = node.Op == Op.Attend;
        AttentionForm form = node.Attention!;
        (Node q, Node k, Node v) = (node.Inputs[0], node.Inputs[1], node.Inputs[2]);
        Place place = context.Plan.Of(forward ? node : node.Inputs[3])[0];
        string logColumn = Naming.Number(place.Buffer.Column(place.Part + 1) - place.Column);
        string name = node.Op switch { Op.Attend => "Forward", Op.AttendQuery => "Queries", Op.AttendKey => "Keys", Op.AttendScore => "Scores", _ => "Values" };
        code.Line($"// {Describe(node)}");
        code.Line($"AttentionKernels.{name}<V, {context.Type}>(");
        using (code.Indent())
        {
            // Queries within a loop are those of its step; gradients of keys and values take all queries.
            bool sources = node.Op is Op.AttendKey or Op.AttendValue, within = inLoop && q.Shape.Domain == Domain.Step;
            bool crosses = q.Axis != k.Axis;
            string asking = crosses && sources ? "run.Other" : "run", asked = crosses && !sources ? "run.Other" : "run";
            string end = q.Shape.Domain == Domain.Row ? "1" : sources ? $"{asking}.Steps" : within ? "t + 1" : "t1";
            string range = sources ? end : $"{(q.Shape.Domain == Domain.Row ? "0" : within ? "t" : "t0")}, {end}";
            code.Line($"{asking}, {asked}, new({Naming.Number(form.Heads)}, {Naming.Number(k.Shape.Width / form.Heads)}, {Naming.Number(v.Shape.Width / form.Heads)}, {Naming.Literal(form.Scale, context.Single)}, {(form.Causal ? "true" : "false")}), {range},");
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

    private static string Describe(Node node)
    {
        AttentionForm form = node.Attention!;
        string scale = form.Scale == 1 ? "" : Naming.Literal(form.Scale, single: true).TrimEnd('f') + " ";
        string heads = form.Heads == 1 ? "" : $", {Naming.Number(form.Heads)} heads";
        return node.Op switch
        {
            Op.Attend => $"y = p v, p = softmax({scale}{(node.Weight is null ? "q k^T" : "w tanh(q + k)")}) over {(form.Causal ? "the steps so far" : "all steps")}{heads}",
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
            rest = Math.Max(rest, ((2 * Strip) + 2) * units);
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
