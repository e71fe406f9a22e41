using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <summary>Writes the call of the runtime's routine for attention and its gradients, and says what scratch these take.</summary>
internal static class AttentionCall
{
    /// <summary>Field of the workspace with room for the keys, values and scores of one head.</summary>
    public const string Scratch = "AttentionScratch";

    public static string Of(Node node, Context context)
    {
        AttentionForm form = node.Attention!;
        (Node q, Node k, Node v) = (node.Inputs[0], node.Inputs[1], node.Inputs[2]);
        string how = $"new({Naming.Number(form.Heads)}, {Naming.Number(k.Shape.Width / form.Heads)}, {Naming.Number(v.Shape.Width / form.Heads)}, {Naming.Literal(form.Scale, context.Single)}, {(form.Causal ? "true" : "false")})";
        Place place = context.Plan.Of(node.Op == Op.Attend ? node : node.Inputs[3])[0];
        RowBuffer logs = place.Buffer;
        string logColumn = Naming.Number(logs.Column(place.Part + 1) - place.Column);
        string operands = $"{Rows(q, context)}, {Rows(k, context)}, {Rows(v, context)}";
        if (node.Op == Op.Attend)
            return $"AttentionKernels.Forward<V, {context.Type}>(run, {how}, {operands}, {Rows(node, context)}, {logColumn}, run.{Scratch});";
        string what = node.Op switch { Op.AttendQuery => "Queries", Op.AttendKey => "Keys", _ => "Values" };
        return $"AttentionKernels.{what}<V, {context.Type}>(run, {how}, {operands}, {Rows(node.Inputs[3], context)}, {logColumn}, {Rows(node.Inputs[4], context)}, {Rows(node, context)}, run.{Scratch});";
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
            rest = Math.Max(rest, 2 * Strip * units);
        }

        return (step, rest + (Strides * step));
    }

    private static string Rows(Node node, Context context)
    {
        (RowBuffer buffer, int column, _) = context.Locate(node);
        string order = node.Shape.Domain == Domain.Row ? "RowOrder.Sequence" : context.OrderOf(node);
        return $"new(run.{buffer.Name}{(column == 0 ? "" : " + " + Naming.Number(column))}, {Context.StrideName(buffer)}, {order})";
    }
}
