using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Emit;

/// <content>What attention and tables of steps need besides: room for one head's operands and scores, and the number of each row's step.</content>
internal sealed partial class BuffersWriter
{
    /// <summary>The room as a term for people; empty where there is none.</summary>
    public static string PerStepBytes(CompiledModel model) =>
        AttentionScratch(model).PerStep is > 0 and var elements ? $" + {Naming.Grouped(elements * (model.Single ? 4 : 8))} x steps" : "";

    private static string PerStep(CompiledModel model) =>
        AttentionScratch(model).PerStep is > 0 and var elements ? $" + ({Naming.Number(elements)} * (long){Longest(model)})" : "";

    private static (long PerStep, long Besides) AttentionScratch(CompiledModel model) =>
        AttentionCall.ScratchOf(model.Whole.Schedule.Kernels.SelectMany(k => k.Defines));

    private static string AttentionElements(CompiledModel model) =>
        $"({Naming.Number(AttentionScratch(model).PerStep)} * (nint){Longest(model)}) + {Naming.Number(AttentionScratch(model).Besides)}";

    private static string Longest(CompiledModel model) => model.Model.Declaration.HasEncoder ? "Math.Max(steps, sourceSteps)" : "steps";

    /// <summary>Steps of a source whose weights are kept: none may be longer.</summary>
    private static IEnumerable<int> Remembered(CompiledModel model) =>
        model.Model.Graph.Nodes.Where(n => n.Op == Op.Attend && n.Attention!.Longest > 0).Select(n => n.Attention!.Longest).Distinct();

    /// <summary>Rows of the tables that are read by the number of a step: no sequence may be longer.</summary>
    private static IEnumerable<int> Tables(CompiledModel model) =>
        model.Model.Graph.Nodes.Where(n => n.Op == Op.Gather && n.Inputs[0].Op == Op.StepIndex).Select(n => n.Weight!.Rows).Distinct();
}
