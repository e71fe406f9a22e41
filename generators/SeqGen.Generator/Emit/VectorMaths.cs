using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <summary>
/// Writes maths on parameters alone, which is done once after each change of the parameters; one number for all units stands in every lane.
/// <code>
/// h = Sigmoid(Parameter(rate)) * h'      becomes      when packing: rate2 = Sigmoid(rate)    at each step: h = rate2 * h'
/// </code>
/// </summary>
internal sealed class VectorMaths(CodeWriter code, PanelPlan plan, bool single)
{
    public void Write(PackedVector vector)
    {
        Node node = vector.Node;
        code.Line($"// {Naming.Pascal(vector.Name)} = {Formula.Outside(node)}");
        if (node.Op == Op.SumUnits)
        {
            Sum(vector);
        }
        else if (node.Op == Op.Pick)
        {
            for (int p = 0; p < node.Shape.Parts.Count; p++)
                code.Line($"{code.Frames.Of(node.Pick!)}.Take(ref At({At(plan.Of(node.Inputs[0]), node.Inputs[0].Shape.Parts.Take(p).Sum(RowBuffer.Padded))}), 0, 1, ref At({At(vector, node.Shape.Parts.Take(p).Sum(RowBuffer.Padded))}), 0);");
        }
        else if (node.Op is Op.Slice or Op.Concat)
        {
            for (int p = 0, column = 0; p < node.Shape.Parts.Count; column += RowBuffer.Padded(node.Shape.Parts[p++]))
                Store(vector, column, node.Shape.Parts[p], Part(node, p));
        }
        else
        {
            Store(vector, 0, node.Shape.IsScalar ? RowBuffer.Lanes : node.Shape.Parts.Sum(RowBuffer.Padded), Expression(node));
        }
    }

    private void Store(PackedVector vector, int column, int units, string value)
    {
        code.Line($"for (int unit = 0; unit < {Naming.Number(units)}; unit += V.Count)");
        code.Line($"    V.Store({value}, ref At({At(vector, column)}), unit);");
    }

    private void Sum(PackedVector vector)
    {
        Node x = vector.Node.Inputs[0];
        using (code.Block())
        {
            code.Line("V sum = V.Zero;");
            for (int p = 0, column = 0; p < x.Shape.Parts.Count; column += RowBuffer.Padded(x.Shape.Parts[p++]))
            {
                string units = Naming.Number(x.Shape.Parts[p]);
                code.Line($"for (int unit = 0; unit < {units}; unit += V.Count)");
                code.Line($"    sum += V.First(V.Load(ref At({At(plan.Of(x), column)}), unit), {units} - unit);");
            }

            Store(vector, 0, RowBuffer.Lanes, "V.Create(V.Sum(sum))");
        }
    }

    /// <summary>The vectors of one part of a slice or a concatenation.</summary>
    private string Part(Node node, int part)
    {
        Node source = node.Inputs[0];
        if (node.Op == Op.Slice)
            part = node.Index;
        for (int i = 0; node.Op == Op.Concat && part >= source.Shape.Parts.Count; source = node.Inputs[++i])
            part -= source.Shape.Parts.Count;
        return $"V.Load(ref At({At(plan.Of(source), source.Shape.Parts.Take(part).Sum(RowBuffer.Padded))}), unit)";
    }

    private string Expression(Node node)
    {
        string[] operands = [.. node.Inputs.Select(Operand)];
        return node.Op switch
        {
            Op.Add => $"{operands[0]} + {operands[1]}",
            Op.Subtract => $"{operands[0]} - {operands[1]}",
            Op.Multiply => $"{operands[0]} * {operands[1]}",
            Op.Divide => $"{operands[0]} / {operands[1]}",
            Op.Negate => $"-{operands[0]}",
            Op.Fill => operands[0],
            _ => $"V.{node.Op}({string.Join(", ", operands)})",
        };
    }

    private string Operand(Node node) => node.Op == Op.Constant ? $"V.Create({Naming.Literal(node.Value, single)})"
        : $"V.Load(ref At({At(plan.Of(node), 0)}), {(node.Shape.IsScalar ? "0" : "unit")})";

    private static string At(PackedVector vector, int column) => Naming.Pascal(vector.Name) + (column == 0 ? "" : " + " + Naming.Number(column));
}
