using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Emit;

/// <content>The face of a model with an encoder and a decoder.</content>
internal sealed partial class SurfaceWriter
{
    private bool IsPair => model.Model.Declaration.HasEncoder;

    private bool WritesTokens => model.Model.Declaration.WritesTokens;

    /// <summary>Place of the encoder's input.</summary>
    private const int SourceInput = 0;

    /// <summary>Place of the target that a decoder reads: behind all inputs of the caller.</summary>
    private int TargetInput => Inputs.Count - 1;

    /// <summary>What the caller gives: the encoder's input, and those of the stacks beside it.</summary>
    private IEnumerable<int> SourceInputs => InputNumbers.Where(i => Inputs[i].Axis == Axis.Source);

    private TokensLayer TargetTokens => (TokensLayer)model.Model.Declaration.Decoders.First().Layers[0];

    private string SourceParameters => string.Join(", ", SourceInputs.Select(i => $"ReadOnlySpan<{InputType(i)}> {X(i)}"));

    private string SourceNames => string.Join(", ", SourceInputs.Select(X));

    private void PairRunning()
    {
        string width = Naming.Number(Outputs[0].Width);
        code.Line("/// <summary>Logits of the decoder when it is given the target token by token, one step late; keeps the tape that Backward needs.</summary>");
        PairDocs(target: true);
        code.Line($"/// <param name=\"y\">Receives [batch, steps, {width}], logits; 0 behind a target's end.</param>");
        Errors(Fault.Workspace);
        Method($"public void Forward(Workspace run, {SourceParameters}, ReadOnlySpan<int> target, Span<{T}> y)", $"""
            CheckOutputs(run, {OutputNames});
            StageSource(run, {SourceNames});
            StageTarget(run, target);
            run.Call++;
            RunForward(run);
            {CopyOutputs()}
            """);
        Backward();
        foreach ((string name, bool backward) in new[] { ("Train", true), ("Evaluate", false) })
        {
            code.Line(backward
                ? $"/// <summary>Forward by teacher forcing, loss and backward in one call; adds into <c>run.Gradients</c>.{DropoutIs("on")}</summary>"
                : $"/// <summary>Forward by teacher forcing and loss.{DropoutIs("off")}</summary>");
            PairDocs(target: true);
            code.Line(LossDoc);
            Errors(Fault.Workspace);
            code.Line("/// <exception cref=\"ArithmeticException\">The loss is not finite.</exception>");
            Method($"public {T} {name}(Workspace run, {SourceParameters}, ReadOnlySpan<int> target)", $"""
                StageSource(run, {SourceNames});
                StageTarget(run, target);
                StageTargets(run, target);
                run.Counts.CopyTo(run.Totals, 0);
                using TrainingMode mode = new(run, training: {(backward ? "true" : "false")});
                run.Call++;
                return LossCheck.Finite(({T})RunLoss(run, {(backward ? "true" : "false")}));
                """);
        }

        Decode();
        Attention();
    }

    private void StagePair()
    {
        string sources = string.Join(", ", SourceInputs.Select(i => $"batch.Input<{InputType(i)}>({i}, firstRow, rows, {(i == SourceInput ? "batch.SourceSteps" + (Inputs[i].Tokens ? "" : Times(Inputs[i].Width)) : Inputs[i].Tokens ? "1" : Naming.Number(Inputs[i].Width))})"));
        code.Lines($"""
            run.Resize(rows, batch.SourceSteps, batch.Steps);
            run.Other.Follow(run);
            if (batch.SourceLengths is not null)
                run.SetSourceLengths(batch.SourceLengthsOf(firstRow, rows));
            if (batch.Lengths is not null)
                run.SetLengths(batch.LengthsOf(firstRow, rows));
            StageSource(run, {sources});
            """);
        if (!WritesTokens)
        {
            code.Line($"StageTargets(run, {string.Join(", ", LossNumbers.Select((h, t) => $"batch.Target<{TargetType(h)}>({t}, firstRow, rows, batch.Steps{(TargetType(h) == "int" ? "" : Times(Outputs[h].Width))})"))});");
            return;
        }

        code.Lines("""
            ReadOnlySpan<int> target = batch.Target<int>(0, firstRow, rows, batch.Steps);
            StageTarget(run, target);
            StageTargets(run, target);
            """);
    }

    private void PairDocs(bool target)
    {
        code.Line(RunDoc);
        SourceDocs();
        if (target)
            code.Line($"/// <param name=\"target\">Tokens below {Inputs[TargetInput].Width}, [batch, steps], without the start token and with the end token; -1 does not count.</param>");
    }

    private void SourceDocs()
    {
        foreach (int i in SourceInputs)
        {
            code.Line(Inputs[i].Tokens
                ? $"/// <param name=\"{X(i)}\">Tokens below {Inputs[i].Width}, [batch{(Inputs[i].Domain == Domain.Step ? ", source steps" : "")}].</param>"
                : $"/// <param name=\"{X(i)}\">Values {InputShape(i)}.</param>");
        }
    }

    private void PairPrivate()
    {
        if (WritesTokens)
            DecodePrivate();
        Method($"private void StageSource(Workspace run, {SourceParameters})", $"""
            ArgumentNullException.ThrowIfNull(run);
            run.CheckOwner(GetType());
            run.HasTape = false;
            {(model.LooksBack ? "run.Weighed.Forget();" : "")}
            {string.Join("\n", SourceInputs.Select(StageInput))}
            {(model.Model.Graph.Nodes.Any(n => n.Op == Op.StepIndex && n.Axis == Axis.Source) ? "TimeMoves.NumberSteps(run.Other, run.Other.StepNumbers);" : "")}
            """);
        if (WritesTokens)
        {
            Method("private static void StageTarget(Workspace run, ReadOnlySpan<int> target)", $"""
                run.PackShifted(target, nameof(target), {Inputs[TargetInput].Width}, {TargetTokens.Start}, run.Tokens{TargetInput});
                """);
        }

        if (HasLoss)
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
            {(model.LooksBack ? "run.Weighed.Keep(run);" : "")}
            """);
        BackwardAndLoss(state: "");
        OutputCheck();
        LengthCheck();
    }
}
