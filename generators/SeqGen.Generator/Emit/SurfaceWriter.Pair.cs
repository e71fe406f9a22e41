using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

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
        string width = Naming.Number(Outputs[0].Width);
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
                StageTargets(run, target);
                run.Counts.CopyTo(run.Totals, 0);
                run.Training = {(backward ? "true" : "false")};
                run.Call++;
                return ({T})RunLoss(run, {(backward ? "true" : "false")});
                """);
        }

        Decode();
        Attention();
    }

    private void StagePair()
    {
        string source = $"batch.Input<{InputType(SourceInput)}>(0, firstRow, rows, batch.SourceSteps{(Inputs[SourceInput].Tokens ? "" : Times(Inputs[SourceInput].Width))})";
        code.Lines($"""
            run.Resize(rows, batch.SourceSteps, batch.Steps);
            if (batch.SourceLengths is not null)
                run.SetSourceLengths(batch.SourceLengthsOf(firstRow, rows));
            if (batch.Lengths is not null)
                run.SetLengths(batch.LengthsOf(firstRow, rows));
            StageSource(run, {source});
            ReadOnlySpan<int> target = batch.Target<int>(0, firstRow, rows, batch.Steps);
            StageTarget(run, target);
            StageTargets(run, target);
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
        DecodePrivate();
        Method($"private void StageSource(Workspace run, {SourceParameter})", $"""
            ArgumentNullException.ThrowIfNull(run);
            run.CheckOwner(GetType());
            run.HasTape = false;
            run.Weighed.Forget();
            {StageInput(SourceInput)}
            {(model.Model.Graph.Nodes.Any(n => n.Op == Op.StepIndex && n.Axis == Axis.Source) ? "TimeMoves.NumberSteps(run.Other, run.Other.StepNumbers);" : "")}
            """);
        Method("private static void StageTarget(Workspace run, ReadOnlySpan<int> target)", $"""
            run.PackShifted(target, nameof(target), {Inputs[TargetInput].Width}, {TargetTokens.Start}, run.Tokens{TargetInput});
            """);
        StageTargets();
        using (code.Block("private void BeginSource(Workspace run)"))
        {
            code.Line("run.Other.Follow(run);");
            Clear(model.Model.Graph.States.Where(s => s.Previous.Axis == Axis.Source));
            code.Line("_weights.Refresh();");
        }

        code.Line();
        using (code.Block("private static void BeginTarget(Workspace run)"))
        {
            Clear(model.Model.Graph.States.Where(s => s.Previous.Axis == Axis.Main));
            if (model.Model.Graph.Nodes.Any(n => n.Op == Op.StepIndex && n.Axis == Axis.Main))
                code.Line("TimeMoves.NumberSteps(run, run.StepNumbers);");
        }

        code.Line();
        Sampling();
        Method("private void RunForward(Workspace run)", $"""
            {(SamplingRate > 0 ? "if (run.Training && ScheduledSampling > 0)\n    SampleTokens(run);" : "")}
            BeginSource(run);
            BeginTarget(run);
            Code.Forward(run, _weights, 0, run.Steps);
            run.HasTape = true;
            run.Weighed.Keep(run);
            """);
        BackwardAndLoss(state: "");
        OutputCheck();
        LengthCheck();
    }
}
