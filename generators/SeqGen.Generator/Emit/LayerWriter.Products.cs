using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <content>Products with weights, and the gradients of weights and vectors.</content>
internal sealed partial class LayerWriter
{
    private void Use(Panel panel)
    {
        Tiles.Add(panel.Vectors);
        if (panel.Elements * context.ElementBytes > TileWriter.BytesInCache)
            Ahead.Add(panel.Vectors);
    }

    private string PanelName(Panel panel) => $"{context.Weights}.{Naming.Pascal(panel.Name)}";

    private void Product(ProductKernel product)
    {
        Panel panel = context.Panels.Of(product);
        Place place = context.Plan.Of(product.Value)[0];
        Use(panel);
        Wide.Add(panel.Vectors);
        if (panel.Segments.Any(s => s.Depth > TileWriter.DepthInCache))
            Deep.Add(panel.Vectors);
        string n = Naming.Number(panel.Vectors);
        string target = $"ref {At(place)}";
        string stride = Context.StrideName(place.Buffer);
        code.Line($"// {Formula.ProductName(product.Product)}{(product.Bias is null ? "" : " + b")}{(_loop || context.OneStep || product.Domain == Domain.Row ? "" : ", all steps at once")}");
        foreach (Segment segment in panel.Segments)
        {
            (string operand, string operandStride) = Operand(product.Operand, segment.Part);
            string init = segment.First > 0 ? $"{target}, {stride}"
                : product.Bias is null ? $"ref weights.At({context.Weights}.Zeros), 0" : $"ref weights.At({context.Weights}.{Naming.Pascal(context.Panels.Of(product.Bias).Name)}), 0";
            string at = segment.First == 0 ? PanelName(panel) : $"{PanelName(panel)} + {Naming.Number(segment.Offset - panel.Segments[0].Offset)}";
            code.Line($"Multiply{n}<V>(");
            using (code.Indent())
            {
                code.Line($"ref {operand}, {operandStride}, rows.Count,");
                code.Line($"ref weights.At({at}), {Naming.Number(segment.Depth)}, {Naming.Number(panel.Columns)},");
                code.Line($"{init},");
                code.Line($"{target}, {stride});");
            }
        }

        Copies(product.Value);
    }

    private (string Reference, string Stride) Operand(Node operand, int part)
    {
        (RowBuffer buffer, int column, string first) = context.Locate(operand);
        int start = column;
        if (part > 0)
        {
            Node value = Views.Base(operand);
            int own = value.Op == Op.Previous ? 0 : context.Plan.Find(operand).Part;
            start = buffer.Column(own + part);
        }

        return (Row(buffer, first, start), Context.StrideName(buffer));
    }

    private void Fused(FusedKernel fused)
    {
        int units = fused.Pointwise.Parts[0];
        bool blocks = fused.UnitVectors > 1;
        string step = blocks ? $"{Naming.Number(fused.UnitVectors)} * V.Count" : "V.Count";
        string counter = blocks ? "panel" : "unit";
        string products = string.Join(", ", fused.Products.Select(p => Formula.ProductName(p.Product) + (p.Bias is null ? "" : " + b")));
        code.Line($"// {products}, a panel of units at a time, and the maths on it");
        using (code.Block($"for (int {counter} = 0; {counter} < {Naming.Number(units)}; {counter} += {step})"))
        {
            foreach (ProductKernel product in fused.Products)
            {
                Panel panel = context.Panels.Of(product);
                Use(panel);
                int parts = product.Value.Shape.Parts.Count;
                string n = Naming.Number(panel.Vectors);
                string scratch = $"ref run.At(run.{product.Scratch}), {Naming.Lanes(panel.Vectors)}";
                foreach (Segment segment in panel.Segments)
                {
                    (string operand, string operandStride) = Operand(product.Operand, segment.Part);
                    string init = segment.First > 0 || product.Start is not null ? scratch
                        : product.Bias is null ? $"ref weights.At({context.Weights}.Zeros), 0"
                        : $"ref weights.At({context.Weights}.{Naming.Pascal(context.Panels.Of(product.Bias).Name)} + {Times(counter, parts)}), 0";
                    string at = $"{PanelName(panel)} + {(segment.First == 0 ? "" : Naming.Number(segment.Offset - panel.Segments[0].Offset) + " + ")}{Times(counter, segment.Depth * parts)}";
                    code.Line($"Rows{n}<V>(");
                    using (code.Indent())
                    {
                        code.Line($"ref {operand}, {operandStride}, 1, rows.Count,");
                        code.Line($"ref weights.At({at}), {Naming.Number(segment.Depth)},");
                        code.Line($"{init},");
                        code.Line($"{scratch});");
                    }

                }
            }

            if (blocks)
            {
                using (code.Block($"for (int unit = panel; unit < Math.Min(panel + ({step}), {Naming.Number(units)}); unit += V.Count)"))
                    code.Line(PointwiseWriter.Call(fused.Name, fused.Pointwise, ", unit, panel"));
            }
            else
            {
                code.Line(PointwiseWriter.Call(fused.Name, fused.Pointwise, ", unit"));
            }
        }
    }

    private static string Times(string counter, int number) => number == 1 ? counter : $"({counter} * {Naming.Number(number)})";

