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
                    result.Add(new FusedKernel(fused, pointwise, vectors));
                    i += products.Length + 1;
                    continue;
                }
            }

            result.Add(kernels[i++]);
        }

        return result;
    }

    private static bool OnlyUsedBy(ProductKernel product, PointwiseKernel pointwise, Uses uses)
    {
        if (product.Bias is not null || product.Domain != pointwise.Domain)
            return false;
        int[] parts = [.. product.Value.Shape.Parts];
        if (parts.Length > MostVectors || parts.Any(p => p != pointwise.Parts[0]))
            return false;
        return Users(product.Value).All(pointwise.Nodes.Contains);

        IEnumerable<Node> Users(Node node) => uses.Of(node).SelectMany(u => u.Op == Op.Slice ? Users(u) : [u]);
    }
}
