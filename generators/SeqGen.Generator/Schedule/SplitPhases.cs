using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>
/// Cuts the nodes of a loop body (or of straight code) into kernels. A product needs its whole operand, so it opens a new phase; pointwise
/// maths joins the phase of its latest operand, in one kernel for each width.
/// <code>
/// r, z = sigmoid(x_rz + U h')     n = tanh(x_n + U_n (r*h'))     h = ...
/// phase 0: U h' | r, z, r*h'      phase 1: U_n (r*h') | n, h
/// </code>
/// Valid because a node's phase is never before that of an operand, and products stand first in their phase.
/// </summary>
internal static class SplitPhases
{
    /// <param name="nodes">Nodes in an order of execution.</param>
    /// <param name="uses">Users of the whole model's values.</param>
    /// <param name="allSteps">Whether each kernel runs all steps before the next begins: a value of the step before is then one of an earlier phase.</param>
    public static IReadOnlyList<Kernel> Run(IReadOnlyList<Node> nodes, Uses uses, bool allSteps)
    {
        var inside = new HashSet<Node>(nodes);
        var phase = new Dictionary<Node, int>();
        var biased = new Dictionary<Node, Node>();
        foreach (Node node in nodes)
        {
            int latest = 0;
            foreach (Node input in node.Inputs)
                latest = Math.Max(latest, Latest(input));
            bool opens = !Views.IsFree(node) && !Views.IsPointwise(node.Op);
            phase[node] = opens && node.Inputs.Any(DependsInside) ? latest + 1 : latest;
        }

        foreach (Node product in nodes.Where(n => Views.IsProduct(n.Op) || n.Op == Op.Conv))
            if (BiasedSum(product, uses, inside) is { } sum)
                biased[sum] = product;

        var kernels = new List<Kernel>();
        foreach (IGrouping<int, Node> group in nodes.Where(n => !Views.IsFree(n)).GroupBy(n => phase[n]).OrderBy(g => g.Key))
        {
            List<Kernel> opening = [];
            foreach (Node node in group)
            {
                if (Views.IsProduct(node.Op))
                {
                    Node? sum = biased.FirstOrDefault(p => p.Value == node).Key;
                    opening.Add(new ProductKernel(node, sum ?? node, sum?.Inputs[1]));
                }
                else if (node.Op is Op.Conv or Op.ConvTransposed)
                {
                    Node? sum = biased.FirstOrDefault(p => p.Value == node).Key;
                    opening.Add(new ConvKernel(node, sum ?? node, sum?.Inputs[1].Inputs[0]));
                }
                else if (!Views.IsPointwise(node.Op))
                {
                    opening.Add(new MoveKernel(node));
                }
            }

            PointwiseKernel[] pointwise = [.. GroupByWidth([.. group.Where(n => Views.IsPointwise(n.Op) && !biased.ContainsKey(n))])];
            kernels.AddRange(opening.Where(k => k is not MoveKernel { Node: var n } || !Views.IsSink(n.Op)));
            kernels.AddRange(pointwise);
            kernels.AddRange(opening.Where(k => k is MoveKernel { Node: var n } && Views.IsSink(n.Op)));
        }

        return kernels;

        int Latest(Node node)
        {
            Node value = Views.Base(node);
            if (value.Op == Op.Concat && Views.IsFree(value))
                return value.Inputs.Max(Latest);
            if (value.Op == Op.Previous && allSteps)
                return Math.Max(After(value.State!.Next), value.State.Initial is { } initial ? After(Views.Base(initial)) : 0);
            return phase.TryGetValue(value, out int p) ? p : 0;
        }

        int After(Node node) => phase.TryGetValue(node, out int p) ? p + 1 : 0;

        bool DependsInside(Node node)
        {
            Node value = Views.Base(node);
            return value.Op == Op.Concat ? value.Inputs.Any(DependsInside) : inside.Contains(value) && !Views.IsFree(value);
        }
    }

    /// <summary>The sum of a product with a vector of the model, when the product is used nowhere else.</summary>
    private static Node? BiasedSum(Node product, Uses uses, HashSet<Node> inside) =>
        !uses.Lasts(product) && uses.Of(product).Count == 1 && uses.Of(product)[0] is { Op: Op.Add } sum && inside.Contains(sum) && sum.Inputs[0] == product
        && sum.Inputs[1].Shape.Domain == Domain.Model && IsBias(product, sum.Inputs[1]) && uses.Of(sum.Inputs[1]).Count == 1 ? sum : null;

    /// <summary>A sum of parameters, over frames one number for each channel.</summary>
    private static bool IsBias(Node product, Node vector) =>
        product.Op == Op.Conv ? product.Inputs.Count == 1 && vector is { Op: Op.Pick, Pick.IsChannels: true } && Plan.PanelPlan.IsSumOfParameters(vector.Inputs[0]) : Plan.PanelPlan.IsSumOfParameters(vector);

    private static IEnumerable<PointwiseKernel> GroupByWidth(IReadOnlyList<Node> nodes)
    {
        // A scalar belongs with the vectors it is made from, or else with those that use it.
        var key = new Dictionary<Node, string>();
        foreach (Node node in nodes)
        {
            string own = !node.Shape.IsScalar ? Key(node) : node.Inputs.Select(i => key.TryGetValue(i, out string? k) ? k : i.Shape.IsScalar ? "" : Key(i)).FirstOrDefault(k => k.Length > 0) ?? "";
            key[node] = own;
        }

        foreach (Node node in nodes.Reverse().Where(n => key[n].Length == 0))
            key[node] = nodes.Where(u => u.Inputs.Contains(node)).Select(u => key[u]).FirstOrDefault(k => k.Length > 0) ?? "1";

        foreach (IGrouping<string, Node> group in nodes.OrderBy(n => n.Shape.Domain).GroupBy(n => key[n] + "/" + n.Shape.Domain))
        {
            Node[] members = [.. OperandsFirst(group)];
            Node? wide = members.FirstOrDefault(n => !n.Shape.IsScalar) ?? members.SelectMany(n => n.Inputs).FirstOrDefault(n => !n.Shape.IsScalar);
            yield return new PointwiseKernel(members[0].Shape.Domain, members[0].Layer, wide is null ? [1] : [.. wide.Shape.Parts], members);
        }
    }

    /// <summary>The same nodes in an order in which operands stand before what uses them: what is computed again was made last.</summary>
    private static IEnumerable<Node> OperandsFirst(IEnumerable<Node> nodes)
    {
        var inside = new HashSet<Node>(nodes);
        var order = new List<Node>();
        foreach (Node node in nodes)
            Visit(node);
        return order;

        void Visit(Node node)
        {
            if (!inside.Remove(node))
                return;
            foreach (Node input in node.Inputs)
                Visit(input);
            order.Add(node);
        }
    }

    private static string Key(Node node) => string.Join("|", node.Shape.Parts);
}
