using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Interpreter;

/// <summary>Convolutions and units picked, by naive loops.</summary>
internal static class InterpreterFrames
{
    public static double[] Conv(Node node, Evaluation e, int row, int step)
    {
        double[] x = e.Of(node.Inputs[0], row, step);
        double[] y = node.Inputs.Count > 1 ? [.. e.Of(node.Inputs[1], row, step)] : new double[node.Shape.Width];
        double[] weight = e.Run.Parameters[node.Weight!.Parameter.Name];
        Pairs(node, node.Shape, node.Inputs[0].Shape, (to, from, at) => y[to] += weight[at] * x[from]);
        return y;
    }

    public static double[] Transposed(Node node, Evaluation e, int row, int step)
    {
        double[] dy = e.Of(node.Inputs[0], row, step);
        double[] dx = new double[node.Shape.Width];
        double[] weight = e.Run.Parameters[node.Weight!.Parameter.Name];
        Pairs(node, node.Inputs[0].Shape, node.Shape, (to, from, at) => dx[from] += weight[at] * dy[to]);
        return dx;
    }

    /// <summary>Adds one frame's share to the gradient of the slice [rows, columns].</summary>
    public static void AddGradient(Node node, double[] dy, double[] x, double[] sum)
    {
        WeightSlice w = node.Weight!;
        Pairs(node, node.Inputs[0].Shape, node.Inputs[1].Shape, (to, from, at) =>
            sum[(((at / w.Parameter.Columns) - w.Row) * w.Columns) + (at % w.Parameter.Columns) - w.Column] += dy[to] * x[from]);
    }

    public static double[] Pick(Node node, Evaluation e, int row, int step)
    {
        double[] x = e.Of(node.Inputs[0], row, step);
        int[] units = node.Pick!.Units();
        return [.. node.Shape.Parts.SelectMany((_, part) => units.Select(u => x[(part * node.Pick.Source) + u]))];
    }

    public static double[] PickSum(Node node, Evaluation e, int row, int step) => Back(node, e.Of(node.Inputs[0], row, step));

    /// <summary>Each unit's value added to the unit it was picked from.</summary>
    public static double[] Back(Node node, double[] dy)
    {
        PickForm form = node.Pick!;
        int[] units = form.Units();
        double[] dx = new double[dy.Length / form.Target * form.Source];
        for (int i = 0; i < dy.Length; i++)
            dx[(i / form.Target * form.Source) + units[i % form.Target]] += dy[i];
        return dx;
    }

    /// <summary>All pairs of an output unit and an input unit that meet, with the place of their weight in the whole parameter.</summary>
    private static void Pairs(Node node, Shape y, Shape x, Action<int, int, int> meet)
    {
        (ConvForm form, WeightSlice weight) = (node.Conv!, node.Weight!);
        (int Unit, int Step)[] outputs = [.. Channels(y, form.Out.Count)], inputs = [.. Channels(x, form.In.Count)];
        for (int p = 0; p < form.Out.Count; p++)
            for (int tap = 0; tap < form.Taps; tap++)
            {
                int z = form.Source(0, p / form.Out.Width / form.Out.Height, tap / form.Kernel.Width / form.Kernel.Height);
                int v = form.Source(1, p / form.Out.Width % form.Out.Height, tap / form.Kernel.Width % form.Kernel.Height);
                int u = form.Source(2, p % form.Out.Width, tap % form.Kernel.Width);
                if (z < 0 || z >= form.In.Depth || v < 0 || v >= form.In.Height || u < 0 || u >= form.In.Width)
                    continue;
                int from = (((z * form.In.Height) + v) * form.In.Width) + u;
                for (int o = 0; o < outputs.Length; o++)
                    for (int i = 0; i < inputs.Length; i++)
                        meet(outputs[o].Unit + (p * outputs[o].Step), inputs[i].Unit + (from * inputs[i].Step),
                            ((weight.Row + o) * weight.Parameter.Columns) + weight.Column + (i * form.Taps) + tap);
            }
    }

    /// <summary>For each channel its unit at the first position, and the units from position to position.</summary>
    private static IEnumerable<(int Unit, int Step)> Channels(Shape shape, int positions)
    {
        int first = 0;
        foreach (int part in shape.Parts)
        {
            for (int channel = 0; channel < part / positions; channel++)
                yield return (first + channel, part / positions);
            first += part;
        }
    }
}
