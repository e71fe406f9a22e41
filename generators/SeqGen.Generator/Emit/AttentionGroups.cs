using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>
/// Kernels that follow each other and are gradients of the same attention run as one, for they share the weights p and their gradients ds. None reads what
/// another one writes, and none writes over an operand, since all of them read the same ones.
/// </summary>
internal static class AttentionGroups
{
    public static IEnumerable<Kernel[]> Of(IEnumerable<Kernel> kernels)
    {
        List<Kernel> group = [];
        foreach (Kernel kernel in kernels)
        {
            if (group.Count > 0 && !Joins(group, kernel))
            {
                yield return [.. group];
                group.Clear();
            }

            group.Add(kernel);
        }

        if (group.Count > 0)
            yield return [.. group];
    }

    private static bool Joins(List<Kernel> group, Kernel kernel) =>
        Gradient(kernel) is { } node && Gradient(group[0]) is { } first && first.Inputs.SequenceEqual(node.Inputs) && first.Axis == node.Axis
        && group.All(other => Gradient(other)!.Op != node.Op);

    private static Node? Gradient(Kernel kernel) =>
        kernel is MoveKernel { Node: var node } && OpKinds.IsAttention(node.Op) && node.Op != Op.Attend && !node.Attention!.IsMap ? node : null;
}
