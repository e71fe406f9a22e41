using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <summary>Writes the public face of the class.</summary>
internal sealed partial class SurfaceWriter(CodeWriter code, CompiledModel model)
{
    private string Name => model.Model.Declaration.Name;

    private string T => model.Type;

    private IReadOnlyList<ModelInput> Inputs => model.Model.Inputs;

    private IReadOnlyList<ModelOutput> Outputs => model.Model.Outputs;

    private bool HasLoss => Outputs.Any(o => o.Loss is not null);

    private bool HasStates => model.Model.States.Count > 0;

    /// <param name="nested">Writes the nested types at the end of the class.</param>
    public void Write(Action nested)
    {
        ModelDeclaration declaration = model.Model.Declaration;
        if (!declaration.HasSummary)
            code.Line($"/// <summary>{DescriptionText.Summary(model)}</summary>");
        else
            code.Line($"/// <remarks>{DescriptionText.Summary(model)}</remarks>");
        string contract = HasLoss ? $" : ISequenceModel<{Name}>" : "";
        using (code.Block($"partial class {Name}{contract}"))
        {
            Construction();
            if (IsPair)
            {
                if (WritesTokens)
                    PairRunning();
                else
                    DrivenRunning();
                Files();
                if (HasLoss)
                    Contract();
                PairPrivate();
                nested();
                return;
            }

            Running();
            Inference();
            Streaming();
            Files();
            if (HasLoss)
                Contract();
            Private();
            nested();
        }
    }

    private void Construction()
    {
        DescriptionText.Layouts(code, model);
        code.Lines($$"""
            private readonly Weights _weights;
            private readonly WorkspacePool<Workspace> _pool;
            {{(model.Step is null ? "" : "private readonly StepWeights _stepWeights;\n")}}
            /// <summary>A model with initial weights drawn from a seed: the same on every machine.</summary>
            /// <param name="seed">Any number.</param>
            public {{Name}}(int seed = 0)
                : this(new ParameterSet<{{T}}>(Layout), unchecked((uint)seed))
            {
                Parameters.Initialize(seed);
            }

            private {{Name}}(ParameterSet<{{T}}> parameters, uint seed)
            {
                Parameters = parameters;
                Seed = seed;
                _weights = new Weights(parameters);
                _pool = new WorkspacePool<Workspace>((batch, steps, {{(IsPair ? "sourceSteps" : "_")}}) => new Workspace(this, batch, {{(IsPair ? "sourceSteps, " : "")}}steps, gradients: false));
            {{(model.Step is null ? "" : "    _stepWeights = new StepWeights(parameters);\n")}}}

            /// <summary>Layers, shapes, parameters and cost of the model.</summary>
            public static ModelDescription Description { get; } =
            """);
        using (code.Indent())
            DescriptionText.Write(code, model);
        code.Lines($$"""

            /// <summary>All parameters, by PyTorch's names and in its shapes and orders.</summary>
            public ParameterSet<{{T}}> Parameters { get; }

            /// <summary>Texts saved with the model.</summary>
            public IDictionary<string, string> Metadata { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

            /// <summary>Seed of everything random in training; a workspace takes it when it is made.</summary>
            public uint Seed { get; set; }

            """);
        Workspaces();
    }

    private void Workspaces()
    {
        string source = IsPair ? "int sourceSteps, " : "", sourceName = IsPair ? "sourceSteps, " : "";
        string sourceDoc = IsPair ? "/// <param name=\"sourceSteps\">Steps of the longest source.</param>\n" : "";
        code.Lines($"""
            /// <summary>Buffers for up to this many sequences of up to this many steps.</summary>
            /// <param name="batch">Sequences at a time.</param>
            {sourceDoc}/// <param name="steps">Steps of the longest {(IsPair ? "target" : "sequence")}.</param>
            /// <exception cref="ArgumentOutOfRangeException">A number is less than 1, or the buffers would not fit into one array.</exception>
            public Workspace CreateWorkspace(int batch, {source}int steps{(IsPair ? "" : " = 1")}) => new(this, batch, {sourceName}steps, gradients: true);

            /// <summary>Bytes that a workspace of this size takes, gradients not counted; 2^60 or more where no array could hold them.</summary>
            /// <param name="batch">Sequences at a time.</param>
            {sourceDoc}/// <param name="steps">Steps of the longest {(IsPair ? "target" : "sequence")}.</param>
            /// <exception cref="ArgumentOutOfRangeException">A number is less than 1.</exception>
            public static long WorkspaceBytes(int batch, {source}int steps) => Workspace.Elements(batch, {sourceName}steps) * sizeof({T});

            """);
    }

    // ---- parameter lists

    private string Suffix(int index, int count) => count > 1 ? Naming.Number(index + 1) : "";

    private string X(int i) => IsPair ? "source" + Further(i) : "x" + Suffix(i, Inputs.Count);

    private string Y(int h) => "y" + Suffix(h, Outputs.Count);

    private string Dy(int h) => "dy" + Suffix(h, Outputs.Count);

    private string Dx(int i) => "dx" + (IsPair ? Further(i) : Suffix(i, Inputs.Count));

