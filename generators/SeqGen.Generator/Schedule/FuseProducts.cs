using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>
/// Joins the products of a phase with the pointwise maths of the same units, when nothing else uses them: panel by panel, the units'
/// gates are multiplied and finished while they are in the first-level cache.
/// <code>
/// product 4H = U h'  |  pointwise H: i f g o, c, h      becomes      for each panel: product, then pointwise on its units
/// </code>
/// Valid because pointwise maths needs of a product only the same units; a sum over units needs all of them, so such a kernel stays apart.
/// </summary>
internal static class FuseProducts
{
    /// <summary>Most vectors side by side in a tile; with more parts a product is stored whole.</summary>
    private const int MostVectors = 6;

    public static IReadOnlyList<Kernel> Run(IReadOnlyList<Kernel> kernels, Uses uses)
    {
        var result = new List<Kernel>();
        int i = 0;
        while (i < kernels.Count)
        {
            ProductKernel[] products = [.. kernels.Skip(i).TakeWhile(k => k is ProductKernel).Cast<ProductKernel>()];
            if (products.Length > 0 && i + products.Length < kernels.Count
                && kernels[i + products.Length] is PointwiseKernel { HasReduction: false, Parts.Length: 1 } pointwise)
            {
                ProductKernel[] fused = [.. products.Where(p => OnlyUsedBy(p, pointwise, uses))];
                if (fused.Length > 0)
                {
                    int most = fused.Max(p => p.Value.Shape.Parts.Count);
                    int blocks = (pointwise.Parts[0] + 15) / 16;
                    int vectors = Math.Max(1, Math.Min(4 / most, blocks));
                    foreach (ProductKernel product in fused)
                        product.Interleaved = true;
                    result.AddRange(products.Where(p => !fused.Contains(p)));
                    IReadOnlyDictionary<Node, Node> sums = Chain(fused, pointwise.Nodes, uses);
                    var rest = new PointwiseKernel(pointwise.Domain, pointwise.Layer, pointwise.Parts, [.. pointwise.Nodes.Where(n => !sums.ContainsKey(n))]);
                    result.Add(new FusedKernel(fused, rest, vectors, sums));
                    i += products.Length + 1;
                    continue;
                }
            }

            result.Add(kernels[i++]);
        }

        return result;
    }

    /// <summary>
    /// Finds two products whose parts are only ever added up, part by part, and lets the second start from the first.
    /// <code>
    /// i = sigmoid((W x + b)[0] + (U h')[0])   f = sigmoid((W x + b)[1] + (U h')[1])      the same sums in one accumulator each
    /// </code>
    /// </summary>
    private static IReadOnlyDictionary<Node, Node> Chain(ProductKernel[] fused, IReadOnlyList<Node> inside, Uses uses)
    {
        var sums = new Dictionary<Node, Node>();
        for (int first = 0; first < fused.Length; first++)
            for (int second = first + 1; second < fused.Length; second++)
            {
                if (fused[second].Start is not null || fused[second].Bias is not null || !fused[first].Value.Shape.Parts.Equals(fused[second].Value.Shape.Parts))
                    continue;
                (Node Node, int Part)[] left = [.. Parts(fused[first].Value, uses)], right = [.. Parts(fused[second].Value, uses)];
                bool all = left.Length == fused[first].Value.Shape.Parts.Count && right.Length == left.Length && left.All(l =>
                    uses.Of(l.Node).Count == 1 && uses.Of(l.Node)[0] is { Op: Op.Add } sum && !uses.Lasts(sum) && uses.Of(sum).All(inside.Contains)
                    && right.Any(r => r.Part == l.Part && uses.Of(r.Node).Count == 1 && uses.Of(r.Node)[0] == sum));
                if (!all)
                    continue;
                fused[second].Start = fused[first];
                foreach ((Node node, int _) in right)
                    sums[uses.Of(node)[0]] = node;
            }

        return sums;
    }

    private static IEnumerable<(Node Node, int Part)> Parts(Node value, Uses uses) =>
        value.Shape.Parts.Count == 1 ? [(value, 0)] : uses.Of(value).Where(u => u.Op == Op.Slice).Select(u => (u, u.Index));

    private static bool OnlyUsedBy(ProductKernel product, PointwiseKernel pointwise, Uses uses)
    {
        if (product.Domain != pointwise.Domain)
            return false;
        int[] parts = [.. product.Value.Shape.Parts];
        if (parts.Length > MostVectors || parts.Any(p => p != pointwise.Parts[0]))
            return false;
        return !uses.Lasts(product.Value) && Users(product.Value).All(pointwise.Nodes.Contains);

        IEnumerable<Node> Users(Node node) => uses.Of(node).SelectMany(u => u.Op == Op.Slice ? Users(u) : [u]);
    }
}
