using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <content>Forward, backward, training, inference, streaming.</content>
internal sealed partial class SurfaceWriter
{
    private void Running()
    {
        code.Line("/// <summary>Outputs for a batch of sequences; keeps the tape that Backward needs.</summary>");
        code.Line(RunDoc);
        InputDocs();
        OutputDocs();
        Errors(Fault.Workspace);
        Method($"public void Forward(Workspace run, {InputParameters}, {OutputParameters})", $"""
            CheckOutputs(run, {OutputNames});
            StageInputs(run, {InputNames});
            run.Call++;
            {(HasStates ? "RunForward(run, null);" : "RunForward(run);")}
            {CopyOutputs()}
            """);
        if (HasStates)
        {
            code.Line("/// <summary>The same from a given state, which is replaced by the final one.</summary>");
            code.Line(RunDoc);
            InputDocs();
            OutputDocs();
            code.Line(StateDoc);
            if (CountsSteps)
                code.Line(CountDoc);
            Errors(Fault.Workspace | Fault.State);
            Method($"public void Forward(Workspace run, {InputParameters}, {OutputParameters}, SequenceState<{T}> state)", $"""
                CheckState(run, state);
                CheckOutputs(run, {OutputNames});
                StageInputs(run, {InputNames});
                run.Call++;
                RunForward(run, state);
                StoreStates(run, state);
                {CopyOutputs()}
                """);
        }

        else if (CountsSteps)
        {
            ForwardIntoState();
        }

        Backward();
        if (HasLoss)
            Training();
    }

    /// <summary>What the caller of a method may get wrong, besides lengths of spans, values and tokens.</summary>
    [Flags]
    private enum Fault
    {
        None = 0,
        Workspace = 1,
        State = 2,
        Targets = 4,
        Sizes = 8,
    }

