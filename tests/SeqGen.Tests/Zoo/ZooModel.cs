using SeqGen.Generator.Emit;
using SeqGen.Generator.Lowering;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Tests.Zoo;

/// <summary>A model of the zoo, and the batch it is tested with.</summary>
/// <param name="Name">Name of its class.</param>
/// <param name="Compile">Runs all passes; every call makes graphs of its own.</param>
internal sealed record ZooModel(string Name, Func<CompiledModel> Compile)
{
    public const string Namespace = "SeqGen.Zoo";

    public int Batch { get; init; } = 3;

    public int Steps { get; init; } = 5;

    /// <summary>Whether sequences end at different steps.</summary>
    public bool Ragged { get; init; }

    public static ZooModel Of(string name, params LayerDeclaration[] layers) => Of(name, Scalar.Single, new StackDeclaration("", [], new(layers)));

    public static ZooModel Of(string name, Scalar scalar, params StackDeclaration[] stacks)
    {
        ModelDeclaration declaration = new(Namespace, name, IsPublic: true, scalar, Generator.Declaration.Initialization.Standard, new(stacks), HasSummary: false);
        return new ZooModel(name, () => CompiledModel.Run(declaration));
    }

    /// <summary>A graph built by hand.</summary>
    public static ZooModel Of(string name, Func<ModelGraph> graph, Scalar scalar = Scalar.Single) => new(name, () =>
    {
        ModelGraph built = graph();
        ModelDeclaration declaration = new(Namespace, name, IsPublic: true, scalar, Generator.Declaration.Initialization.Standard, [], HasSummary: false);
        LoweredModel lowered = new(
            declaration,
            built,
            [.. built.Inputs.Select((input, i) => new ModelInput("x" + i, input.Tokens, input.Width, input.Domain, Standardize: false))],
            [.. built.Outputs.Select((output, i) => new ModelOutput("y" + i, output.Shape.Width, output.Shape.Domain, Loss: null))],
            [.. built.ExternalStates.Select(s => new StateGroup(s.Name, s.Units, [s.External]))],
            [.. built.Nodes.Select(n => n.Layer.Name).Distinct()]);
        return CompiledModel.Run(lowered);
    });

    public override string ToString() => Name;
}
