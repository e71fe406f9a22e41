using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>Gives every value that a pointwise kernel leaves behind and that has no symbol a number of its own, so that equations elsewhere can name it.</summary>
internal static class NameValues
{
    public static void Run(CompiledModel model)
    {
        int count = 0;
        foreach (CompiledPass pass in new[] { model.Whole, model.Step }.OfType<CompiledPass>())
            foreach (Node node in pass.Schedule.Kernels.Select(k => k is FusedKernel fused ? fused.Pointwise : k).OfType<PointwiseKernel>().SelectMany(k => k.Nodes))
                if (node.Symbol.Length == 0 && pass.Plan.IsStored(node))
                    node.Symbol = "v" + Naming.Number(++count);
    }
}
