using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <content>The weights of attention, for plots.</content>
internal sealed partial class SurfaceWriter
{
    private void Attention()
    {
        string[] names = [.. model.Model.Declaration.Decoders.SelectMany(d => d.Layers).OfType<AttentionLayer>().Select(l => l.Name)];
        Node[] nodes = [.. CompiledModel.AttentionsToEncoder(model.Model.Graph)];
        if (names.Length == 0)
            return;
        Context context = model.WholeContext;
        code.Line($"/// <summary>Weights of an attention in the last Forward, Train{(WritesTokens ? ", Evaluate or Decode" : " or Evaluate")}, which sum to 1 over a source's steps. Call it before the parameters change.</summary>");
        code.Line("/// <param name=\"run\">The workspace of that call.</param>");
        code.Line($"/// <param name=\"layer\">Name of the attention: {string.Join(", ", names)}{(names.Length == 1 ? ", which may be left out" : "")}.</param>");
        code.Line("/// <returns>[batch, steps, source steps]; 0 behind the ends of source and target. Valid until the next call.</returns>");
        code.Line("/// <exception cref=\"ArgumentException\">There is no attention of this name, or the workspace belongs to another model.</exception>");
        code.Line($"/// <exception cref=\"InvalidOperationException\">The workspace has not run since it was resized{(WritesTokens ? ", or ran a beam search" : "")}.</exception>");
        using (code.Block($"public ReadOnlySpan<{T}> Attention(Workspace run, string? layer = null)"))
        {
            code.Line("ArgumentNullException.ThrowIfNull(run);");
            code.Line("run.CheckOwner(GetType());");
            using (code.Block(names.Length == 1 ? $"switch (layer ?? {Literal(names[0])})" : "switch (layer)"))
            {
                for (int i = 0; i < names.Length; i++)
                {
                    AttentionForm form = nodes[i].Attention!;
                    (Node q, Node k) = (nodes[i].Inputs[0], nodes[i].Inputs[1]);
                    string score = nodes[i].Weight is { } weight ? $"Parameters[{Literal(weight.Parameter.Name)}].Values" : "default";
                    code.Line($"case {Literal(names[i])}:");
                    if (form.Longest > 0)
                    {
                        Place sums = model.Whole.Plan.Of(nodes[i])[0];
                        code.Line($"    return run.Weighed.Kept(run, run.Other, {AttentionCall.Rows(nodes[i], context, "Code.")}, {Naming.Number(sums.Buffer.Column(sums.Part + 2) - sums.Column)});");
                        continue;
                    }

                    code.Line("    return run.Weighed.Read(");
                    code.Line($"        run, run.Other, {AttentionCall.Form(nodes[i], context)},");
                    code.Line($"        {AttentionCall.Rows(q, context, "Code.")},");
                    code.Line($"        {AttentionCall.Rows(k, context, "Code.")}, {score}{(form.Window == 0 ? "" : ", " + Naming.Number(form.Window))});");
                }

                code.Line("default:");
                code.Line($"    throw new ArgumentException($\"There is no attention {{layer}}; there is {string.Join(", ", names)}.\", nameof(layer));");
            }
        }

        code.Line();
    }
}
