namespace SeqGen.Generator.Emit;

/// <content>The face of a model whose decoders have no input: nothing is written step by step, so all steps run at once.</content>
internal sealed partial class SurfaceWriter
{
    private void DrivenRunning()
    {
        code.Line("/// <summary>Outputs of as many steps as the workspace was resized to; keeps the tape that Backward needs.</summary>");
        PairDocs(target: false);
        OutputDocs();
        Errors(Fault.Workspace);
        Method($"public void Forward(Workspace run, {SourceParameters}, {OutputParameters})", $"""
            CheckOutputs(run, {OutputNames});
            StageSource(run, {SourceNames});
            run.Call++;
            RunForward(run);
            {CopyOutputs()}
            """);
        Backward();
        foreach ((string name, bool backward) in HasLoss ? [("Train", true), ("Evaluate", false)] : Array.Empty<(string, bool)>())
        {
            code.Line(backward
                ? $"/// <summary>Forward, loss and backward in one call; adds into <c>run.Gradients</c>.{DropoutIs("on")}</summary>"
                : $"/// <summary>Forward and loss.{DropoutIs("off")}</summary>");
            PairDocs(target: false);
            TargetDocs();
            code.Line(LossDoc);
            Errors(Fault.Workspace | Fault.Targets);
            code.Line("/// <exception cref=\"ArithmeticException\">The loss is not finite.</exception>");
            Method($"public {T} {name}(Workspace run, {SourceParameters}, {TargetParameters})", $"""
                StageSource(run, {SourceNames});
                StageTargets(run, {TargetNames});
                run.Counts.CopyTo(run.Totals, 0);
                using TrainingMode mode = new(run, training: {(backward ? "true" : "false")});
                run.Call++;
                return LossCheck.Finite(({T})RunLoss(run, {(backward ? "true" : "false")}));
                """);
        }

        DrivenInference();
        Attention();
    }

    private void DrivenInference()
    {
        code.Line("/// <summary>Outputs of a number of steps, without a workspace of the caller's. Any number of threads may call it at the same time.</summary>");
        SourceDocs();
        OutputDocs();
        code.Line("/// <param name=\"batch\">Number of sequences.</param>");
        code.Line("/// <param name=\"sourceSteps\">Steps of the longest source.</param>");
        code.Line("/// <param name=\"steps\">Steps to give of each sequence.</param>");
        code.Line("/// <param name=\"sourceLengths\">Steps of each source; all of them when empty.</param>");
        Errors(Fault.Sizes);
        Method($"public void Predict({SourceParameters}, {OutputParameters}, int batch, int sourceSteps, int steps, ReadOnlySpan<int> sourceLengths = default)", $$"""
            Workspace run = _pool.Rent(batch, steps, sourceSteps);
            try
            {
                run.Resize(batch, sourceSteps, steps);
                if (!sourceLengths.IsEmpty)
                    run.Other.SetLengths(sourceLengths, nameof(sourceLengths));
                Forward(run, {{SourceNames}}, {{OutputNames}});
            }
            finally
            {
                _pool.Return(run);
            }
            """);
    }
}
