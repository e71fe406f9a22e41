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

    private string DxParameter => Inputs[SourceInput].Tokens ? "" : $", Span<{T}> dx = default";

    private void PairRunning()
    {
        Place y = model.Whole.Plan.Of(model.Model.Graph.Outputs[0])[0];
        string stride = $"Code.{Context.StrideName(y.Buffer)}", width = Naming.Number(Outputs[0].Width), parts = code.Parts.Of(Outputs[0].Width);
        code.Line("/// <summary>Logits of the decoder when it is given the target token by token, one step late; keeps the tape that Backward needs.</summary>");
        PairDocs(target: true);
        code.Line($"/// <param name=\"y\">Receives [batch, steps, {width}], logits; 0 behind a target's end.</param>");
        Errors();
        Method($"public void Forward(Workspace run, {SourceParameter}, ReadOnlySpan<int> target, Span<{T}> y)", $"""
            StageSource(run, source);
            StageTarget(run, target);
            run.Call++;
            RunForward(run);
            run.UnpackSteps((int)run.{y.Buffer.Name}, {stride}, {parts}, y, nameof(y));
            """);
        RowBuffer dy = model.Whole.Plan.Of(model.Gradient.Nodes.First(n => n.Op == Op.OutputGradient))[0].Buffer;
        code.Line("/// <summary>Adds the gradients of all parameters into <c>run.Gradients</c>, for the Forward before.</summary>");
        code.Line("/// <param name=\"run\">The workspace of that Forward.</param>");
        code.Line($"/// <param name=\"dy\">Gradient with respect to y, [batch, steps, {width}]; what stands behind a target's end is ignored.</param>");
        if (DxParameter.Length > 0)
            code.Line("/// <param name=\"dx\">Receives the gradient with respect to the source; may be empty.</param>");
        code.Line("/// <exception cref=\"ArgumentException\">A span has the wrong length or a value is not finite.</exception>");
        code.Line("/// <exception cref=\"InvalidOperationException\">There was no Forward since the last Backward.</exception>");
        Method($"public void Backward(Workspace run, ReadOnlySpan<{T}> dy{DxParameter})", $"""
            ArgumentNullException.ThrowIfNull(run);
            run.CheckOwner(GetType());
            if (!run.HasTape)
                throw new InvalidOperationException("Backward needs a Forward before it: the tape is used up by each Backward.");
            run.PackSteps(dy, nameof(dy), (int)run.{dy.Name}, Code.{Context.StrideName(dy)}, {parts});
            RunBackward(run, {(DxParameter.Length > 0 ? "!dx.IsEmpty" : "false")});
            {SourceGradient()}
            """);
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
                RunForward(run);
                double loss = Code.Losses(run, {(backward ? "true" : "false")});
                if (!double.IsFinite(loss))
                    throw new ArithmeticException("The loss is not finite: a weight or an input is out of range, or the learning rate is too high.");
                {(backward ? "RunBackward(run, false);" : "")}
                return ({T})loss;
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
        code.Line(Inputs[SourceInput].Tokens
            ? $"/// <param name=\"source\">Tokens below {Inputs[SourceInput].Width}, [batch, source steps].</param>"
            : $"/// <param name=\"source\">Values [batch, source steps, {Inputs[SourceInput].Width}].</param>");
        if (target)
            code.Line($"/// <param name=\"target\">Tokens below {Inputs[TargetInput].Width}, [batch, steps], without the start token and with the end token; -1 does not count.</param>");
    }

    private string SourceGradient()
    {
        if (DxParameter.Length == 0)
            return "";
        Node? gradient = model.Gradient.InputGradients[SourceInput];
        if (gradient is null || !model.Whole.Plan.IsStored(Schedule.Views.Base(gradient)))
            return "dx.Clear();";
        Place place = model.Whole.Plan.Find(gradient);
        return $"if (!dx.IsEmpty)\n    run.Other.UnpackSteps((int)run.{place.Buffer.Name}{(place.Column == 0 ? "" : " + " + place.Column)}, Code.{Context.StrideName(place.Buffer)}, {code.Parts.Of(Inputs[SourceInput].Width)}, dx, nameof(dx));";
    }

    private void PairPrivate()
    {
        string source = StageInput(SourceInput).Replace("run.Pack", "run.Other.Pack").Replace(X(SourceInput), "source");
        bool numbers = model.Model.Graph.Nodes.Any(n => n.Op == Op.StepIndex && n.Axis == Axis.Source), targetNumbers = model.Model.Graph.Nodes.Any(n => n.Op == Op.StepIndex && n.Axis == Axis.Main);
        Method($"private void StageSource(Workspace run, {SourceParameter})", $"""
            ArgumentNullException.ThrowIfNull(run);
            run.CheckOwner(GetType());
            run.HasTape = false;
            {source}
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
        Method("private void RunForward(Workspace run)", """
            Begin(run);
            Code.Forward(run, _weights, 0, run.Steps);
            run.HasTape = true;
            """);
        using (code.Block("private void RunBackward(Workspace run, bool inputGradients)"))
        {
            Clear(model.Gradient.States);
            code.Line("run.InputGradients = run.Other.InputGradients = inputGradients;");
            code.Line("_weights.Refresh();");
            code.Line("run.HasTape = false;");
            code.Line("Code.Backward(run, _weights, run.Gradients, 0, run.Steps);");
        }

        code.Line();
        LengthCheck();
    }
}
