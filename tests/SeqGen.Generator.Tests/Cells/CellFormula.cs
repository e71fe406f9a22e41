using System.Globalization;
using SeqGen.Generator.Cells;

namespace SeqGen.Generator.Tests.Cells;

/// <summary>Writes a value of a cell as one formula, locals expanded, so that tests can state what a cell means.</summary>
internal static class CellFormula
{
    public static string Of(CellDefinition cell, int position, bool nested = false)
    {
        CellNode node = cell.Nodes[position];
        string[] inputs = [.. node.Inputs.Select(input => Of(cell, input, node.Op is CellOp.Add or CellOp.Subtract or CellOp.Multiply or CellOp.Divide or CellOp.Negate))];
        return node.Op switch
        {
            CellOp.Input or CellOp.State => node.Symbol,
            CellOp.Constant => Number(node.Value),
            CellOp.Negate => "-" + inputs[0],
            CellOp.Add => Infix("+"),
            CellOp.Subtract => Infix("-"),
            CellOp.Multiply => Infix("*"),
            CellOp.Divide => Infix("/"),
            CellOp.Greater => Infix(">"),
            CellOp.Linear => Call(node.Value == 0 ? "" : $", bias: {Number(node.Value)}"),
            CellOp.Scale or CellOp.Bias => Call(node.Value == (node.Op == CellOp.Scale ? 1 : 0) ? "" : $", start: {Number(node.Value)}"),
            CellOp.LayerNorm => Call($", epsilon: {Number(node.Value)}"),
            _ => Call(""),
        };

        string Infix(string sign) => nested ? $"({inputs[0]} {sign} {inputs[1]})" : $"{inputs[0]} {sign} {inputs[1]}";
        string Call(string options) => $"{node.Op}({string.Join(", ", inputs)}{options}{(node.Name.Length == 0 ? "" : ", name: " + node.Name)})";
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
