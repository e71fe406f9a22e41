using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Declaration;

/// <summary>Which stack continues which: only an earlier one, so that the order of declaration is one of computation.</summary>
internal static class StackGraph
{
    public static IEnumerable<Problem> Check(IReadOnlyList<DeclaredStack> stacks)
    {
        string known = string.Join(", ", stacks.Select(s => $"\"{s.Name}\"").Distinct());
        string[]?[] cycles = [.. stacks.Select((_, i) => CycleFrom(stacks, i))];
        bool acyclic = cycles.All(cycle => cycle is null);
        for (int i = 0; i < stacks.Count; i++)
        {
            foreach (string from in stacks[i].Needs)
            {
                DeclaredStack? source = stacks.FirstOrDefault(s => s.Name == from);
                if (source is null)
                    yield return Problem.Of(Rule.UnknownFrom, i, -1, from, known);
                else if (acyclic && stacks.Take(i).All(s => s.Name != from))
                    yield return Problem.Of(Rule.FromLater, i, -1, stacks[i].Name, from);
                else if (acyclic && source.Layers.Any(l => l.Layer is LossLayer))
                    yield return Problem.Of(Rule.ContinuesLoss, i, -1, from, stacks[i].Name);
            }

            if (cycles[i] is { } cycle)
                yield return Problem.Of(Rule.StackCycle, i, -1, stacks[i].Name, string.Join(" from ", cycle));
            if (stacks[i].Layers.Count == 0)
                yield return Problem.Of(Rule.EmptyStack, i, -1, stacks[i].Name);
        }
    }

    /// <summary>The shortest way from a stack over those it continues back to itself, if it is the first of that cycle in the class.</summary>
    private static string[]? CycleFrom(IReadOnlyList<DeclaredStack> stacks, int start)
    {
        Queue<int[]> paths = new([[start]]);
        HashSet<int> seen = [];
        while (paths.Count > 0)
        {
            int[] path = paths.Dequeue();
            for (int i = 0; i < stacks.Count; i++)
            {
                if (!stacks[path[path.Length - 1]].Needs.Contains(stacks[i].Name))
                    continue;
                if (i == start && path.All(p => p >= start))
                    return [.. path.Select(p => stacks[p].Name), stacks[start].Name];
                if (seen.Add(i))
                    paths.Enqueue([.. path, i]);
            }
        }

        return null;
    }
}
