using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Cells;

/// <summary>A recurrent cell as read from its <c>Step</c> method: a list of operations, each naming earlier ones by position.</summary>
/// <param name="Name">Name of the cell's class.</param>
/// <param name="States">Names of the states, in order of the parameters after <c>x</c>.</param>
/// <param name="Nodes">Operations in order of evaluation.</param>
/// <param name="Next">For each state, the position of its next value.</param>
/// <param name="Output">Position of the output.</param>
internal sealed record CellDefinition(
    string Name,
    EquatableArray<string> States,
    EquatableArray<CellNode> Nodes,
    EquatableArray<int> Next,
    int Output)
{
    /// <summary>Width of each operation's result.</summary>
    public CellWidth[] Widths()
    {
        CellWidth[] widths = new CellWidth[Nodes.Count];
        for (int i = 0; i < widths.Length; i++)
        {
            CellWidth widest = Nodes[i].Inputs.Count == 0 ? CellWidth.One : Nodes[i].Inputs.Max(input => widths[input]);
            widths[i] = Nodes[i].Op switch
            {
                CellOp.Input => CellWidth.Input,
                CellOp.State or CellOp.Linear or CellOp.Conv => CellWidth.Units,
                _ => widest,
            };
        }

        return widths;
    }
}

/// <summary>One operation of a cell.</summary>
/// <param name="Op">What it does.</param>
/// <param name="Inputs">Positions of its operands.</param>
/// <param name="Value">The constant; the initial bias of a <c>Linear</c>; the initial value of a <c>Scale</c> or <c>Bias</c>; epsilon of a <c>LayerNorm</c>.</param>
/// <param name="Index">Which state, for <see cref="CellOp.State"/>.</param>
/// <param name="Name">Parameter name the user gave (<c>name:</c>), else empty.</param>
/// <param name="Symbol">The local variable the result was assigned to, else empty: it names the value in emitted code.</param>
internal sealed record CellNode(CellOp Op, EquatableArray<int> Inputs, double Value, int Index, string Name, string Symbol);

/// <summary>The closed language of cells.</summary>
internal enum CellOp
{
    /// <summary>The step's input.</summary>
    Input,

    /// <summary>A state's value before the step.</summary>
    State,

    Constant,

    /// <summary>Weights times each operand, plus bias: <c>Linear(x, h)</c>. Operands that come from x take rows of weight_ih, others of weight_hh.</summary>
    Linear,

    /// <summary>The same by taps around each position of a frame: <c>Conv(x, h)</c>.</summary>
    Conv,

    /// <summary>A learned gain per unit: <c>Scale(x)</c>.</summary>
    Scale,

    /// <summary>A learned gain per channel of frames: <c>ChannelScale(x)</c>.</summary>
    ChannelScale,

    /// <summary>A learned offset per unit: <c>Bias(x)</c>.</summary>
    Bias,

    /// <summary>Normalization over the units, with learned gain and bias: <c>LayerNorm(x)</c>.</summary>
    LayerNorm,
    Add,
    Subtract,
    Multiply,
    Divide,
    Negate,
    Sigmoid,
    Tanh,
    Relu,
    Exp,
    Log,
    Sqrt,
    Abs,
    Max,
    Min,

    /// <summary>1 where the first operand is greater than the second, else 0.</summary>
    Greater,

    /// <summary>The second operand where the first is not 0, else the third: <c>Select(a &gt; b, u, v)</c>.</summary>
    Select,
}
