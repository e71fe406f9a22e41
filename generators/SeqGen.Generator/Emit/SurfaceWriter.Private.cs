using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <content>Files, the trainer's contract, and the private helpers.</content>
internal sealed partial class SurfaceWriter
{
    private void Files()
    {
        code.Lines($$"""
            /// <summary>Writes all parameters as safetensors, a file that PyTorch's load_state_dict takes as it is.</summary>
            /// <param name="path">The file; replaced in one move.</param>
            public void Save(string path)
            {
                var metadata = new Dictionary<string, string>(Metadata, StringComparer.Ordinal) { ["seqgen.model"] = {{Literal(Name)}} };
                ModelFile.Save(path, Parameters, metadata);
            }

            /// <summary>A model from a file that Save wrote, or that holds the same names and shapes.</summary>
            /// <param name="path">The file.</param>
            /// <exception cref="ModelFormatException">The file is damaged, or names or shapes differ; all differences are listed.</exception>
            public static {{Name}} Load(string path)
            {
                var model = new {{Name}}(new ParameterSet<{{T}}>(Layout), 0);
                foreach (KeyValuePair<string, string> text in ModelFile.Load(path, model.Parameters))
                    model.Metadata[text.Key] = text.Value;
                return model;
            }

            /// <summary>Reads parameters from a file with other names. Nothing changes unless everything fits.</summary>
            /// <param name="path">The file.</param>
            /// <param name="rename">Gives the name here for a name in the file, or null for a tensor that is not to be taken; names are the same where it is null.</param>
            /// <param name="exact">Whether there must be no other tensors, and parameters that are not trained must be there too.</param>
            /// <exception cref="ModelFormatException">The file is damaged, or names or shapes differ; all differences are listed.</exception>
            public void LoadWeights(string path, Func<string, string?>? rename = null, bool exact = true) => ModelFile.Load(path, Parameters, rename, exact);

            """);
    }

    private static string Literal(string text) => Reading.Literal.Of(text);

    private void Contract()
    {
        string self = $"ISequenceModel<{Name}>";
        code.Lines($$"""
            ParameterSet {{self}}.ParameterSet => Parameters;

            static {{Name}} {{self}}.Create(int seed) => new(seed);

            global::SeqGen.Workspace {{self}}.CreateWorkspace(int batch, int steps, int sourceSteps) => CreateWorkspace(batch, {{(IsPair ? "sourceSteps, " : "")}}steps);

            ParameterSet {{self}}.GradientsOf(global::SeqGen.Workspace run) => ((Workspace)run).Gradients;

            SequenceStateBase {{self}}.CreateState(int batch) => {{(HasStates && !CountsSteps ? "CreateState(batch)" : HasStates ? $"new SequenceState<{T}>(StateLayout, batch)" : $"new SequenceState<{T}>([], batch)")}};

            """);
        using (code.Block($"void {self}.Stage(global::SeqGen.Workspace workspace, SequenceBatch batch, int firstRow, int rows)"))
        {
            code.Line("var run = (Workspace)workspace;");
            code.Line("run.CheckOwner(GetType());");
            if (IsPair)
                StagePair();
            else
                Stage();
        }

        code.Lines($$"""

            double {{self}}.RunStaged(global::SeqGen.Workspace run, bool backward, SequenceStateBase? state) =>
                RunLoss((Workspace)run, {{(HasStates ? $"(SequenceState<{T}>?)state, " : "")}}backward);

            void {{self}}.Standardize(SequenceData data)
            {
            """);
        using (code.Indent())
            foreach (int i in InputNumbers.Where(i => Inputs[i].Standardize))
                code.Line($"Standardization.Fit(data, {i}, {Inputs[i].Width}, Parameters[{Literal(Inputs[i].Name + ".mean")}], Parameters[{Literal(Inputs[i].Name + ".scale")}]);");
        code.Line("}");
        code.Line();
    }

    private void Stage()
    {
        code.Line("run.Resize(rows, batch.Steps);");
        code.Line("if (batch.Lengths is not null)");
        code.Line("    run.SetLengths(batch.LengthsOf(firstRow, rows));");
        string inputs = string.Join(", ", InputNumbers.Select(i => $"batch.Input<{InputType(i)}>({i}, firstRow, rows, {PerRow(Inputs[i].Domain, Inputs[i].Tokens ? 1 : Inputs[i].Width)})"));
        code.Line($"StageInputs(run, {inputs});");
        int t = 0;
        string targets = string.Join(", ", LossNumbers.Select(h => $"batch.Target<{TargetType(h)}>({t++}, firstRow, rows, {PerRow(Outputs[h].Domain, TargetType(h) == "int" ? 1 : Outputs[h].Width)})"));
        code.Line($"StageTargets(run, {targets});");
    }

