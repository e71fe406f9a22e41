using SeqGen.Generator.Cells;

namespace SeqGen.Compiler.Tests.Gradient;

/// <summary>Cells of the driven models.</summary>
internal static class DrivenCells
{
    /// <summary>Long short-term memory: i, f, g, o; c = f c + i g; h = o tanh(c).</summary>
    public static CellDefinition Lstm()
    {
        CellBuilder b = new();
        (int x, int h, int c) = (b.Input("x"), b.State(0, "h"), b.State(1, "c"));
        int Gate(CellOp op, double bias = 0) => b.Add(op, [b.Add(CellOp.Linear, [x, h], bias)]);
        (int i, int f, int g, int o) = (Gate(CellOp.Sigmoid), Gate(CellOp.Sigmoid, 1), Gate(CellOp.Tanh), Gate(CellOp.Sigmoid));
        int cell = b.Add(CellOp.Add, [b.Add(CellOp.Multiply, [f, c]), b.Add(CellOp.Multiply, [i, g])]);
        int output = b.Add(CellOp.Multiply, [o, b.Add(CellOp.Tanh, [cell])]);
        return b.Build("Lstm", ["h", "c"], [output, cell], output);
    }

    /// <summary>
    /// The input in maths, in products of its own and beside the state:
    /// r = sigmoid(Linear(Scale(x), h)); n = tanh(LayerNorm(Linear(x)) + r Linear(h)); h = n + (1 - r) sigmoid(Linear(x, name: "skip")) h.
    /// </summary>
    public static CellDefinition Apart()
    {
        CellBuilder b = new();
        (int x, int h) = (b.Input("x"), b.State(0, "h"));
        int r = b.Add(CellOp.Sigmoid, [b.Add(CellOp.Linear, [b.Add(CellOp.Scale, [x], 1, "gain"), h])]);
        int own = b.Add(CellOp.LayerNorm, [b.Add(CellOp.Linear, [x])], 0.1);
        int n = b.Add(CellOp.Tanh, [b.Add(CellOp.Add, [own, b.Add(CellOp.Multiply, [r, b.Add(CellOp.Linear, [h])])])]);
        int skip = b.Add(CellOp.Sigmoid, [b.Add(CellOp.Linear, [x], 0, "skip")]);
        int kept = b.Add(CellOp.Multiply, [b.Add(CellOp.Subtract, [b.Constant(1), r]), skip]);
        int output = b.Add(CellOp.Add, [n, b.Add(CellOp.Multiply, [kept, h])]);
        return b.Build("Apart", ["h"], [output], output);
    }
}