    private void Errors(Fault may)
    {
        bool classes = may.HasFlag(Fault.Targets) && LossNumbers.Any(h => TargetType(h) == "int");
        bool values = model.HasRealInputs || (may.HasFlag(Fault.Targets) && LossNumbers.Any(h => TargetType(h) != "int"));
        code.Line($"/// <exception cref=\"ArgumentException\">{Any([
            "A span has the wrong length",
            may.HasFlag(Fault.Workspace) ? "the workspace belongs to another model" : "",
            may.HasFlag(Fault.State) ? "the state is another model's or of another batch" : "",
            values ? "a value is not finite" : ""])}.</exception>");
        string range = Any([Inputs.Any(i => i.Tokens) ? "a token" : "", classes ? "a class" : "", .. may.HasFlag(Fault.Sizes) ? new[] { "a size", "a length" } : []]);
        if (range.Length > 0)
            code.Line($"/// <exception cref=\"ArgumentOutOfRangeException\">{char.ToUpperInvariant(range[0])}{range.Substring(1)} is out of range.</exception>");
    }

    /// <summary>One, "one or another", "one, another or a third".</summary>
    private static string Any(IEnumerable<string> cases)
    {
        string[] all = [.. cases.Where(c => c.Length > 0)];
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all.Take(all.Length - 1)) + " or " + all[all.Length - 1];
    }

    private void Method(string head, string body)
    {
        using (code.Block(head))
            code.Lines(string.Join("\n", body.Split('\n').Where(l => l.Trim().Length > 0)));
        code.Line();
    }

    private string CopyOutputs() => string.Join("\n", OutputNumbers.Select(h =>
    {
        Place place = model.Whole.Plan.Of(model.Model.Graph.Outputs[h])[0];
        string kind = Outputs[h].Domain == Domain.Step ? "UnpackSteps" : "UnpackRows";
        return $"run.{kind}((int)run.{place.Buffer.Name}, Code.{Context.StrideName(place.Buffer)}, {code.Parts.Of(Outputs[h].Width)}, {Y(h)}, nameof({Y(h)}));";
    }));

    private string CopyInputGradients() => string.Join("\n", RealInputs.Select(i =>
    {
        Node? gradient = model.Gradient.InputGradients[i];
        if (gradient is null || !model.Whole.Plan.IsStored(Schedule.Views.Base(gradient)))
            return $"{Dx(i)}.Clear();";
        Place place = model.Whole.Plan.Find(gradient);
        string kind = Inputs[i].Domain == Domain.Step ? "UnpackSteps" : "UnpackRows";
        return $"if (!{Dx(i)}.IsEmpty)\n    {RunOf(Inputs[i].Axis)}.{kind}((int)run.{place.Buffer.Name}{(place.Column == 0 ? "" : " + " + place.Column)}, Code.{Context.StrideName(place.Buffer)}, {code.Parts.Of(Inputs[i].Width)}, {Dx(i)}, nameof({Dx(i)}));";
    }));

    private void Backward()
    {
        string dy = string.Join(", ", OutputNumbers.Select(h => $"ReadOnlySpan<{T}> {Dy(h)}"));
        string dx = string.Join(", ", RealInputs.Select(i => $"Span<{T}> {Dx(i)} = default"));
        string dxNames = string.Join(", ", RealInputs.Select(Dx));
        string dxRequired = string.Join(", ", RealInputs.Select(i => $"Span<{T}> {Dx(i)}"));
        string copyDy = string.Join("\n", OutputNumbers.Select(h =>
        {
            RowBuffer buffer = model.Whole.Plan.Of(model.Gradient.Nodes.First(n => n.Op == Op.OutputGradient && n.Index == h))[0].Buffer;
            string kind = Outputs[h].Domain == Domain.Step ? "PackSteps" : "PackRows";
            return $"run.{kind}({Dy(h)}, nameof({Dy(h)}), (int)run.{buffer.Name}, Code.{Context.StrideName(buffer)}, {code.Parts.Of(Outputs[h].Width)});";
        }));
        string wanted = string.Join(" || ", RealInputs.Select(i => $"!{Dx(i)}.IsEmpty"));
        for (int version = 0; version < (HasStates ? 2 : 1); version++)
        {
            bool state = version == 1;
            code.Line(state ? "/// <summary>The same with the gradient of the final state.</summary>"
                : "/// <summary>Adds the gradients of all parameters into <c>run.Gradients</c>, for the Forward before.</summary>");
            code.Line("/// <param name=\"run\">The workspace of that Forward.</param>");
            foreach (int h in OutputNumbers)
                code.Line($"/// <param name=\"{Dy(h)}\">Gradient with respect to {Y(h)}, {OutputShape(h)}; what stands behind a sequence's end is ignored.</param>");
            foreach (int i in RealInputs)
                code.Line($"/// <param name=\"{Dx(i)}\">Receives the gradient with respect to {X(i)}, {InputShape(i)}; may be empty.</param>");
            if (state)
                code.Line("/// <param name=\"dState\">Gradient with respect to the final state; receives that with respect to the initial one.</param>");
            code.Line($"/// <exception cref=\"ArgumentException\">A span has the wrong length, the workspace belongs to another model{(state ? ", the state is another model's or of another batch" : "")} or a value is not finite.</exception>");
            code.Line("/// <exception cref=\"InvalidOperationException\">There was no Forward since the last Backward.</exception>");
            string parameters = state ? Join("Workspace run", dy, dxRequired, $"SequenceState<{T}> dState") : Join("Workspace run", dy, dx);
            Method($"public void Backward({parameters})", $"""
                {(state ? "CheckState(run, dState);" : "ArgumentNullException.ThrowIfNull(run);\nrun.CheckOwner(GetType());")}
                if (!run.HasTape)
                    throw new InvalidOperationException("Backward needs a Forward before it: the tape is used up by each Backward.");
                {string.Join("\n", RealInputs.Select(i => $"if (!{Dx(i)}.IsEmpty)\n    CheckLength({Dx(i)}.Length, {InputLength(i)}, nameof({Dx(i)}));"))}
                {copyDy}
                RunBackward({Join("run", HasStates ? state ? "dState" : "null" : "", wanted)});
                {(state ? "StoreAdjoints(run, dState);" : "")}
                {CopyInputGradients()}
                """);
        }
    }

    private string InputLength(int i) => LengthOf(RunOf(Inputs[i].Axis), Inputs[i].Domain, Inputs[i].Width);

    private void Training()
    {
        foreach ((string name, bool backward) in new[] { ("Train", true), ("Evaluate", false) })
            for (int version = 0; version < (HasStates ? 2 : 1); version++)
            {
                bool state = version == 1;
                code.Line(backward
                    ? $"/// <summary>Forward, loss and backward in one call; adds into <c>run.Gradients</c>.{DropoutIs("on")}</summary>"
                    : $"/// <summary>Forward and loss.{DropoutIs("off")}</summary>");
                code.Line(RunDoc);
                InputDocs();
                TargetDocs();
                if (state)
                    code.Line(StateDoc);
                code.Line(LossDoc);
                Errors(Fault.Workspace | Fault.Targets | (state ? Fault.State : Fault.None));
                code.Line("/// <exception cref=\"ArithmeticException\">The loss is not finite.</exception>");
                string pass = HasStates ? state ? "state, " : "null, " : "";
                Method($"public {T} {name}({Join("Workspace run", InputParameters, TargetParameters, state ? $"SequenceState<{T}> state" : "")})", $"""
                    {(state ? "CheckState(run, state);" : "")}
                    StageInputs(run, {InputNames});
                    StageTargets(run, {TargetNames});
                    run.Counts.CopyTo(run.Totals, 0);
                    using TrainingMode mode = new(run, training: {(backward ? "true" : "false")});
                    run.Call++;
                    return LossCheck.Finite(({T})RunLoss(run, {pass}{(backward ? "true" : "false")}));
                    """);
            }
    }

    private void Inference()
    {
        code.Line("/// <summary>Outputs for a batch of sequences, without a tape to keep. Any number of threads may call it at the same time.</summary>");
        InputDocs();
        OutputDocs();
        code.Line("/// <param name=\"batch\">Number of sequences.</param>");
        code.Line("/// <param name=\"steps\">Steps of the longest.</param>");
        code.Line("/// <param name=\"lengths\">Steps of each sequence; all of them when empty.</param>");
        if (Lowering.OneStep.Obstacle(model.Model.Graph) is { } obstacle)
            code.Line($"/// <remarks>There is no Step: {obstacle}.</remarks>");
        Errors(Fault.Sizes);
        using (code.Block($"public void Predict({InputParameters}, {OutputParameters}, int batch, int steps = 1, ReadOnlySpan<int> lengths = default)"))
        {
            code.Line("Workspace run = _pool.Rent(batch, steps);");
            using (code.Block("try"))
            {
                code.Line("if (!lengths.IsEmpty)");
                code.Line("    run.SetLengths(lengths);");
                code.Line($"CheckOutputs(run, {OutputNames});");
                code.Line($"StageInputs(run, {InputNames});");
                if (HasStates)
                    code.Line("LoadStates(run, null);");
                Clear(model.Model.Graph.States);
                code.Line("_weights.Refresh();");
                code.Line("Code.Predict(run, _weights);");
                code.Lines(CopyOutputs());
            }

            using (code.Block("finally"))
                code.Line("_pool.Return(run);");
        }

        code.Line();
    }

    private void Streaming()
    {
        if (CountsSteps)
        {
            CreateCountingState();
        }
        else if (HasStates || model.Step is not null)
        {
            string type = model.Step is null ? $"SequenceState<{T}>" : "State";
            code.Lines($"""
                /// <summary>{(HasStates ? "A state of zeros for" : "Buffers to stream")} this many sequences.</summary>
                /// <param name="batch">Number of sequences.</param>
                public {type} CreateState(int batch = 1) => new({(model.Step is null ? "StateLayout, batch" : "batch")});

                """);
        }

        if (model.Step is null)
            return;
        code.Line("/// <summary>One step of each sequence; the state goes on.</summary>");
        code.Line("/// <param name=\"state\">State of the sequences, made by CreateState.</param>");
        foreach (int i in InputNumbers)
            code.Line($"/// <param name=\"{X(i)}\">{(Inputs[i].Tokens ? "A token per sequence, [batch]." : $"Values {Shape(Domain.Row, Inputs[i].Width, Inputs[i].Frame, "steps")}.")}</param>");
        foreach (int h in OutputNumbers)
            code.Line($"/// <param name=\"{Y(h)}\">Receives {Shape(Domain.Row, Outputs[h].Width, Outputs[h].Frame, "steps")}{Logits(h)}.</param>");
        Errors(Fault.None);
        if (CountsSteps)
            code.Line("/// <exception cref=\"InvalidOperationException\">A sequence has taken as many steps as the state has room for.</exception>");
        using (code.Block($"public void Step(State state, {InputParameters}, {OutputParameters})"))
        {
            code.Line("ArgumentNullException.ThrowIfNull(state);");
            foreach (int i in InputNumbers)
                code.Line($"CheckLength({X(i)}.Length, {(Inputs[i].Tokens ? "state.Batch" : $"(long)state.Batch{Times(Inputs[i].Width)}")}, nameof({X(i)}));");
            foreach (int h in OutputNumbers)
                code.Line($"CheckLength({Y(h)}.Length, (long)state.Batch{Times(Outputs[h].Width)}, nameof({Y(h)}));");
            StepCopies();
        }

        code.Line();
    }

    private void StepCopies()
    {
        CompiledPass step = model.Step!;
        Dictionary<RowBuffer, (int, int)> held = BuffersWriter.Held(model), alone = BuffersWriter.HeldAlone(model);
        foreach (int i in InputNumbers)
            code.Line(Inputs[i].Tokens
                ? $"StreamChecks.Tokens({X(i)}, {Inputs[i].Width}, nameof({X(i)}));"
                : $"StreamChecks.Finite({X(i)}, nameof({X(i)}));");
        if (CountsSteps)
            code.Line("StreamSteps.Begin<" + T + ">(state.Counts, state.Capacity, state.StepNumbers);");
        foreach (int i in InputNumbers)
        {
            if (Inputs[i].Tokens)
            {
                code.Line($"{X(i)}.CopyTo(state.Tokens{i});");
                continue;
            }

            Node? input = model.StepGraph!.Nodes.FirstOrDefault(n => n.Op == Op.Input && n.Index == i);
            if (input is null || !step.Plan.IsStored(input))
                continue;
            Place place = step.Plan.Of(input)[0];
            code.Line($"StateSlots.Widen({X(i)}, {Inputs[i].Width}, ref state.At(state.{place.Buffer.Name}{(place.Column == 0 ? "" : " + " + place.Column)}), Code.{Context.StrideName(place.Buffer)});");
        }

        List<(bool OfSeveral, string Line)> loads = [], stores = [];
        foreach ((int part, int block, State state) in ExternalStates(model.StepGraph!))
        {
            RowBuffer buffer = step.Plan.States[state];
            if (!held.ContainsKey(buffer))
                loads.Add((alone.ContainsKey(buffer), $"StateSlots.Widen<{T}>(state.Block({part}, {block}), {state.Units}, ref state.At(state.{buffer.Name}), Code.{Context.StrideName(buffer)});"));
        }

        Moves(loads);
        code.Line("_stepWeights.Refresh();");
        code.Line("Code.Step(state, _stepWeights);");
        if (CountsSteps)
            code.Line("StreamSteps.Advance(state.Counts);");
        foreach ((int part, int block, State state) in ExternalStates(model.StepGraph!))
        {
            Place place = step.Plan.Find(state.Next);
            RowBuffer own = step.Plan.States[state];
            bool stays = step.Plan.Of(Schedule.Views.Base(state.Next)).Any(p => p.Buffer == own);
            if (!stays || !held.ContainsKey(own))
                stores.Add((stays && alone.ContainsKey(own), $"StateSlots.Narrow(ref state.At(state.{place.Buffer.Name}{(place.Column == 0 ? "" : " + " + place.Column)}), Code.{Context.StrideName(place.Buffer)}, {state.Units}, state.Block({part}, {block}));"));
        }

        Moves(stores);
        foreach (int h in OutputNumbers)
        {
            Place place = step.Plan.Find(model.StepOutputs[h]);
            code.Line($"StateSlots.Narrow(ref state.At(state.{place.Buffer.Name}{(place.Column == 0 ? "" : " + " + place.Column)}), Code.{Context.StrideName(place.Buffer)}, {Outputs[h].Width}, {Y(h)});");
        }
    }

    /// <summary>Copies of states; those that only several sequences need come last.</summary>
    private void Moves(List<(bool OfSeveral, string Line)> moves)
    {
        foreach ((_, string line) in moves.Where(m => !m.OfSeveral))
            code.Line(line);
        if (!moves.Any(m => m.OfSeveral))
            return;
        using (code.Block("if (state.Batch > 1)"))
        {
            foreach ((_, string line) in moves.Where(m => m.OfSeveral))
                code.Line(line);
        }
    }

    /// <summary>The states that the caller holds: which named part, which block of it, which recurrence.</summary>
    private IEnumerable<(int Part, int Block, State State)> ExternalStates(ModelGraph graph)
    {
        for (int part = 0; part < model.Model.States.Count; part++)
            for (int block = 0; block < model.Model.States[part].Blocks.Count; block++)
                if (graph.States.FirstOrDefault(s => s.External == model.Model.States[part].Blocks[block]) is { } state)
                    yield return (part, block, state);
    }
}
