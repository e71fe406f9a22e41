using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Plan;

/// <summary>A stretch of a product's operand that lies in one piece.</summary>
/// <param name="Part">First part of the operand.</param>
/// <param name="First">Position of the first element in the operand's true order.</param>
/// <param name="Depth">Length of the trip.</param>
/// <param name="Offset">Where its panels start in the model's packed weights.</param>
internal sealed record Segment(int Part, int First, int Depth, int Offset);

/// <summary>How a product's weights are packed: panels of a few vectors of columns, row after row of the trip.</summary>
/// <param name="Kernel">The product.</param>
/// <param name="Vectors">Vectors side by side in a tile.</param>
/// <param name="UnitVectors">Vectors of units of each part in one panel, for interleaved panels.</param>
/// <param name="Columns">Columns of all panels, padding included.</param>
/// <param name="Segments">Stretches of the operand.</param>
internal sealed record Panel(ProductKernel Kernel, int Vectors, int UnitVectors, int Columns, IReadOnlyList<Segment> Segments)
{
    public string Name { get; init; } = "";

    /// <summary>Elements of all panels.</summary>
    public long Elements => (long)Columns * Segments.Sum(s => s.Depth);
}

/// <summary>A vector of the model as kernels read it: parts padded, sums of parameters added up.</summary>
/// <param name="Node">The vector.</param>
/// <param name="Offset">Where it starts.</param>
/// <param name="UnitVectors">0 for parts one after the other; else its units are interleaved like those of a panel.</param>
internal sealed record PackedVector(Node Node, int Offset, int UnitVectors)
{
    public string Name { get; init; } = "";
}

/// <summary>What is derived from the parameters once after each change: panels of all products and padded vectors.</summary>
internal sealed class PanelPlan
{
    private readonly Dictionary<ProductKernel, Panel> _panels = [];
    private readonly Dictionary<ConvKernel, FramePanel> _frames = [];
    private readonly Dictionary<Node, PackedVector> _vectors = [];
    private readonly HashSet<string> _names = [];

    public IEnumerable<Panel> Panels => _panels.Values;

    public IEnumerable<FramePanel> Frames => _frames.Values;

    public IEnumerable<PackedVector> Vectors => _vectors.Values;

    /// <summary>Elements of the packed array; the first <see cref="ZeroWidth"/> are zero.</summary>
    public int Elements { get; private set; }

    public int ZeroWidth { get; private set; }

    /// <summary>Everything packed in order of its place: name, elements, and what it is.</summary>
    public IEnumerable<(string Name, int Size, string What)> Layout()
    {
        var all = Panels.Select(p => (p.Name, Offset: p.Segments[0].Offset, What: $"panels [{p.Columns / (p.Vectors * RowBuffer.Lanes)}, {string.Join(" + ", p.Segments.Select(s => s.Depth))}, {p.Vectors} x {RowBuffer.Lanes}]"))
            .Concat(Frames.Select(f => (f.Name, f.Groups[0].Offset, What: string.Join(" and ", f.Groups.Select(g => $"{(g.Targets * g.Sources == 1 ? "" : g.Targets * g.Sources + " x ")}panels [{g.Columns / (f.Vectors * RowBuffer.Lanes)}, {f.Kernel.Conv.Conv!.Taps} {(f.Kernel.Conv.Conv.Taps == 1 ? "tap" : "taps")}, {g.Depth}, {f.Vectors} x {RowBuffer.Lanes}]")))))
            .Concat(Vectors.Select(v => (v.Name, v.Offset, What: $"vector [{string.Join(" | ", v.Node.Shape.Parts)}]")))
            .OrderBy(e => e.Offset).ToArray();
        for (int i = 0; i < all.Length; i++)
            yield return (all[i].Name, (i + 1 < all.Length ? all[i + 1].Offset : Elements) - all[i].Offset, all[i].What);
    }

    public Panel Of(ProductKernel kernel) => _panels[kernel];

    public FramePanel Of(ConvKernel kernel) => _frames[kernel];

    public PackedVector Of(Node vector) => _vectors[vector];

    public static PanelPlan Run(ModelSchedule schedule, ModelPlan plan)
    {
        var result = new PanelPlan();
        ProductKernel[] products = [.. schedule.Kernels.SelectMany(k => k is ProductKernel p ? [p] : k is FusedKernel f ? f.Products : [])];
        result.ZeroWidth = Math.Max(16, products.Select(p => p.Value.Shape.Parts.Sum(RowBuffer.Padded) + (6 * RowBuffer.Lanes)).DefaultIfEmpty(0).Max());
        result.Elements = result.ZeroWidth;
        foreach (Kernel kernel in schedule.Kernels)
        {
            if (kernel is ProductKernel product)
                result.AddPlain(product, plan);
            if (kernel is ConvKernel conv)
                result.AddFrames(conv);
            if (kernel is FusedKernel joined)
                foreach (ProductKernel own in joined.Products)
                    result.AddInterleaved(own, joined.UnitVectors);
            PointwiseKernel? pointwise = kernel as PointwiseKernel ?? (kernel as FusedKernel)?.Pointwise;
            foreach (Node read in pointwise?.Reads ?? [])
                if (read.Shape.Domain == Domain.Model && read.Op != Op.Constant)
                    result.AddVector(read, kernel);
        }

        return result;
    }