    /// <summary>The number of an input beside an encoder's.</summary>
    private static string Further(int input) => input == 0 ? "" : Naming.Number(input + 1);

    private string Target(int h) => WritesTokens ? "target" : "targets" + Suffix(h, Outputs.Count);

    private IEnumerable<int> InputNumbers => Enumerable.Range(0, Inputs.Count);

    private IEnumerable<int> OutputNumbers => Enumerable.Range(0, Outputs.Count);

    private IEnumerable<int> LossNumbers => OutputNumbers.Where(h => Outputs[h].Loss is not null);

    private IEnumerable<int> RealInputs => InputNumbers.Where(i => !Inputs[i].Tokens);

    private string InputType(int i) => Inputs[i].Tokens ? "int" : T;

    private string TargetType(int h) => Outputs[h].Loss!.HasClassTargets ? "int" : T;

    private string InputParameters => string.Join(", ", InputNumbers.Select(i => $"ReadOnlySpan<{InputType(i)}> {X(i)}"));

    private string OutputParameters => string.Join(", ", OutputNumbers.Select(h => $"Span<{T}> {Y(h)}"));

    private string TargetParameters => string.Join(", ", LossNumbers.Select(h => $"ReadOnlySpan<{TargetType(h)}> {Target(h)}"));

    private string InputNames => string.Join(", ", InputNumbers.Select(X));

    private string OutputNames => string.Join(", ", OutputNumbers.Select(Y));

    private string TargetNames => string.Join(", ", LossNumbers.Select(Target));

    private static string Join(params string[] lists) => string.Join(", ", lists.Where(l => l.Length > 0));

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");

    private void InputDocs()
    {
        foreach (int i in InputNumbers)
        {
            ModelInput input = Inputs[i];
            string shape = input.Tokens ? input.Domain == Domain.Step ? "[batch, steps]" : "[batch]" : InputShape(i);
            code.Line($"/// <param name=\"{X(i)}\">{(input.Tokens ? $"Tokens below {input.Width}, {shape}." : $"Values {shape}.")}</param>");
        }
    }

    private string InputShape(int i) => Shape(Inputs[i].Domain, Inputs[i].Width, Inputs[i].Frame, IsPair && Inputs[i].Axis == Axis.Source ? "source steps" : "steps");

    private string OutputShape(int h) => Shape(Outputs[h].Domain, Outputs[h].Width, Outputs[h].Frame, "steps");

    /// <summary>Said of a model that drops anything.</summary>
    private string DropoutIs(string what) => model.Model.Graph.Nodes.Any(n => n.Op == Op.Random) ? $" Dropout is {what}." : "";

    /// <summary>What the loss is divided by.</summary>
    private string LossDoc
    {
        get
        {
            string[] each = [.. LossNumbers.Select(h => Outputs[h].Loss!.Per switch { Per.Frame => "the sum of what counts, divided by the steps", Per.Sequence => "the sum of what counts, divided by the sequences", _ => "the mean over what counts" }).Distinct()];
            return $"/// <returns>The loss: {string.Join(" or ", each)}{(LossNumbers.Count() > 1 ? "; heads weighted and added up" : "")}.</returns>";
        }
    }

    /// <summary>An array's shape; of frames also what their sizes are.</summary>
    private static string Shape(Domain domain, int width, FrameShape? frame, string steps) =>
        $"[batch, {(domain == Domain.Step ? steps + ", " : "")}{(frame is null ? Naming.Number(width) : string.Join(", ", frame.Sizes.Select(s => Naming.Number(s))))}]{(frame is null ? "" : $" ({frame.Names})")}";

    private void OutputDocs()
    {
        foreach (int h in OutputNumbers)
            code.Line($"/// <param name=\"{Y(h)}\">Receives {OutputShape(h)}{Logits(h)}; 0 behind a sequence's end.</param>");
    }

    private string Logits(int h) => Outputs[h].Loss is { Kind: LossKind.CrossEntropy or LossKind.BinaryCrossEntropy or LossKind.Ctc } ? ", logits" : "";

    private void TargetDocs()
    {
        foreach (int h in LossNumbers)
        {
            if (Outputs[h].Loss is { Kind: LossKind.Ctc } ctc)
            {
                code.Line($"/// <param name=\"{Target(h)}\">Labels below {Outputs[h].Width} but not {ctc.Blank}, the blank, [batch, most labels]; -1 behind a sequence's last one.</param>");
                continue;
            }

            bool classes = Outputs[h].Loss!.Kind == LossKind.CrossEntropy;
            string shape = classes ? Outputs[h].Domain == Domain.Step ? "[batch, steps]" : "[batch]" : OutputShape(h);
            code.Line($"/// <param name=\"{Target(h)}\">{(classes ? $"Classes below {Outputs[h].Width} {shape}; -1 does not count." : $"Values {shape}{(Outputs[h].Loss!.Kind == LossKind.BinaryCrossEntropy ? ", from 0 to 1" : "")}.")}</param>");
        }
    }

    private const string RunDoc = "/// <param name=\"run\">A workspace of this model, resized to the batch; see SetLengths for sequences of different lengths.</param>";

    private const string StateDoc = "/// <param name=\"state\">State before the first step; receives the state after each sequence's last step.</param>";
}
