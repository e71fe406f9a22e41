using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>All work of a model in order: a method for each layer and direction, forward and backward.</summary>
internal sealed record ModelSchedule(IReadOnlyList<LayerMethod> Forward, IReadOnlyList<LayerMethod> Backward)
{
    public IEnumerable<Kernel> Kernels => Forward.Concat(Backward).SelectMany(m => m.Regions).SelectMany(r => r.Kernels);
}

/// <summary>Schedules one pass after the other.</summary>
internal static class ScheduleModel
{
    /// <param name="forward">Nodes of the forward pass.</param>
    /// <param name="backward">Nodes of the backward pass; empty for a model that only streams.</param>
    /// <param name="states">States of both passes.</param>
    /// <param name="results">Values that leave a pass.</param>
    /// <param name="oneStep">Whether the graph is a single step, whose products are fused as in a loop's body.</param>
    public static ModelSchedule Run(IReadOnlyList<Node> forward, IReadOnlyList<Node> backward, IReadOnlyList<State> states, IReadOnlyList<Node> results, bool oneStep = false)
    {
        var uses = new Uses(forward.Concat(backward), results.Concat(states.Select(s => s.Next)));
        var schedule = new ModelSchedule(Pass(forward, states, uses, false, oneStep), Pass(backward, states, uses, true, oneStep));
        int position = 0;
        foreach (Kernel kernel in schedule.Kernels)
            kernel.Position = position++;
        return schedule;
    }

    private static IReadOnlyList<LayerMethod> Pass(IReadOnlyList<Node> nodes, IReadOnlyList<State> states, Uses uses, bool backward, bool oneStep)
    {
        var own = new HashSet<Node>(nodes);
        IReadOnlyList<Loop> loops = oneStep ? [] : SinkIntoLoops.Run(nodes, Loop.Of(nodes), uses);
        State[] passStates = [.. states.Where(s => own.Contains(s.Previous))];
        var methods = new List<LayerMethod>();
        IReadOnlyList<Unit> units = OrderNodes.Run(nodes, loops, oneStep ? [] : passStates, backward);
        for (int i = 0; i < units.Count;)
        {
            Layer layer = units[i].Layer;
            var regions = new List<Region>();
            while (i < units.Count && units[i].Layer.Order == layer.Order)
            {
                if (units[i].Loop is { } loop)
                {
                    regions.Add(new Region(loop, FuseProducts.Run(SplitPhases.Run(loop.Body, uses, allSteps: false), uses)));
                    i++;
                    continue;
                }

                var straight = new List<Node>();
                for (; i < units.Count && units[i].Loop is null && units[i].Layer.Order == layer.Order; i++)
                    straight.Add(units[i].Nodes[0]);
                IReadOnlyList<Kernel> kernels = SplitPhases.Run(straight, uses, allSteps: !oneStep);
                regions.Add(new Region(null, oneStep ? FuseProducts.Run(kernels, uses) : kernels));
            }

            methods.Add(new LayerMethod(layer, backward, regions));
        }

        return methods;
    }
}
