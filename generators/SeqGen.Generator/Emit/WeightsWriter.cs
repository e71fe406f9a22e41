using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>Writes where each parameter starts, and the classes that derive panels and padded vectors from the parameters.</summary>
internal sealed class WeightsWriter(CodeWriter code, CompiledModel model)
{
    public void Write()
    {
        using (code.Block("private static class Offsets"))
        {
            string before = "0";
            foreach (Parameter parameter in model.Parameters)
            {
                code.Line($"internal const int {Naming.Pascal(parameter.Name)} = {before};");
                before = $"{Naming.Pascal(parameter.Name)} + {Naming.Number((parameter.Count + 15) / 16 * 16)}";
            }
        }

        code.Line();
        Class("Weights", model.Whole.Panels);
        if (model.Step is not null)
            Class("StepWeights", model.Step.Panels);
    }

    private void Class(string name, PanelPlan plan)
    {
        using (code.Block($"private sealed class {name}(ParameterSet<{model.Type}> parameters) : PackedWeights<{model.Type}>(parameters, {Naming.Number(plan.Elements)})"))
        {
            // Each starts where the one before ends.
            string before = Naming.Number(plan.ZeroWidth);
            code.Line($"internal const int Zeros = 0;   // {Naming.Grouped(plan.ZeroWidth)} zeros, which products without a bias start from");
            foreach ((string constant, int size, string what) in plan.Layout())
            {
                code.Line($"internal const int {Naming.Pascal(constant)} = {before};   // {what}");
                before = $"{Naming.Pascal(constant)} + {Naming.Number(size)}";
            }

            code.Line();
            string[] widths = model.Single ? ["Simd512Single", "Simd256Single", "Simd128Single"] : ["Simd512Double", "Simd256Double", "Simd128Double"];
            using (code.Block("protected override void Pack()"))
            {
                code.Lines($"""
                    if (SimdWidth.Bits == 512)
                        Pack<{widths[0]}>();
                    else if (SimdWidth.Bits == 256)
                        Pack<{widths[1]}>();
                    else
                        Pack<{widths[2]}>();
                    """);
            }

            code.Line();
            using (code.Block($"private void Pack<V>()\n    where V : struct, ISimd<V, {model.Type}>"))
            {
                foreach (Panel panel in plan.Panels)
                    Panel(panel);
                foreach (FramePanel frames in plan.Frames)
                    Frames(frames);
                var maths = new VectorMaths(code, plan, model.Single);
                foreach (PackedVector vector in plan.Vectors)
                    if (PanelPlan.IsSumOfParameters(vector.Node))
                        Vector(vector);
                    else
                        maths.Write(vector);
            }
        }

        code.Line();
    }

    private void Frames(FramePanel panel)
    {
        WeightSlice weight = panel.Kernel.Conv.Weight!;
        string transposed = panel.Kernel.Conv.Op == Op.ConvTransposed ? "true" : "false";
        foreach (FrameGroup group in panel.Groups)
        {
            string at = Naming.Pascal(panel.Name) + Plus(group.Offset - panel.Groups[0].Offset);
            string from = $"Offsets.{Naming.Pascal(weight.Parameter.Name)}{(group.Weight == 0 ? "" : " + " + Naming.Number(group.Weight))}";
            code.Line($"FramePanels.Pack<V, {model.Type}>(ref At({at}), ref Parameters.At({from}), {Naming.Number(panel.Kernel.Conv.Conv!.Taps)}, {Naming.Number(weight.Parameter.Columns)}, {transposed}, "
                + $"{Naming.Number(group.Sources)}, {Naming.Number(group.Depth)}, {Naming.Number(group.Targets)}, {Naming.Number(group.Channels)}, {Naming.Number(group.Columns)}, {Naming.Number(panel.Vectors)});");
        }
    }

    private void Panel(Panel panel)
    {
        Node product = panel.Kernel.Product;
        WeightSlice weight = product.Weight!;
        bool transposed = product.Op == Op.LinearTransposed;
        string parts = code.Parts.Of(product.Shape.Parts);
        foreach (Segment segment in panel.Segments)
        {
            long start = ((long)(weight.Row + (transposed ? segment.First : 0)) * weight.Parameter.Columns) + weight.Column + (transposed ? 0 : segment.First);
            string at = segment.First == 0 ? Naming.Pascal(panel.Name) : $"{Naming.Pascal(panel.Name)} + {Naming.Number(segment.Offset - panel.Segments[0].Offset)}";
            string from = $"Offsets.{Naming.Pascal(weight.Parameter.Name)}{(start == 0 ? "" : " + " + Naming.Number(start))}";
            code.Line($"Panels.Pack<V, {model.Type}>(ref At({at}), ref Parameters.At({from}), {Naming.Number(weight.Parameter.Columns)}, {(transposed ? "true" : "false")}, "
                + $"{Naming.Number(segment.Depth)}, {parts}, {Naming.Number(panel.Columns)}, {Naming.Number(panel.Vectors)}, {Naming.Number(panel.Kernel.Interleaved ? panel.UnitVectors : 0)});");
        }
    }

    private void Vector(PackedVector vector)
    {
        int[] parts = [.. vector.Node.Shape.Parts];
        int column = 0;
        for (int p = 0; p < parts.Length; p++)
        {
            bool add = false;
            foreach ((Parameter parameter, int row) in Leaves(vector.Node, p))
            {
                if (vector.UnitVectors > 0)
                    code.Line($"Panels.VectorPart<V, {model.Type}>(ref At({Naming.Pascal(vector.Name)}), ref Parameters.At(Offsets.{Naming.Pascal(parameter.Name)}{Plus(row)}), {Naming.Number(parts[p])}, {Naming.Number(p)}, {Naming.Number(parts.Length)}, {Naming.Number(vector.UnitVectors)}, {(add ? "true" : "false")});");
                else
                    code.Line($"Panels.Vector(ref At({Naming.Pascal(vector.Name)}{Plus(column)}), ref Parameters.At(Offsets.{Naming.Pascal(parameter.Name)}{Plus(row)}), {Naming.Number(parts[p])}, {(add ? "true" : "false")});");
                add = true;
            }

            column += RowBuffer.Padded(parts[p]);
        }
    }

    private static string Plus(int offset) => offset == 0 ? "" : " + " + Naming.Number(offset);

    /// <summary>The stretches of parameters whose sum is one part of a vector.</summary>
    private static IEnumerable<(Parameter Parameter, int Row)> Leaves(Node node, int part)
    {
        switch (node.Op)
        {
            case Op.Parameter:
                return [(node.Weight!.Parameter, node.Weight.Row + node.Shape.Parts.Take(part).Sum())];
            case Op.Add:
                return Leaves(node.Inputs[0], part).Concat(Leaves(node.Inputs[1], part));
            case Op.Slice:
                return Leaves(node.Inputs[0], part + node.Index);
            case Op.Concat:
                foreach (Node input in node.Inputs)
                {
                    if (part < input.Shape.Parts.Count)
                        return Leaves(input, part);
                    part -= input.Shape.Parts.Count;
                }

                break;
        }

        throw new InvalidOperationException($"{node} is no sum of parameters.");
    }
}
