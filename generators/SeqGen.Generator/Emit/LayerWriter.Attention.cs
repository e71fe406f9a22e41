using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <content>What attention and positions need: gradients that run as one call, and units turned by angles.</content>
internal sealed partial class LayerWriter
{
    /// <summary>By gradients of queries in a loop: those of the scores' vector behind it, which are sums over what the loop has at hand.</summary>
    private readonly Dictionary<Kernel, Kernel> _scores = [];

    private void FindScores(LayerMethod method)
    {
        _scores.Clear();
        MoveKernel[] behind = [.. method.Regions.Where(r => r.Loop is null).SelectMany(r => r.Kernels).OfType<MoveKernel>().Where(k => k.Node.Op == Op.AttendScore)];
        foreach (MoveKernel query in method.Regions.Where(r => r.Loop is not null).SelectMany(r => r.Kernels).OfType<MoveKernel>().Where(k => k.Node is { Op: Op.AttendQuery, Attention.IsMap: false }))
            if (behind.FirstOrDefault(k => k.Node.Inputs.SequenceEqual(query.Node.Inputs)) is { } score)
                _scores[query] = score;
    }

    /// <summary>Attention, or one of its gradients, in a loop.</summary>
    private void Attention(MoveKernel kernel)
    {
        if (_scores.TryGetValue(kernel, out Kernel? score))
            AttentionCall.WriteGradients(code, [kernel.Node, ((MoveKernel)score).Node], context, inLoop: true);
        else
            AttentionCall.Write(code, kernel.Node, context, inLoop: true);
        Copies(kernel.Node);
    }

    /// <summary>Kernels outside a loop; the gradients of an attention run together.</summary>
    private void Straight(IEnumerable<Kernel> kernels, LayerMethod method)
    {
        foreach (Kernel[] together in AttentionGroups.Of(kernels))
        {
            foreach (State state in together.SelectMany(k => k.Shifted).Where(s => s.AdjointOf is not null == method.Backward && _started.Add(s)))
                AddInitial(state);
            if (together.Length == 1)
            {
                Wanted(together[0]);
                continue;
            }

            Node[] nodes = [.. together.Cast<MoveKernel>().Select(k => k.Node)];
            AttentionCall.WriteGradients(code, nodes, context, inLoop: false);
            foreach (Node node in nodes)
                CopiesOfMove(node);
        }
    }

    /// <summary>Copies of a value that was computed where no range of rows is at hand.</summary>
    private void CopiesOfMove(Node node)
    {
        if (Views.IsSink(node.Op) || context.Plan.Of(node).Count == 1)
            return;
        using (code.Block())
        {
            code.Line($"RowRange rows = {(node.Shape.Domain == Domain.Step && !context.OneStep ? "run.RowsOf(t0, t1)" : "run.Sequences")};");
            Copies(node);
        }
    }

    private void Rotate(Node node)
    {
        (string source, string stride) = Operand(node.Inputs[0], 0);
        Place place = context.Plan.Of(node)[0];
        int units = node.Weight!.Columns;
        code.Line($"// {Formula.Outside(node.Inputs[0])} turned {(node.Index == 0 ? "by the angles of its step" : "back")}");
        code.Line($"Rotations.Turn<V, {context.Type}>(run.{TokensName(node.Inputs[1])}.AsSpan(rows.First, rows.Count), ref weights.Parameters.At(Offsets.{Naming.Pascal(node.Weight.Parameter.Name)}), {Naming.Number(units)}, {Naming.Number(node.Shape.Width / units)}, {(node.Index == 0 ? "back: false" : "back: true")}, ref {source}, {stride}, ref {At(place)}, {Context.StrideName(place.Buffer)});");
        Copies(node);
    }
}
