using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Declaration;

/// <summary>All rules for stacks, each in a table of its own: names, numbers, which stack continues which, order of layers, sizes together.</summary>
internal static class StackRules
{
    /// <summary>What is wrong or worth telling. Later rules are asked only where earlier ones leave them something to go by.</summary>
    public static IReadOnlyList<Problem> Check(IReadOnlyList<DeclaredStack> stacks)
    {
        List<Problem> problems = [.. NameRules.Check(stacks), .. OptionRules.Check(stacks)];
        bool sized = !problems.Any(p => OptionRules.IsSize(p.Rule));
        int before = problems.Count;
        problems.AddRange(StackGraph.Check(stacks));
        if (problems.Count == before)
            problems.AddRange(PairRules.Check(stacks));
        if (problems.Count > before || stacks.Select(s => s.Name).Distinct().Count() < stacks.Count)
            return problems;

        StackFlows flows = OrderRules.Check(stacks);
        problems.AddRange(flows.Problems.Where(p => sized || p.Rule is not (Rule.ResidualWidth or Rule.ResidualLayer or Rule.HeadsDoNotDivide)));
        if (sized && flows.Problems.Count == 0)
            problems.AddRange([.. PairRules.Check(stacks, flows), .. RotaryRules.Check(stacks, flows), .. FrameRules.Idle(stacks, flows)]);
        if (sized && flows.Problems.Count == 0)
            problems.AddRange(ParameterRules.Check(stacks, flows));
        return problems;
    }
}