    private static string Times(int width) => width == 1 ? "" : " * " + Naming.Number(width);

    private static string PerRow(Domain domain, int width) => domain == Domain.Step ? width == 1 ? "batch.Steps" : $"batch.Steps * {width}" : Naming.Number(width);

    private void Private()
    {
        string state = HasStates ? $", SequenceState<{T}>? state" : "";
        using (code.Block($"private void StageInputs(Workspace run, {InputParameters})"))
        {
            code.Line("ArgumentNullException.ThrowIfNull(run);");
            code.Line("run.CheckOwner(GetType());");
            code.Line("run.HasTape = false;");
            foreach (int i in InputNumbers)
                code.Line(StageInput(i));
            if (model.Model.Graph.Nodes.Any(n => n.Op == Op.StepIndex))
                code.Line("TimeMoves.NumberSteps(run, run.StepNumbers);");
        }

        code.Line();
        OutputCheck();
        if (HasLoss)
            StageTargets();
        using (code.Block($"private void RunForward(Workspace run{state})"))
        {
            if (HasStates)
                code.Line("LoadStates(run, state);");
            Clear(model.Model.Graph.States);
            code.Line("_weights.Refresh();");
            code.Line("Code.Forward(run, _weights, 0, run.Steps);");
            code.Line("run.HasTape = true;");
        }

        code.Line();
        BackwardAndLoss(state);
        if (HasStates)
            StateMoves();
        else if (CountsSteps)
            StateCheck("State");
        LengthCheck();
    }

    /// <summary>The backward pass, and the loss with or without it.</summary>
    private void BackwardAndLoss(string state)
    {
        using (code.Block($"private void RunBackward(Workspace run{(HasStates ? $", SequenceState<{T}>? dState" : "")}{(model.HasRealInputs ? ", bool inputGradients" : "")})"))
        {
            if (HasStates)
                code.Line("LoadAdjoints(run, dState);");
            Clear(model.Gradient.States);
            if (model.HasRealInputs)
                code.Line($"run.InputGradients = {(IsPair ? "run.Other.InputGradients = " : "")}inputGradients;");
            code.Line("_weights.Refresh();");
            code.Line("run.HasTape = false;");
            code.Line("Code.Backward(run, _weights, run.Gradients, 0, run.Steps);");
        }

        code.Line();
        if (HasLoss)
        {
            using (code.Block($"private double RunLoss(Workspace run{state}, bool backward)"))
            {
                code.Line(HasStates ? "RunForward(run, state);" : "RunForward(run);");
                code.Line("double loss = Code.Losses(run, backward);");
                code.Line($"if (!{T}.IsFinite(({T})loss))");
                code.Line($"    return ({T})loss;");
                code.Line("if (backward)");
                code.Line($"    RunBackward({Join("run", HasStates ? "null" : "", model.HasRealInputs ? "false" : "")});");

                if (HasStates)
                {
                    code.Line("if (state is not null)");
                    code.Line("    StoreStates(run, state);");
                }

                code.Line("return loss;");
            }

            code.Line();
        }
    }

    private void OutputCheck()
    {
        using (code.Block($"private void CheckOutputs(Workspace run, {OutputParameters})"))
        {
            code.Line("ArgumentNullException.ThrowIfNull(run);");
            code.Line("run.CheckOwner(GetType());");
            foreach (int h in OutputNumbers)
                code.Line($"CheckLength({Y(h)}.Length, {LengthOf("run", Outputs[h].Domain, Outputs[h].Width)}, nameof({Y(h)}));");
        }

        code.Line();
    }

    private void LengthCheck() =>
        code.Lines("""
            private static void CheckLength(long actual, long expected, string name)
            {
                if (actual != expected)
                    throw new ArgumentException($"{name} has {actual} elements; {expected} are expected.", name);
            }

            """);

    /// <summary>States that the caller does not hold start from zero.</summary>
    private void Clear(IEnumerable<State> states)
    {
        foreach (State state in states.Where(s => s.External < 0))
        {
            RowBuffer buffer = model.Whole.Plan.States[state];
            code.Line($"StateSlots.Load<{T}>({RunOf(state.Previous.Axis)}, run.{buffer.Name}, Code.{Context.StrideName(buffer)}, {state.Units}, {Context.SlotsOf(buffer, state)}, default);");
        }
    }

    /// <summary>The workspace whose rows are the steps of an axis.</summary>
    private static string RunOf(Axis axis) => axis == Axis.Source ? "run.Other" : "run";

    private static string LengthOf(string run, Domain domain, int width) => $"(long)run.Batch{(domain == Domain.Step ? $" * {run}.Steps" : "")}{Times(width)}";

