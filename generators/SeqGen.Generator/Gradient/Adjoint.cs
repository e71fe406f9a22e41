using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Gradient;

/// <summary>What has flowed into the gradient of one value so far: contributions to all of it and to single parts.</summary>
internal sealed class Adjoint
{
    private readonly List<Node> _whole = [];
    private readonly Dictionary<int, List<Node>> _parts = [];

    public void Add(Node contribution) => _whole.Add(contribution);

    public void Add(int part, Node contribution)
    {
        if (!_parts.TryGetValue(part, out List<Node>? list))
            _parts.Add(part, list = []);
        list.Add(contribution);
    }

    /// <summary>
    /// The sum. Parts are joined by one concatenation, so that the gates of a stacked product share one gradient; parts nothing flowed into
    /// are 0.
    /// </summary>
    /// <param name="builder">Makes the nodes.</param>
    /// <param name="shape">Shape of the value in the domain of the contributions. The result may be a scalar that stands for all its units.</param>
    public Node Total(GraphBuilder builder, Shape shape)
    {
        if (_parts.Count == 0)
            return _whole.Aggregate(builder.Add);
        Node? whole = _whole.Count == 0 ? null : builder.Expand(_whole.Aggregate(builder.Add), shape);
        Node[] parts = new Node[shape.Parts.Count];
        for (int part = 0; part < parts.Length; part++)
        {
            List<Node> terms = _parts.TryGetValue(part, out List<Node>? list) ? [.. list] : [];
            if (whole is not null)
                terms.Add(builder.Slice(whole, part));
            Node sum = terms.Count == 0 ? builder.Constant(0) : terms.Aggregate(builder.Add);
            parts[part] = builder.Expand(sum, Shape.Of(shape.Domain, shape.Parts[part]));
        }

        Node joined = builder.Concat(parts);
        return joined.Op == Op.Concat && parts.Any(Views.IsFree) ? builder.Concat([.. parts.Select(p => NormalForm.Own(builder, p))]) : joined;
    }
}