    private void Sink(Node node, Node? twin)
    {
        WeightSlice weight = node.Weight!;
        if (!weight.Parameter.Trainable)
            return;
        string parameter = $"Offsets.{Naming.Pascal(weight.Parameter.Name)}";
        switch (node.Op)
        {
            case Op.VectorGradient:
                string both = twin is null ? "" : $", {Formula.GradientOf(twin.Weight!)}";
                code.Line($"// {Formula.GradientOf(weight)}{both} += sum of {Formula.Outside(node.Inputs[0])}");
                int done = 0, part = 0;
                int[] parts = node.Inputs[0].Shape.IsScalar ? [1] : [.. node.Inputs[0].Shape.Parts];
                foreach ((int count, int units) in Alike.Of(parts))
                {
                    (string source, string sourceStride) = Operand(node.Inputs[0], part);
                    string second = twin is null ? "" : $", ref gradients.At({Offset($"Offsets.{Naming.Pascal(twin.Weight!.Parameter.Name)}", twin.Weight.Row + done == 0 ? "" : Naming.Number(twin.Weight.Row + done))})";
                    code.Line($"ParameterGradients.AddColumns<V, {context.Type}>(ref {source}, {sourceStride}, rows.Count, {Naming.Number(count)}, {Naming.Number(units)}, ref gradients.At({Offset(parameter, weight.Row + done == 0 ? "" : Naming.Number(weight.Row + done))}){second});");
                    done += count * units;
                    part += count;
                }

                break;
            default:
                (string from, string fromStride) = Operand(node.Inputs[0], 0);
                code.Line($"// {Formula.GradientOf(weight)}[token] += {Formula.Outside(node.Inputs[0])}");
                code.Line($"ParameterGradients.AddRows<V, {context.Type}>(run.{TokensName(node.Inputs[1])}.AsSpan(rows.First, rows.Count), ref {from}, {fromStride}, {Naming.Number(weight.Columns)}, ref gradients.At({parameter}));");
                break;
        }
    }

    /// <summary><c>dy^T x</c>; in brackets what is longer than a symbol.</summary>
    private static string Outer(Node dy, Node x)
    {
        return $"{Whole(dy)}^T {Whole(x)}";

        static string Whole(Node node) => Formula.Outside(node) is var text && text.Contains(' ') && text[0] is not ('[' or '(') ? $"({text})" : text;
    }

    private void WeightGradient(Node node, Kernel kernel)
    {
        string parameter = $"Offsets.{Naming.Pascal(node.Weight!.Parameter.Name)}";
        string steps = kernel.Domain != Domain.Step || context.OneStep ? "run.EachStep(0, 1)" : "run.EachStep(t0, t1)";
        Node dy = node.Inputs[0], x = node.Inputs[1];
        WeightSlice weight = node.Weight!;
        var product = new OuterProduct(node, context.ElementBytes);
        int done = 0;
        code.Line($"// {Formula.GradientOf(weight)} += {Outer(dy, x)}");
        for (int p = 0; p < product.Inputs.Count; p++)
        {
            int inputs = product.Inputs[p];
            string left = product.IsDirect ? $"{OuterOperand(dy, 0)}, {Naming.Number(product.Outputs)}" : $"{OuterOperand(x, p)}, {Naming.Number(inputs)}";
            string right = product.IsDirect ? $"{OuterOperand(x, p)}, {Naming.Number(inputs)}" : $"{OuterOperand(dy, 0)}, {Naming.Number(product.Padded)}";
            int vectors = OuterProduct.Vectors(product.IsDirect ? inputs : product.Padded);
            Tiles.Add(vectors);
            Outers.Add(vectors);
            string panel = Naming.Lanes(vectors);
            if (product.IsDirect)
            {
                Outer($"ref {Gradient(0, done)}, {Naming.Number(weight.Parameter.Columns)}, {panel}");
            }
            else
            {
                using (code.Block())
                {
                    code.Line($"ref {context.Type} sum = ref run.At(run.GradientScratch);");
                    code.Line($"ParameterGradients.Clear(ref sum, {Naming.Number((long)inputs * product.Padded)});");
                    Outer($"ref sum, {panel}, {Naming.Lanes(inputs * vectors)}");
                    int row = 0, column = 0;
                    foreach ((int count, int units) in Alike.Of(dy.Shape.Parts))
                    {
                        code.Line($"ParameterGradients.AddTransposed(ref sum, {panel}, {Naming.Number(inputs)}, {Naming.Number(column)}, {Naming.Number(count)}, {Naming.Number(units)}, ref {Gradient(row, done)}, {Naming.Number(weight.Parameter.Columns)});");
                        row += count * units;
                        column += count * RowBuffer.Padded(units);
                    }
                }
            }

            done += inputs;

            void Outer(string target)
            {
                code.Line($"Outer{vectors}<V>(");
                using (code.Indent())
                {
                    code.Line($"{steps}, {Naming.Number(product.Together)},");
                    code.Line($"{left},");
                    code.Line($"{right},");
                    code.Line($"ref run.At(run.PackScratch), {target});");
                }
            }
        }

        string Gradient(int row, int column)
        {
            long at = ((long)(weight.Row + row) * weight.Parameter.Columns) + weight.Column + column;
            return $"gradients.At({Offset(parameter, at == 0 ? "" : Naming.Number(at))})";
        }
    }

    /// <summary>
    /// A product's operand for all rows of its buffer: the first element of row 0, the stride, and how rows are counted. In a loop over parts it starts with the
    /// loop's variable at 0.
    /// </summary>
    private string OuterOperand(Node operand, int part, string loop = "")
    {
        (RowBuffer buffer, int column, string first) = context.Locate(operand);
        if (part > 0)
        {
            Node value = Views.Base(operand);
            column = buffer.Column((value.Op == Op.Previous ? 0 : context.Plan.Find(operand).Part) + part);
        }

        string order = first switch { "" => "Sequence", "rows.First" => "Packed", "rows.Before" => "Before", _ => "After" };
        return $"ref {Moved(Row(buffer, "", column), loop, operand.Shape.Parts[part])}, {Context.StrideName(buffer)}, RowOrder.{order}";
    }
}
