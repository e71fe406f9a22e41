using SeqGen.Generator.Emit;
using SeqGen.Generator.Lowering;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Tests.Zoo;

/// <summary>A model of the zoo, and the batch it is tested with.</summary>
/// <param name="Name">Name of its class.</param>
/// <param name="HasLoss">Whether it can be trained.</param>
/// <param name="Lower">Makes its graph; every call makes nodes of its own.</param>
internal sealed record ZooModel(string Name, bool HasLoss, Func<LoweredModel> Lower)
{
    public const string Namespace = "SeqGen.Zoo";

    public int Batch { get; init; } = 3;

    public int Steps { get; init; } = 5;

    /// <summary>Whether sequences end at different steps.</summary>
    public bool Ragged { get; init; }

    /// <summary>Whether gradients of outputs and final states are all positive, so that sums of many in few parameters do not cancel.</summary>
    public bool OneSided { get; init; }

    /// <summary>Makes an instance of the compiled model behind its adapter.</summary>
    public Func<ZooModel, object> Create { get; init; } = ZooAssembly.Create;

    public static ZooModel Of(string name, params LayerDeclaration[] layers) => Of(name, Scalar.Single, new StackDeclaration("", [], new(layers)));

    public static ZooModel Of(string name, Scalar scalar, params StackDeclaration[] stacks)
    {
        ModelDeclaration declaration = Declare(name, scalar, stacks);
        return new ZooModel(name, stacks.Any(s => s.Layers.Any(l => l is LossLayer)), () => LowerModel.Run(declaration));
    }

    /// <summary>A graph built by hand.</summary>
    public static ZooModel Of(string name, Func<ModelGraph> graph) => new(name, HasLoss: false, () =>
    {
        ModelGraph built = graph();
        return new LoweredModel(
            Declare(name, Scalar.Single),
            built,
            [.. built.Inputs.Select((input, i) => new ModelInput("x" + i, input.Tokens, input.Width, input.Domain, Standardize: false))],
            [.. built.Outputs.Select((output, i) => new ModelOutput("y" + i, output.Shape.Width, output.Shape.Domain, Loss: null))],
            [.. built.ExternalStates.Select(s => new StateGroup(s.Name, s.Units, [s.External]))],
            [.. built.Nodes.Select(n => n.Layer.Name).Distinct()]);
    });

    public CompiledModel Compile() => CompiledModel.Run(Lower());

    public override string ToString() => Name;

    private static ModelDeclaration Declare(string name, Scalar scalar, params StackDeclaration[] stacks) =>
        new(Namespace, name, IsPublic: true, scalar, Generator.Declaration.Initialization.Standard, new(stacks), HasSummary: false);
}
