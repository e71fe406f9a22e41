using SeqGen.Generator.Declaration;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;
using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>A model after every pass but the last: what the writers read.</summary>
internal sealed record CompiledModel(
    LoweredModel Model,
    GradientGraph Gradient,
    CompiledPass Whole,
    CompiledPass? Step,
    IReadOnlyList<Node> StepOutputs,
    ModelGraph? StepGraph,
    HashSet<Node> OnlyForInputs,
    InferencePlan Inference)
{
    public bool Single => Model.Declaration.Scalar == Scalar.Single;

    public string Type => Single ? "float" : "double";

    public int ElementBytes => Single ? 4 : 8;

    public IReadOnlyList<Parameter> Parameters => Model.Graph.Parameters;

    /// <summary>Where values live in a pass over whole sequences.</summary>
    public Context WholeContext => new(Whole.Plan, Whole.Panels, Single, "Workspace", "Weights", false);

    /// <summary>Whether gradients of inputs can be asked for.</summary>
    public bool HasRealInputs => Model.Inputs.Any(i => !i.Tokens);

    /// <summary>Whether a decoder attends to its encoder's steps.</summary>
    public bool LooksBack => AttentionsToEncoder(Model.Graph).Any();

    /// <summary>The attentions of a decoder to its encoder's steps, in order.</summary>
    public static IEnumerable<Node> AttentionsToEncoder(ModelGraph graph) => graph.Nodes.Where(n => n.Op == Op.Attend && n.Inputs[0].Axis != n.Inputs[1].Axis);

    /// <summary>All passes, in order.</summary>
    public static CompiledModel Run(ModelDeclaration declaration) => Run(LowerModel.Run(declaration));

    /// <summary>What weights of attention over the other axis are made from: it stays after both passes, so that they can be read.</summary>
    private static IEnumerable<Node> Looked(ModelGraph graph) => AttentionsToEncoder(graph)
        .SelectMany(n => n.Inputs.Take(2)).Select(Views.Base).Where(n => n.Op != Op.Previous).Distinct();

    /// <summary>The passes behind lowering; a graph built by hand enters here.</summary>
    /// <param name="lowered">The model.</param>
    public static CompiledModel Run(LoweredModel lowered)
    {
        LoweredModel model = lowered with { Graph = NormalForm.Run(lowered.Graph) };
        ModelGraph? streaming = OneStep.IsPossible(model.Graph) ? NormalForm.Run(lowered.Graph) : null;
        GradientGraph gradient = Differentiate.Run(model.Graph);
        IReadOnlyList<Node> backward = KeepOnTape.Run(model.Graph, gradient.Nodes, gradient.NextId);
        backward = ShareEqual.Run(backward, gradient.States, gradient.InputGradients.OfType<Node>());
        State[] states = [.. model.Graph.States, .. gradient.States];
        NameGradients.Run(model.Graph.Nodes, backward, gradient.States);
        Node[] looked = [.. Looked(model.Graph)];
        Node[] results = [.. model.Graph.Outputs, .. looked, .. gradient.InputGradients.OfType<Node>().Select(Views.Base)];
        ModelSchedule schedule = ScheduleModel.Run(model.Graph.Nodes, backward, states, results);
        Node[] sources = [.. model.Graph.Nodes.Where(n => n.Op == Op.Input), .. backward.Where(n => n.Op == Op.OutputGradient)];
        ModelPlan plan = PlaceValues.Run(schedule, states, sources, results, false);
        PanelPlan panels = PanelPlan.Run(schedule, plan);
        foreach (Node seed in backward.Where(n => n.Op == Op.OutputGradient))
            plan.Of(seed)[0].Buffer.Reach = plan.Of(model.Graph.Outputs[seed.Index])[0].Buffer.Width;
        var whole = new CompiledPass(schedule, plan, panels, new Uses(model.Graph.Nodes.Concat(backward), results), states);

        HashSet<Node> needed = Liveness.Of(gradient.Sinks.Concat(gradient.States.SelectMany(s => new[] { s.Previous, s.Next })));
        HashSet<Node> onlyForInputs = [.. backward.Where(n => !needed.Contains(n))];

        CompiledPass? step = null;
        IReadOnlyList<Node> outputs = [];
        if (streaming is not null)
        {
            outputs = OneStep.Run(streaming);
            HashSet<Node> live = Liveness.Of(outputs.Concat(streaming.States.Select(s => s.Next)));
            Node[] nodes = [.. streaming.Nodes.Where(live.Contains)];
            ModelSchedule stepSchedule = ScheduleModel.Run(nodes, [], streaming.States, outputs, oneStep: true);
            ModelPlan stepPlan = PlaceValues.Run(stepSchedule, streaming.States, [.. nodes.Where(n => n.Op == Op.Input)], outputs.Concat(streaming.States.Select(s => s.Next)), true);
            step = new CompiledPass(stepSchedule, stepPlan, PanelPlan.Run(stepSchedule, stepPlan), new Uses(nodes, outputs), streaming.States);
        }

        var compiled = new CompiledModel(model, gradient, whole, step, outputs, streaming, onlyForInputs, InferencePlan.Run(schedule, plan, model.Graph.Outputs));
        NameKernels.Run(compiled);
        NameValues.Run(compiled);
        return compiled;
    }
}

/// <summary>Kernels, places and panels of the whole model or of its single step.</summary>
internal sealed record CompiledPass(ModelSchedule Schedule, ModelPlan Plan, PanelPlan Panels, Uses Uses, IReadOnlyList<State> States)
{
    /// <summary>Buffers that some kernel uses; the plan may hold others for values that nothing reads.</summary>
    public IReadOnlyList<RowBuffer> Buffers => Plan.Buffers;

    public IEnumerable<FusedKernel> Fused => Schedule.Kernels.OfType<FusedKernel>();
}
