using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Cells;

/// <summary>Collects the operations of a cell in order of evaluation, folds what is constant and tracks widths.</summary>
internal sealed class CellBuilder
{
    private readonly List<CellNode> _nodes = [];
    private readonly List<CellWidth> _widths = [];

    public CellNode this[int position] => _nodes[position];

    public CellWidth WidthOf(int position) => _widths[position];

    public int Input(string symbol) => Append(new CellNode(CellOp.Input, EquatableArray<int>.Empty, 0, 0, "", symbol), CellWidth.Input);

    public int State(int index, string name) => Append(new CellNode(CellOp.State, EquatableArray<int>.Empty, 0, index, "", name), CellWidth.Units);

    public int Constant(double value) => Append(new CellNode(CellOp.Constant, EquatableArray<int>.Empty, value, 0, "", ""), CellWidth.One);

    /// <summary>Adds an operation; its width must have been checked with <see cref="Combine"/>.</summary>
    public int Add(CellOp op, IReadOnlyList<int> inputs, double value = 0, string name = "")
    {
        if (inputs.All(i => _nodes[i].Op == CellOp.Constant) && Fold(op, [.. inputs.Select(i => _nodes[i].Value)]) is { } folded)
            return Constant(folded);
        CellWidth width = op is CellOp.Linear or CellOp.Conv ? CellWidth.Units : Combine(inputs) ?? CellWidth.Unknown;
        return Append(new CellNode(op, new EquatableArray<int>(inputs), value, 0, name, ""), width);
    }

    /// <summary>The width of a pointwise operation on these operands; null where a value of the input's width meets one of the units'.</summary>
    public CellWidth? Combine(IReadOnlyList<int> inputs)
    {
        CellWidth result = CellWidth.One;
        foreach (int input in inputs)
        {
            CellWidth width = _widths[input];
            if (width == CellWidth.Unknown)
                return CellWidth.Unknown;
            if (width == CellWidth.One || width == result)
                continue;
            if (result != CellWidth.One)
                return null;
            result = width;
        }

        return result;
    }

    /// <summary>Names a value after the variable it was assigned to, unless it has a name.</summary>
    public void Name(int position, string symbol)
    {
        CellNode node = _nodes[position];
        if (node.Symbol.Length == 0 && node.Op != CellOp.Constant)
            _nodes[position] = node with { Symbol = symbol };
    }

    /// <summary>The cell without the operations that nothing needs. The input and all states stay.</summary>
    public CellDefinition Build(string name, IReadOnlyList<string> states, IReadOnlyList<int> next, int output)
    {
        bool[] used = new bool[_nodes.Count];
        used[output] = true;
        foreach (int position in next)
            used[position] = true;
        for (int i = _nodes.Count - 1; i >= 0; i--)
        {
            used[i] |= _nodes[i].Op is CellOp.Input or CellOp.State;
            if (used[i])
            {
                foreach (int input in _nodes[i].Inputs)
                    used[input] = true;
            }
        }

        int[] place = new int[_nodes.Count];
        List<CellNode> kept = [];
        for (int i = 0; i < _nodes.Count; i++)
        {
            if (!used[i])
                continue;
            place[i] = kept.Count;
            kept.Add(_nodes[i] with { Inputs = new EquatableArray<int>(_nodes[i].Inputs.Select(input => place[input])) });
        }

        return new CellDefinition(
            name,
            new EquatableArray<string>(states),
            new EquatableArray<CellNode>(kept),
            new EquatableArray<int>(next.Select(position => place[position])),
            place[output]);
    }

    private int Append(CellNode node, CellWidth width)
    {
        _nodes.Add(node);
        _widths.Add(width);
        return _nodes.Count - 1;
    }

    private static double? Fold(CellOp op, double[] values) => op switch
    {
        CellOp.Add => values[0] + values[1],
        CellOp.Subtract => values[0] - values[1],
        CellOp.Multiply => values[0] * values[1],
        CellOp.Divide => values[0] / values[1],
        CellOp.Negate => -values[0],
        _ => null,
    };
}
