using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Plan;

/// <summary>Methods of the forward pass that run one after the other for some steps, and then for the next ones.</summary>
/// <param name="Methods">In order.</param>
/// <param name="IsDivisible">Whether they may run for some steps at a time; else the group is a single method.</param>
/// <param name="Direction">Which steps come first; null when that does not matter.</param>
internal sealed record MethodGroup(IReadOnlyList<LayerMethod> Methods, bool IsDivisible, Direction? Direction)
{
    /// <summary>Buffers with room for the rows that run together.</summary>
    public IReadOnlyList<RowBuffer> Passing { get; init; } = [];

    public static MethodGroup Of(LayerMethod method)
    {
        State[] states =
        [
            .. method.Regions.SelectMany(r => r.Loop?.States ?? [])
                .Concat(method.Regions.SelectMany(r => r.Kernels).SelectMany(k => k.Reads).Select(Views.Base).Where(n => n.Op == Op.Previous).Select(n => n.State!)),
        ];
        Direction[] directions = [.. states.Select(s => s.Direction).Distinct()];
        bool divisible = directions.Length <= 1 && states.All(s => s.Initial is null) && method.Regions.SelectMany(r => r.Kernels).All(StaysInItsRows);
        return new MethodGroup([method], divisible, directions.Length == 1 ? directions[0] : null);
    }

    /// <summary>Both groups as one, if they can be.</summary>
    public MethodGroup? With(MethodGroup next) =>
        IsDivisible && next.IsDivisible && (Direction is null || next.Direction is null || Direction == next.Direction)
            ? new MethodGroup([.. Methods, .. next.Methods], IsDivisible, Direction ?? next.Direction)
            : null;

    /// <summary>Whether a kernel reads and writes the rows of its steps only, and neither looks for a sequence's end nor adds up over time.</summary>
    private static bool StaysInItsRows(Kernel kernel) =>
        kernel.Domain == Domain.Step && (kernel is not MoveKernel move || (move.Node.Op is Op.Gather or Op.Regroup or Op.Rotate or Op.Pick or Op.PickSum && move.Node.Shape.Domain == Domain.Step));
}
