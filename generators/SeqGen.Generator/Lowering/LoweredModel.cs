using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>A declaration turned into a graph, with what the surface of the class needs besides.</summary>
internal sealed record LoweredModel(
    ModelDeclaration Declaration,
    ModelGraph Graph,
    IReadOnlyList<ModelInput> Inputs,
    IReadOnlyList<ModelOutput> Outputs,
    IReadOnlyList<StateGroup> States,
    IReadOnlyList<string> LayerNames);

/// <summary>One input of the model.</summary>
/// <param name="Name">Name of its layer.</param>
/// <param name="Tokens">Whether it takes token numbers.</param>
/// <param name="Width">Features, or vocabulary.</param>
/// <param name="Domain">Per step or per sequence.</param>
/// <param name="Standardize">Whether mean and scale are fitted and kept with the model.</param>
/// <param name="Axis">Whose steps it has.</param>
internal sealed record ModelInput(string Name, bool Tokens, int Width, Domain Domain, bool Standardize, Axis Axis = Axis.Main)
{
    /// <summary>The form of a frame; null for vectors.</summary>
    public FrameShape? Frame { get; init; }
}

/// <summary>One output of the model, with the loss of its stack if it has one.</summary>
internal sealed record ModelOutput(string Name, int Width, Domain Domain, LossLayer? Loss)
{
    /// <summary>The form of a frame; null for vectors.</summary>
    public FrameShape? Frame { get; init; }
}

/// <summary>A named part of the model's carried state.</summary>
/// <param name="Name">E.g. <c>memory.h</c>.</param>
/// <param name="Units">Width.</param>
/// <param name="Blocks">Numbers of the graph's external states, in PyTorch's order: layer by layer, forward before reverse.</param>
internal sealed record StateGroup(string Name, int Units, IReadOnlyList<int> Blocks)
{
    /// <summary>The form of a frame; null for vectors.</summary>
    public FrameShape? Frame { get; init; }
}
