using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>A piece of work over the rows of one step, of all steps, or of the batch: one emitted method, or one call of a shared one.</summary>
internal abstract class Kernel(Domain domain, Layer layer)
{
    /// <summary>Over what it runs: <see cref="Graph.Domain.Step"/> rows or <see cref="Graph.Domain.Row"/> rows.</summary>
    public Domain Domain { get; } = domain;

    public Layer Layer { get; } = layer;

    /// <summary>Place in the order of execution of the whole model, forward before backward.</summary>
    public int Position { get; set; }

    /// <summary>Name of the emitted method, where the kernel has one of its own.</summary>
    public string Name { get; set; } = "";

    /// <summary>Values that the kernel computes.</summary>
    public abstract IEnumerable<Node> Defines { get; }

    /// <summary>Values of other kernels (or inputs, states) that it reads.</summary>
    public abstract IEnumerable<Node> Reads { get; }

    /// <summary>States that start from a value of the graph, and whose values of the step before it reads.</summary>
    public IEnumerable<State> Shifted => Reads.Select(Views.Base).Where(n => n.Op == Op.Previous).Select(n => n.State!).Where(s => s.Initial is not null);
}

/// <summary>A matrix product: <see cref="Op.Linear"/> or <see cref="Op.LinearTransposed"/>, plus a vector when the sum with one is its only use.</summary>
internal sealed class ProductKernel(Node product, Node value, Node? bias) : Kernel(product.Shape.Domain, product.Layer)
{
    public Node Product { get; } = product;

    /// <summary>What is stored: the product, or its sum with <see cref="Bias"/>.</summary>
    public Node Value { get; } = value;

    /// <summary>A vector of <see cref="Graph.Domain.Model"/>, where accumulation starts.</summary>
    public Node? Bias { get; } = bias;

    public Node Operand => Product.Inputs[0];

    /// <summary>Whether the panels hold the parts' columns interleaved, one vector of units of each part after the other.</summary>
    public bool Interleaved { get; set; }

    /// <summary>Field of the workspace where the result of an interleaved product stands until the pointwise maths has read it.</summary>
    public string Scratch { get; set; } = "";

    /// <summary>The product of the same kernel whose result accumulation starts from.</summary>
    public ProductKernel? Start { get; set; }

    public override IEnumerable<Node> Defines => [Value];

    public override IEnumerable<Node> Reads => [Operand];
}

/// <summary>A convolution over frames, <see cref="Op.Conv"/> or <see cref="Op.ConvTransposed"/>: what the sum starts from is put in place, and taps are added to it.</summary>
internal sealed class ConvKernel(Node conv, Node value, Node? bias) : Kernel(conv.Shape.Domain, conv.Layer)
{
    public Node Conv { get; } = conv;

    /// <summary>What is stored: the convolution, or its sum with <see cref="Bias"/>.</summary>
    public Node Value { get; } = value;

    /// <summary>A number for each channel of each part, of <see cref="Graph.Domain.Model"/>.</summary>
    public Node? Bias { get; } = bias;

    /// <summary>A value that the sum starts from.</summary>
    public Node? Start => Conv.Inputs.ElementAtOrDefault(1);

    public Node Operand => Conv.Inputs[0];

    public override IEnumerable<Node> Defines => [Value];

    public override IEnumerable<Node> Reads => Conv.Inputs;
}

/// <summary>Pointwise maths over the units of each row, with sums over units between passes where the graph asks for them.</summary>
internal sealed class PointwiseKernel(Domain domain, Layer layer, int[] parts, IReadOnlyList<Node> nodes) : Kernel(domain, layer)
{
    /// <summary>Parts of the vectors it runs over.</summary>
    public int[] Parts { get; } = parts;

    public IReadOnlyList<Node> Nodes { get; } = nodes;

    public bool HasReduction => Nodes.Any(n => n.Op == Op.SumUnits);

    public override IEnumerable<Node> Defines => Nodes;

    public override IEnumerable<Node> Reads => Nodes.SelectMany(n => n.Inputs).Where(i => !Nodes.Contains(i)).Distinct();
}

/// <summary>Products whose results only the pointwise maths of the same units uses: each panel of units is multiplied and finished while it is in the cache.</summary>
internal sealed class FusedKernel(IReadOnlyList<ProductKernel> products, PointwiseKernel pointwise, int unitVectors, IReadOnlyDictionary<Node, Node> sums)
    : Kernel(pointwise.Domain, pointwise.Layer)
{
    /// <summary>
    /// Sums of the same part of two products, which the second product makes by starting from the first: each sum's node, and the slice of the
    /// second product that stands for it.
    /// </summary>
    public IReadOnlyDictionary<Node, Node> Sums { get; } = sums;

    public IReadOnlyList<ProductKernel> Products { get; } = products;

    public PointwiseKernel Pointwise { get; } = pointwise;

    /// <summary>Vectors of units of each part in one panel.</summary>
    public int UnitVectors { get; } = unitVectors;

    public override IEnumerable<Node> Defines => Products.SelectMany(p => p.Defines).Concat(Pointwise.Defines);

    public override IEnumerable<Node> Reads =>
        Products.SelectMany(p => p.Reads).Concat(Pointwise.Reads.Where(n => !Sums.ContainsKey(n) && !Products.Any(p => p.Value == Views.Base(n))));

    /// <summary>The product and part behind an operand of the pointwise maths, if it is one of these products.</summary>
    public (ProductKernel Product, int Part)? Find(Node node)
    {
        (Node value, int part) = Views.Resolve(Sums.TryGetValue(node, out Node? slice) ? slice : node);
        return Products.FirstOrDefault(p => p.Value == value) is { } product ? (product, part) : null;
    }
}

/// <summary>An operation that moves or adds up whole vectors and has its routine in the runtime library: time reductions, gathers, sinks.</summary>
internal sealed class MoveKernel(Node node) : Kernel(node.Inputs.Count > 0 ? node.Inputs[0].Shape.Domain : node.Shape.Domain, node.Layer)
{
    public Node Node { get; } = node;

    public override IEnumerable<Node> Defines => [Node];

    public override IEnumerable<Node> Reads => Node.Inputs;
}
