using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Plan;

/// <summary>
/// What a forward pass without a backward pass behind it needs room for. Buffers that only the backward pass touches have none. Layers that follow
/// each other in one direction of time run together, some steps at a time, and what no layer outside reads has room for those steps only:
/// <code>
/// gates of all steps, h of all steps, y of all steps      becomes      for some steps: gates, h, y
/// </code>
/// Valid because a kernel of those layers reads other steps through states only, and states keep a row per step.
/// </summary>
/// <param name="Groups">The methods of the forward pass, in order.</param>
/// <param name="Whole">Buffers with room for the whole batch.</param>
/// <param name="Passing">Buffers with room for some steps, of all groups.</param>
internal sealed record InferencePlan(IReadOnlyList<MethodGroup> Groups, IReadOnlyList<RowBuffer> Whole, IReadOnlyList<RowBuffer> Passing)
{
    private const int MostRows = 384;

    /// <summary>Elements of frames that run together: more would only leave the second-level cache.</summary>
    private const int ElementsOfFrames = 1 << 18;

    /// <summary>Rows that run together where the batch has less: enough for the products of all steps at once to pay, which frames are alone.</summary>
    public int Rows { get; init; } = MostRows;

    /// <param name="schedule">The kernels.</param>
    /// <param name="plan">Their buffers.</param>
    /// <param name="outputs">Values that the caller reads.</param>
    public static InferencePlan Run(ModelSchedule schedule, ModelPlan plan, IEnumerable<Node> outputs)
    {
        List<MethodGroup> groups = [];
        foreach (LayerMethod method in schedule.Forward)
        {
            MethodGroup own = MethodGroup.Of(method);
            if (groups.Count > 0 && groups[groups.Count - 1].With(own) is { } joined)
                groups[groups.Count - 1] = joined;
            else
                groups.Add(own);
        }

        HashSet<RowBuffer>[] touched = [.. groups.Select(g => new HashSet<RowBuffer>(g.Methods.SelectMany(m => Touched(m, plan))))];
        HashSet<RowBuffer> kept = [.. outputs.SelectMany(y => Places(y, plan))];
        kept.UnionWith(plan.Buffers.Where(b => b.Tenants.Any(t => t.Op == Op.Input)));
        List<RowBuffer> whole = [], passing = [];
        foreach (RowBuffer buffer in plan.Buffers)
        {
            int[] users = [.. Enumerable.Range(0, groups.Count).Where(g => touched[g].Contains(buffer))];
            if (users.Length == 1 && buffer.Kind == BufferKind.Steps && groups[users[0]].IsDivisible && !kept.Contains(buffer))
                passing.Add(buffer);
            else if (users.Length > 0 || kept.Contains(buffer))
                whole.Add(buffer);
        }

        int widest = passing.Sum(b => b.Stride);
        bool hasFrames = schedule.Kernels.OfType<ConvKernel>().Any();
        return new InferencePlan([.. groups.Select((g, i) => g with { Passing = [.. passing.Where(touched[i].Contains)] })], whole, passing)
        {
            Rows = hasFrames ? Math.Max(1, Math.Min(MostRows, ElementsOfFrames / Math.Max(1, widest))) : MostRows,
        };
    }

    private static IEnumerable<RowBuffer> Touched(LayerMethod method, ModelPlan plan)
    {
        IEnumerable<Node> states = method.Regions.SelectMany(r => r.Loop?.States ?? []).SelectMany(s => s.Initial is null ? [s.Previous, s.Next] : new[] { s.Previous, s.Next, s.Initial });
        IEnumerable<Node> values = method.Regions.SelectMany(r => r.Kernels).SelectMany(k => k.Defines.Concat(k.Reads).Concat(k.Shifted.Select(s => s.Initial!)));
        return states.Concat(values).SelectMany(node => Places(node, plan));
    }

    /// <summary>The buffers of a value, of all parts if it is a concatenation.</summary>
    private static IEnumerable<RowBuffer> Places(Node node, ModelPlan plan)
    {
        Node value = Views.Base(node);
        IEnumerable<RowBuffer> own = value.Op == Op.Previous ? [plan.States[value.State!]] : plan.Of(value).Select(p => p.Buffer);
        return value.Op == Op.Concat ? own.Concat(value.Inputs.SelectMany(input => Places(input, plan))) : own;
    }
}
