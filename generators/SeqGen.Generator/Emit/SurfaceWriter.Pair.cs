using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <content>The face of a model with an encoder and a decoder.</content>
internal sealed partial class SurfaceWriter
{
    private bool IsPair => model.Model.Declaration.HasEncoder;

    private int SourceInput => Inputs.Select((input, i) => (input, i)).First(p => p.input.Axis == Axis.Source).i;

    private int TargetInput => Inputs.Select((input, i) => (input, i)).First(p => p.input.Axis == Axis.Main).i;

    private TokensLayer TargetTokens => (TokensLayer)model.Model.Declaration.Stacks[1].Layers[0];

    private string SourceParameter => $"ReadOnlySpan<{InputType(SourceInput)}> source";

    private void PairRunning()
    {
        Place y = model.Whole.Plan.Of(model.Model.Graph.Outputs[0])[0];
        string stride = $"Code.{Context.StrideName(y.Buffer)}", width = Naming.Number(Outputs[0].Width);
        code.Line("/// <summary>Logits of the decoder when it is given the target token by token, one step late; keeps the tape that Backward needs.</summary>");
        PairDocs(target: true);
        code.Line($"/// <param name=\"y\">Receives [batch, steps, {width}], logits; 0 behind a target's end.</param>");
        Errors();
        Method($"public void Forward(Workspace run, {SourceParameter}, ReadOnlySpan<int> target, Span<{T}> y)", $"""
            CheckOutputs(run, {OutputNames});
            StageSource(run, source);
            StageTarget(run, target);
            run.Call++;
            RunForward(run);
            {CopyOutputs()}
            """);
        Backward();
        foreach ((string name, bool backward) in new[] { ("Train", true), ("Evaluate", false) })
        {
            code.Line(backward
                ? "/// <summary>Forward by teacher forcing, mean loss over valid target steps and backward in one call; adds into <c>run.Gradients</c>. Dropout is on.</summary>"
                : "/// <summary>Forward by teacher forcing and mean loss over valid target steps; dropout is off.</summary>");
            PairDocs(target: true);
            code.Line("/// <returns>The loss: the mean over what counts.</returns>");
            Errors();
            code.Line("/// <exception cref=\"ArithmeticException\">The loss is not finite.</exception>");
            Method($"public {T} {name}(Workspace run, {SourceParameter}, ReadOnlySpan<int> target)", $"""
                StageSource(run, source);
                StageTarget(run, target);
                run.Counts[0] = run.PackTargets(target, nameof(target), {width}, run.Targets0);
                run.Counts.CopyTo(run.Totals, 0);
                run.Training = {(backward ? "true" : "false")};
                run.Call++;
                return ({T})RunLoss(run, {(backward ? "true" : "false")});
                """);
        }

        Decode(y, stride, width);
    }

    /// <summary>The encoder once, then the decoder step by step, over the buffers of whole sequences: attention and states find there what came before.</summary>
    private void Decode(Place y, string stride, string width)
    {
        string tokens = $"run.Tokens{TargetInput}";
        code.Line("/// <summary>Writes targets token by token, each time the one with the largest logit, until the end token or the workspace's steps. Lengths of targets are dropped.</summary>");
        PairDocs(target: false);
        code.Line("/// <param name=\"output\">Receives tokens [batch, steps], the end token included and repeated behind it.</param>");
        code.Line("/// <param name=\"lengths\">Receives the number of tokens of each sequence, [batch], the end token included.</param>");
        Errors();
        Method($"public void Decode(Workspace run, {SourceParameter}, Span<int> output, Span<int> lengths)", $$"""
            StageSource(run, source);
            run.ClearLengths();
            CheckLength(output.Length, (long)run.Batch * run.Steps, nameof(output));
            CheckLength(lengths.Length, run.Batch, nameof(lengths));
            {{(model.Model.Graph.Nodes.Any(n => n.Op == Op.StepIndex && n.Axis == Axis.Main) ? "TimeMoves.NumberSteps(run, run.StepNumbers);" : "")}}
            run.Training = false;
            run.Call++;
            Begin(run);
            Code.Encode(run, _weights);
            output.Fill({{TargetTokens.End}});
            lengths.Fill(run.Steps);
            {{tokens}}.AsSpan(0, run.Batch).Fill({{TargetTokens.Start}});
            for (int t = 0; t < run.Steps; t++)
            {
                Code.Continue(run, _weights, t, t + 1);
                if (!global::SeqGen.Runtime.Decoding.Greedy(ref run.{{y.Buffer.Name}}Row(run.First(t)), {{stride}}, {{width}}, {{TargetTokens.End}}, t, run.Steps, output, lengths))
                    break;
                for (int row = 0; row < run.Batch && t + 1 < run.Steps; row++)
                    {{tokens}}[run.First(t + 1) + row] = output[(row * run.Steps) + t];
            }
            """);
    }

    private void PairDocs(bool target)
    {
        code.Line("/// <param name=\"run\">A workspace of this model, resized to the batch; see SetLengths for sequences of different lengths.</param>");
        string each = Inputs[SourceInput].Domain == Domain.Step ? ", source steps" : "";
        code.Line(Inputs[SourceInput].Tokens
            ? $"/// <param name=\"source\">Tokens below {Inputs[SourceInput].Width}, [batch{each}].</param>"
            : $"/// <param name=\"source\">Values [batch{each}, {Inputs[SourceInput].Width}].</param>");
        if (target)
            code.Line($"/// <param name=\"target\">Tokens below {Inputs[TargetInput].Width}, [batch, steps], without the start token and with the end token; -1 does not count.</param>");
    }

    private void PairPrivate()
    {
        bool numbers = model.Model.Graph.Nodes.Any(n => n.Op == Op.StepIndex && n.Axis == Axis.Source), targetNumbers = model.Model.Graph.Nodes.Any(n => n.Op == Op.StepIndex && n.Axis == Axis.Main);
        Method($"private void StageSource(Workspace run, {SourceParameter})", $"""
            ArgumentNullException.ThrowIfNull(run);
            run.CheckOwner(GetType());
            run.HasTape = false;
            {StageInput(SourceInput)}
            {(numbers ? "TimeMoves.NumberSteps(run.Other, run.Other.StepNumbers);" : "")}
            """);
        Method("private static void StageTarget(Workspace run, ReadOnlySpan<int> target)", $"""
            run.PackShifted(target, nameof(target), {Inputs[TargetInput].Width}, {TargetTokens.Start}, run.Tokens{TargetInput});
            {(targetNumbers ? "TimeMoves.NumberSteps(run, run.StepNumbers);" : "")}
            """);
        using (code.Block("private void Begin(Workspace run)"))
        {
            code.Line("run.Other.Follow(run);");
            Clear(model.Model.Graph.States);
            code.Line("_weights.Refresh();");
        }

        code.Line();
        Sampling();
        Method("private void RunForward(Workspace run)", $"""
            {(SamplingRate > 0 ? "if (run.Training && ScheduledSampling > 0)\n    SampleTokens(run);" : "")}
            Begin(run);
            Code.Forward(run, _weights, 0, run.Steps);
            run.HasTape = true;
            """);
        BackwardAndLoss(state: "");
        OutputCheck();
        LengthCheck();
    }
}
