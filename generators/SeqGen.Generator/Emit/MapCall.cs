using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <summary>Writes the call of the runtime's routine for attention whose weights have to be there one by one, and for its gradients.</summary>
internal static class MapCall
{
    /// <param name="code">Takes the lines.</param>
    /// <param name="node">The attention, or one of its gradients.</param>
    /// <param name="context">Where values live.</param>
    /// <param name="inLoop">Whether it stands in a loop over steps.</param>
    public static void Write(CodeWriter code, Node node, Context context, bool inLoop)
    {
        AttentionForm form = node.Attention!;
        string name = node.Op switch
        {
            Op.Attend => "Forward",
            Op.AttendQuery => "Queries",
            Op.AttendKey => "Keys",
            Op.AttendValue => "Values",
            Op.AttendMemory => "Memory",
            Op.AttendScore => "Scores",
            _ => "Filters",
        };
        (string asking, string asked) = AttentionCall.Workspaces(node);
        string range = AttentionCall.OfSteps(node) ? $"0, {asking}.Steps" : inLoop ? "t, t + 1" : "t0, t1";
        code.Line($"// {AttentionCall.Describe(node)}");
        code.Line($"AttentionMaps.{name}<V, {context.Type}>(");
        using (code.Indent())
        {
            code.Line($"{asking}, {asked}, {AttentionCall.Form(node, context)}, {Map(form)}, {range},");
            code.Line($"{Operands(node, context)},");
            if (node.Op != Op.Attend)
            {
                string dp = form.Longest > 0 ? AttentionCall.Rows(node.Inputs[form.Operands + 2], context) : "default";
                code.Line($"{AttentionCall.Rows(node.Inputs[form.Operands + 1], context)}, {dp},");
                if (!OpKinds.IsSink(node.Op))
                    code.Line($"{AttentionCall.Rows(node, context)},");
            }

            string gradient = OpKinds.IsSink(node.Op) ? $", ref gradients.At({Offset(node.Target!)})" : "";
            code.Line($"run.{AttentionCall.Scratch}, {Parameter(node.Weight, context)}, {Parameter(form.Filters, context)}{gradient});");
        }
    }

    private static string Map(AttentionForm form) =>
        $"new({Naming.Number(form.Window)}, {Naming.Literal(form.Dropout, false)}, {Naming.Number(form.Draw)}, {Naming.Number(form.Longest)}, {Naming.Number(form.Filters?.Columns ?? 0)})";

    private static string Operands(Node node, Context context)
    {
        AttentionForm form = node.Attention!;
        Node sums = node.Op == Op.Attend ? node : node.Inputs[form.Operands];
        Place place = context.Plan.Of(sums)[0];
        string Column(int part) => Naming.Number(place.Buffer.Column(place.Part + part) - place.Column);
        string memory = form.Filters is null ? "default" : AttentionCall.Rows(node.Inputs[3], context);
        string rows = string.Join(", ", node.Inputs.Take(3).Select(i => AttentionCall.Rows(i, context)));
        return $"new({rows}, {memory}, {AttentionCall.Rows(sums, context)}, {Column(1)}, {(form.Longest > 0 ? Column(2) : "0")})";
    }

    private static string Offset(WeightSlice slice) => $"Offsets.{Naming.Pascal(slice.Parameter.Name)}";

    private static string Parameter(WeightSlice? slice, Context context) =>
        slice is null ? $"ref Unsafe.NullRef<{context.Type}>()" : $"ref weights.Parameters.At({Offset(slice)})";
}
