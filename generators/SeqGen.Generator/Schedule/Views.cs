using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Schedule;

/// <summary>Slices and concatenations move nothing: they name parts of stored values. This resolves a node to the value that holds it.</summary>
internal static class Views
{
    /// <summary>The value behind slices; a slice of a concatenation is the part itself.</summary>
    public static (Node Value, int Part) Resolve(Node node)
    {
        if (node.Op != Op.Slice)
            return (node, 0);
        (Node source, int first) = Resolve(node.Inputs[0]);
        int part = first + node.Index;
        if (source.Op != Op.Concat)
            return (source, part);
        foreach (Node input in source.Inputs)
        {
            int count = Math.Max(input.Shape.Parts.Count, 1);
            if (part < count)
            {
                (Node value, int offset) = Resolve(input);
                return (value, offset + part);
            }

            part -= count;
        }

        throw new InvalidOperationException($"{node} names a part that {source} does not have.");
    }

    /// <summary>The value behind slices.</summary>
    public static Node Base(Node node) => Resolve(node).Value;

    /// <summary>Whether the node is computed together with other maths on the same units.</summary>
    public static bool IsPointwise(Op op) => op is Op.Add or Op.Subtract or Op.Multiply or Op.Divide or Op.Negate or Op.Sigmoid or Op.Tanh or Op.Relu
        or Op.Exp or Op.Log or Op.Sqrt or Op.Abs or Op.Max or Op.Min or Op.Greater or Op.Select or Op.SumUnits or Op.Fill;

    /// <summary>Whether the node costs an exponential, a root or a division.</summary>
    public static bool IsCostly(Op op) => op is Op.Divide or Op.Sigmoid or Op.Tanh or Op.Exp or Op.Log or Op.Sqrt;

    /// <summary>Whether it is one of the two products.</summary>
    public static bool IsProduct(Op op) => op is Op.Linear or Op.LinearTransposed;

    /// <summary>Whether the node is there without being computed by a kernel: sources, views, and vectors of the model, which are prepared with the panels.</summary>
    public static bool IsFree(Node node) => node.Op is Op.Input or Op.Tokens or Op.OutputGradient or Op.Parameter or Op.Constant or Op.Previous
        or Op.Random or Op.StepCount or Op.StepIndex or Op.Slice or Op.Concat || (node.Shape.Domain == Domain.Model && !OpKinds.IsSink(node.Op));

    /// <summary>Whether the node adds nothing to another value and only gives it a place of its own.</summary>
    public static bool IsCopy(Node node) => node.Op == Op.Add && node.Inputs[1] is { Op: Op.Constant, Value: 0 };

    /// <summary>Whether the node adds to a parameter's gradient.</summary>
    public static bool IsSink(Op op) => OpKinds.IsSink(op);
}