    private string StageInput(int i)
    {
        Node? node = model.Model.Graph.Nodes.FirstOrDefault(n => n.Op is Op.Input or Op.Tokens && n.Index == i);
        bool step = Inputs[i].Domain == Domain.Step;
        string run = RunOf(Inputs[i].Axis);
        if (Inputs[i].Tokens)
            return $"{run}.{(step ? "PackTokens" : "PackRowTokens")}({X(i)}, nameof({X(i)}), {Inputs[i].Width}, run.Tokens{i});";
        if (node is null || !model.Whole.Plan.IsStored(node))
            return $"CheckLength({X(i)}.Length, {InputLength(i)}, nameof({X(i)}));";
        Place place = model.Whole.Plan.Of(node)[0];
        return $"{run}.{(step ? "PackSteps" : "PackRows")}({X(i)}, nameof({X(i)}), (int)run.{place.Buffer.Name}{(place.Column == 0 ? "" : " + " + place.Column)}, Code.{Context.StrideName(place.Buffer)}, {code.Parts.Of(Inputs[i].Width)});";
    }

    private void StageTargets()
    {
        using (code.Block($"private static void StageTargets(Workspace run, {TargetParameters})"))
        {
            foreach (int h in LossNumbers)
            {
                bool step = Outputs[h].Domain == Domain.Step;
                string width = Naming.Number(Outputs[h].Width);
                if (Outputs[h].Loss is { Kind: LossKind.Ctc } ctc)
                {
                    code.Line($"run.Counts[{h}] = run.PackLabels({Target(h)}, nameof({Target(h)}), {width}, {Naming.Number(ctc.Blank)}, run.Targets{h});");
                    continue;
                }

                if (TargetType(h) == "int")
                {
                    code.Line($"run.Counts[{h}] = run.{(step ? "PackTargets" : "PackRowTargets")}({Target(h)}, nameof({Target(h)}), {width}, run.Targets{h});");
                    continue;
                }

                string chances = Outputs[h].Loss!.Kind == LossKind.BinaryCrossEntropy ? ", chances: true" : "";
                code.Line($"run.{(step ? "PackSteps" : "PackRows")}({Target(h)}, nameof({Target(h)}), (int)run.TargetValues{h}, {RowBuffer.Padded(Outputs[h].Width)}, {code.Parts.Of(Outputs[h].Width)}{chances});");
                string frames = step && Outputs[h].Loss!.Per != Per.Sequence ? "run.Rows" : "run.Batch";
                code.Line($"run.Counts[{h}] = {(Outputs[h].Loss!.Per == Per.Element ? $"(double){frames} * {width}" : frames)};");
            }
        }

        code.Line();
    }

    private void StateMoves()
    {
        StateCheck($"SequenceState<{T}>");
        Moves("LoadStates", "SequenceState<" + T + ">? state", model.Model.Graph, false, true);
        Moves("StoreStates", "SequenceState<" + T + "> state", model.Model.Graph, false, false);
        Moves("LoadAdjoints", "SequenceState<" + T + ">? state", null, true, true);
        Moves("StoreAdjoints", "SequenceState<" + T + "> state", null, true, false);
    }

    private void StateCheck(string type)
    {
        code.Lines($$"""
            private void CheckState(Workspace run, {{type}} state)
            {
                ArgumentNullException.ThrowIfNull(run);
                run.CheckOwner(GetType());
                ArgumentNullException.ThrowIfNull(state);
            """);
        using (code.Indent())
        {
            if (CountsSteps)
                CountingStateCheck(type);
            else
                code.Line("state.Check(StateLayout, run.Batch, nameof(state));");
        }

        code.Line("}");
        code.Line();
    }

    private void Moves(string name, string parameter, ModelGraph? graph, bool adjoint, bool load)
    {
        using (code.Block($"private static void {name}(Workspace run, {parameter})"))
        {
            foreach ((int part, int block, State forward) in ExternalStates(model.Model.Graph))
            {
                State? state = adjoint ? model.Gradient.States.FirstOrDefault(s => s.AdjointOf == forward) : forward;
                if (state is null)
                {
                    if (!load)
                        code.Line($"state.Block({part}, {block}).Clear();");
                    continue;
                }

                RowBuffer buffer = model.Whole.Plan.States[state];
                string values = load ? $"state is null ? default : state.Block({part}, {block})" : $"state.Block({part}, {block})";
                code.Line($"StateSlots.{(load ? "Load" : "Store")}<{T}>(run, run.{buffer.Name}, Code.{Context.StrideName(buffer)}, {state.Units}, {Context.SlotsOf(buffer, state)}, {values});");
            }

            if (CountsSteps && !adjoint && !load)
            {
                code.Line("if (state is State stream)");
                code.Line("    Code.Remember(run, stream);");
            }
        }

        code.Line();
    }
}