    private void AddPlain(ProductKernel kernel, ModelPlan plan)
    {
        int blocks = kernel.Value.Shape.Parts.Sum(RowBuffer.Padded) / RowBuffer.Lanes;
        Place place = plan.Of(kernel.Value)[0];
        bool alone = place.Part == 0 && place.Buffer.Parts.Length == kernel.Value.Shape.Parts.Count;
        int vectors = VectorsFor(blocks, alone);
        int columns = (blocks + vectors - 1) / vectors * vectors * RowBuffer.Lanes;
        foreach (Place target in plan.Of(kernel.Value).Take(1))
            target.Buffer.Reach = Math.Max(target.Buffer.Reach, target.Column + columns);
        Add(kernel, vectors, 1, columns);
        if (kernel.Bias is not null)
            AddVector(kernel.Bias, kernel, columns);
    }

    private void AddInterleaved(ProductKernel kernel, int unitVectors)
    {
        int blocks = RowBuffer.Padded(kernel.Value.Shape.Parts[0]) / RowBuffer.Lanes;
        int panels = (blocks + unitVectors - 1) / unitVectors;
        int parts = kernel.Value.Shape.Parts.Count;
        int columns = panels * parts * unitVectors * RowBuffer.Lanes;
        Add(kernel, parts * unitVectors, unitVectors, columns);
        if (kernel.Bias is not null)
            AddVector(kernel.Bias, kernel, columns, unitVectors);
    }

    /// <summary>A number of vectors that divides the blocks, four first; else four with columns of padding, where nothing else lies behind the row.</summary>
    private static int VectorsFor(int blocks, bool alone)
    {
        if (blocks <= 4)
            return blocks;
        foreach (int vectors in (int[])[4, 3, 5])
            if (blocks % vectors == 0)
                return vectors;
        return alone ? 4 : blocks % 2 == 0 ? 2 : 1;
    }

    private void Add(ProductKernel kernel, int vectors, int unitVectors, int columns)
    {
        int[] parts = [.. kernel.Operand.Shape.Parts];
        var segments = new List<Segment>();
        int first = 0;
        for (int p = 0; p < parts.Length;)
        {
            int start = p, depth = parts[p++];
            while (p < parts.Length && parts[p - 1] % RowBuffer.Lanes == 0)
                depth += parts[p++];
            segments.Add(new Segment(start, first, depth, Take(depth * columns)));
            first += depth;
        }

        string stem = kernel.Product.Weight!.Parameter.Name + (kernel.Product.Op == Op.LinearTransposed ? "_transposed" : "")
            + (kernel.Product.Weight.Row > 0 ? "_from" + kernel.Product.Weight.Row : "") + (kernel.Product.Weight.Column > 0 ? "_at" + kernel.Product.Weight.Column : "");
        _panels[kernel] = new Panel(kernel, vectors, unitVectors, columns, segments) { Name = Unique(stem) };
    }

    private void AddFrames(ConvKernel kernel)
    {
        (Node conv, WeightSlice weight, bool transposed) = (kernel.Conv, kernel.Conv.Weight!, kernel.Conv.Op == Op.ConvTransposed);
        int positions = (transposed ? conv.Conv!.In : conv.Conv!.Out).Count;
        int vectors = FramePanel.VectorsFor(conv.Shape.Parts.Select(p => p / positions));
        FrameGroup[] groups = [.. FramePanel.Pairs(weight, conv.Conv, conv.Shape, kernel.Operand.Shape, transposed, vectors)
            .Select(g => g with { Offset = Take(checked(g.Targets * g.Sources * g.Elements(conv.Conv))) })];
        string stem = weight.Parameter.Name + (transposed ? "_transposed" : "") + (weight.Row > 0 ? "_from" + weight.Row : "") + (weight.Column > 0 ? "_at" + weight.Column : "");
        _frames[kernel] = new FramePanel(kernel, vectors, groups) { Name = Unique(stem) };
        if (kernel.Bias is not null)
            AddVector(kernel.Bias, kernel);
    }

    private void AddVector(Node vector, Kernel kernel, int least = 0, int unitVectors = 0)
    {
        if (_vectors.ContainsKey(vector))
            return;
        if (!IsSumOfParameters(vector))
            foreach (Node operand in vector.Inputs.Where(i => i.Op != Op.Constant))
                AddVector(operand, kernel);
        int width = Math.Max(least, vector.Shape.IsScalar ? RowBuffer.Lanes : vector.Shape.Parts.Sum(RowBuffer.Padded));
        string[] leaves = [.. Leaves(vector).Select(p => p.Weight!.Parameter.Name).Distinct()];
        _vectors[vector] = new PackedVector(vector, Take(width), unitVectors) { Name = Unique(leaves.Length == 1 ? leaves[0] : kernel.Layer.Name + "_bias") };
    }

    /// <summary>Whether a vector of the model is copied from parameters; other maths on parameters is computed when they change.</summary>
    public static bool IsSumOfParameters(Node vector) =>
        vector.Op == Op.Parameter || (vector.Op is Op.Add or Op.Slice or Op.Concat && !vector.Shape.IsScalar && vector.Inputs.All(IsSumOfParameters));

    private static IEnumerable<Node> Leaves(Node node) => node.Op == Op.Parameter ? [node] : node.Inputs.SelectMany(Leaves);

    private int Take(int elements)
    {
        int offset = Elements;
        Elements = checked(Elements + ((elements + RowBuffer.Lanes - 1) / RowBuffer.Lanes * RowBuffer.Lanes));
        return offset;
    }

    private string Unique(string stem)
    {
        string name = stem;
        for (int i = 2; !_names.Add(name); i++)
            name = stem + "_" + i;
        return name;
    }
}
