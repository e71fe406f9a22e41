using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>Kernels that run one after the other: once for all steps, or, in a loop, once for each step.</summary>
/// <param name="Loop">The loop, or null for work over all steps (or over the batch) at once.</param>
/// <param name="Kernels">In order of execution.</param>
internal sealed record Region(Loop? Loop, IReadOnlyList<Kernel> Kernels);

/// <summary>The work of one layer in one direction of one pass: one emitted method.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Backward">Which pass.</param>
/// <param name="Regions">In order of execution.</param>
internal sealed record LayerMethod(Layer Layer, bool Backward, IReadOnlyList<Region> Regions)
{
    public string Name { get; set; } = "";
}
