namespace SeqGen.Generator.Cells;

/// <summary>Table of the methods of the base class <c>Cell</c>.</summary>
internal static class CellFunctions
{
    private static readonly Dictionary<string, CellFunction> s_rows = new()
    {
        ["Linear"] = new(CellOp.Linear, 1, 2, "bias", 0),
        ["Conv"] = new(CellOp.Conv, 1, 2, "bias", 0),
        ["ChannelScale"] = new(CellOp.ChannelScale, 1, 1, "start", 1),
        ["Scale"] = new(CellOp.Scale, 1, 1, "start", 1),
        ["Bias"] = new(CellOp.Bias, 1, 1, "start", 0),
        ["LayerNorm"] = new(CellOp.LayerNorm, 1, 1, "epsilon", 1e-5),
        ["Sigmoid"] = Pointwise(CellOp.Sigmoid, 1),
        ["Tanh"] = Pointwise(CellOp.Tanh, 1),
        ["Relu"] = Pointwise(CellOp.Relu, 1),
        ["Exp"] = Pointwise(CellOp.Exp, 1),
        ["Log"] = Pointwise(CellOp.Log, 1),
        ["Sqrt"] = Pointwise(CellOp.Sqrt, 1),
        ["Abs"] = Pointwise(CellOp.Abs, 1),
        ["Max"] = Pointwise(CellOp.Max, 2),
        ["Min"] = Pointwise(CellOp.Min, 2),
        ["Select"] = Pointwise(CellOp.Select, 3),
    };

    public static IEnumerable<string> Names => s_rows.Keys;

    public static CellFunction? Find(string name) => s_rows.TryGetValue(name, out CellFunction? row) ? row : null;

    private static CellFunction Pointwise(CellOp op, int operands) => new(op, operands, operands, "", 0);
}
