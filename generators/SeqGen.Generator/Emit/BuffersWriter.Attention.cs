using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <content>What attention and tables of steps need besides: room for one head's operands and scores, and the number of each row's step.</content>
internal sealed partial class BuffersWriter
{
    /// <summary>The room as a term for people; empty where there is none.</summary>
    public static string PerStepBytes(CompiledModel model) =>
        Term(AttentionScratch(model).PerStep * (model.Single ? 4 : 8), model.Model.Declaration.HasEncoder ? "the larger of steps and source steps" : "steps");

    private static string PerStep(CompiledModel model) =>
        AttentionScratch(model).PerStep is > 0 and var elements ? $" + ({Naming.Number(elements)} * (long){Longest(model)})" : "";

    private static (long PerStep, long Besides) AttentionScratch(CompiledModel model) =>
        AttentionCall.ScratchOf(model.Whole.Schedule.Kernels.SelectMany(k => k.Defines));

    private static string AttentionElements(CompiledModel model) =>
        $"({Naming.Number(AttentionScratch(model).PerStep)} * (nint){Longest(model)}) + {Naming.Number(AttentionScratch(model).Besides)}";

    private static string Longest(CompiledModel model) => model.Model.Declaration.HasEncoder ? "Math.Max(steps, sourceSteps)" : "steps";

    /// <summary>What a streaming state has besides where steps are counted.</summary>
    private void CacheFields()
    {
        if (!StreamedSteps.AreCounted(model))
            return;
        int attentions = StreamedSteps.Attentions(model.StepGraph!).Count;
        code.Line("internal readonly int[] StepNumbers;");
        if (attentions > 0)
        {
            code.Line($"internal readonly nint {AttentionCall.Scratch};");
            code.Line("internal readonly int Room;");
        }

        for (int i = 0; i < attentions; i++)
            code.Line($"internal readonly nint Keys{i}, Values{i};");
        code.Line();
        code.Line("/// <summary>Steps of a sequence that there is room for.</summary>");
        code.Line("public int Capacity { get; }");
        code.Line();
        code.Line("internal Span<" + model.Type + $"> Counts => Part({StreamedSteps.CountPart(model)});");
    }

    private string CacheLayout() =>
        $"StreamSteps.Layout(StateLayout, [{StreamedSteps.Caches(model)}], capacity, {Naming.Number(StreamedSteps.Most(model))})";

    /// <summary>Elements behind the buffers: the scores of a head and its sums.</summary>
    private string CacheScratch()
    {
        IReadOnlyList<Node> attentions = StreamedSteps.Attentions(model.StepGraph!);
        return attentions.Count == 0 ? "64" : $"StreamSteps.Room(capacity) + {Naming.Number(64 + attentions.Max(n => RowBuffer.Padded(n.Inputs[2].Shape.Width / n.Attention!.Heads)))}";
    }

    private void CachePlaces()
    {
        if (!StreamedSteps.AreCounted(model))
            return;
        code.Line("Capacity = capacity;");
        code.Line("StepNumbers = new int[batch];");
        int attentions = StreamedSteps.Attentions(model.StepGraph!).Count;
        if (attentions == 0)
            return;
        code.Line("Room = StreamSteps.Room(capacity);");
        code.Line($"{AttentionCall.Scratch} = next;");
        for (int i = 0; i < attentions; i++)
            code.Line($"(Keys{i}, Values{i}) = (BlockOffset({StreamedSteps.KeysPart(model, i)}, 0), BlockOffset({StreamedSteps.KeysPart(model, i) + 1}, 0));");
    }

    /// <summary>Steps of a source whose weights are kept: none may be longer.</summary>
    private static IEnumerable<int> Remembered(CompiledModel model) =>
        model.Model.Graph.Nodes.Where(n => n.Op == Op.Attend && n.Attention!.Longest > 0).Select(n => n.Attention!.Longest).Distinct();

    /// <summary>Rows of the tables that are read by the number of a step: no sequence may be longer.</summary>
    public static IEnumerable<int> Tables(CompiledModel model) =>
        model.Model.Graph.Nodes.Where(n => n.Op is Op.Gather or Op.Rotate && n.Inputs[n.Inputs.Count - 1].Op == Op.StepIndex).Select(n => n.Weight!.Rows).Distinct();
}
