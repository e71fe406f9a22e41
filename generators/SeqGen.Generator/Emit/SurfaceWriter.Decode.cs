using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <content>Decoding: the encoder once, then the decoder step by step, over the buffers of whole sequences.</content>
internal sealed partial class SurfaceWriter
{
    private void Decode()
    {
        int width = Inputs[SourceInput].Tokens ? 1 : Inputs[SourceInput].Width;
        code.Line("/// <summary>Writes targets token by token, until the end token or the workspace's steps. Lengths of targets are dropped; dropout is off.</summary>");
        PairDocs(target: false);
        code.Line("/// <param name=\"output\">Receives tokens [batch, steps], with several hypotheses [batch, best, steps]; the end token stands at a target's end and behind it.</param>");
        code.Line("/// <param name=\"lengths\">Receives the number of tokens of each, the end token included, [batch] or [batch, best]; 0 where there is no further hypothesis.</param>");
        code.Line("/// <param name=\"options\">Greedy when null. A beam search of b beams needs a workspace made for b times the batch.</param>");
        code.Line("/// <param name=\"scores\">Receives ln of the probability of each, of the same shape; may be empty.</param>");
        Errors(Fault.Workspace);
        code.Line("/// <exception cref=\"ArithmeticException\">A logit is not a number.</exception>");
        Method($"public void Decode(Workspace run, {SourceParameters}, Span<int> output, Span<int> lengths, DecodeOptions? options = null, Span<double> scores = default)", $$"""
            StageSource(run, {{SourceNames}});
            run.Search.Begin(run, options ?? DecodeOptions.Greedy, {{Naming.Number(Outputs[0].Width)}}, {{TargetTokens.Start}}, {{TargetTokens.End}}, output, lengths, scores);
            try
            {
                RunDecode(run);
                run.Search.Write(output, lengths, scores);
            }
            finally
            {
                run.Search.End(run, run.Other);
            }

            {{(model.LooksBack ? "if (!run.Search.Lengths.IsEmpty)\n    run.Weighed.Keep(run, run.Search.Lengths);" : "")}}
            """);
        code.Line("/// <summary>The same without a workspace of the caller's. Any number of threads may call it at the same time.</summary>");
        SourceDocs();
        code.Line("/// <param name=\"sourceLengths\">Steps of each source, [batch].</param>");
        code.Line("/// <param name=\"output\">Receives tokens [batch, steps], with several hypotheses [batch, best, steps]: its length sets how many steps there are at most.</param>");
        code.Line("/// <param name=\"options\">Greedy when null.</param>");
        code.Line("/// <returns>Lengths and scores.</returns>");
        Errors(Fault.Sizes);
        code.Line("/// <exception cref=\"ArithmeticException\">A logit is not a number.</exception>");
        Method($"public DecodeResult Decode({SourceParameters}, ReadOnlySpan<int> sourceLengths, Span<int> output, DecodeOptions? options = null)", $$"""
            options ??= DecodeOptions.Greedy;
            int batch = sourceLengths.Length, sourceSteps = DecodeSizes.Steps(source.Length, batch, {{width}}, nameof(source)), steps = DecodeSizes.Steps(output.Length, batch, options.Best, nameof(output));
            Workspace run = _pool.Rent(batch * options.Beams, steps, sourceSteps);
            try
            {
                run.Resize(batch, sourceSteps, steps);
                run.Other.SetLengths(sourceLengths, nameof(sourceLengths));
                var result = new DecodeResult(new int[batch * options.Best], new double[batch * options.Best]);
                Decode(run, {{SourceNames}}, output, result.Lengths, options, result.Scores);
                return result;
            }
            finally
            {
                _pool.Return(run);
            }
            """);
    }

    private void DecodePrivate()
    {
        Place y = model.Whole.Plan.Of(model.Model.Graph.Outputs[0])[0];
        code.Rows.Add(y.Buffer.Name);
        Method("private void RunDecode(Workspace run)", $$"""
            using TrainingMode mode = new(run, training: false);
            run.Call++;
            BeginSource(run);
            Code.Encode(run, _weights);
            run.Search.Start(run, run.Other);
            BeginTarget(run);
            for (int t = 0; t < run.Steps; t++)
            {
                run.Search.Tokens.CopyTo(run.Tokens{{TargetInput}}.AsSpan(run.First(t)));
                Code.Continue(run, _weights, t, t + 1);
                if (!run.Search.Advance(ref run.{{y.Buffer.Name}}Row(run.First(t)), Code.{{Context.StrideName(y.Buffer)}}, t))
                    break;
                if (run.Search.HasMoved)
                    GatherBeams(run, t);
            }
            """);
        code.Line("// After step t every beam goes on from the past of the one that it continues: states, and what attention looks back at.");
        using (code.Block("private static void GatherBeams(Workspace run, int t)"))
            Carried();
        code.Line();
    }

    /// <summary>Everything that a step of the decoder reads of the steps before it.</summary>
    private void Carried()
    {
        Context context = model.WholeContext;
        foreach (State state in model.Model.Graph.States.Where(s => s.Previous.Axis == Axis.Main))
        {
            RowBuffer buffer = model.Whole.Plan.States[state];
            code.Line($"run.Search.Gather(run, run.{buffer.Name}, Code.{Context.StrideName(buffer)}, run.RowsOf(t, t + 1).After);");
        }

        var seen = new HashSet<RowBuffer>();
        foreach (Node looked in model.Model.Graph.Nodes.Where(n => n.Op == Op.Attend && n.Axis == Axis.Main).SelectMany(n => n.Inputs.Skip(1).Take(2)).Where(n => n.Axis == Axis.Main))
        {
            RowBuffer buffer = context.Locate(looked).Buffer;
            if (!seen.Add(buffer))
                continue;
            string first = context.OrderOf(looked) == "RowOrder.Packed" ? "run.First(step)" : "run.RowsOf(step, step + 1).After";
            code.Line("for (int step = 0; step <= t; step++)");
            code.Line($"    run.Search.Gather(run, run.{buffer.Name}, Code.{Context.StrideName(buffer)}, {first});");
        }
    }
}
