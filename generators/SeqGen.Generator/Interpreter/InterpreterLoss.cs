using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Interpreter;

/// <summary>A loss and its gradient with respect to the output. Both carry the head's weight and are divided by how much counts.</summary>
/// <param name="Value">weight * sum / count; 0 when nothing counts.</param>
/// <param name="Gradient">In the output's shape, 0 past a row's length.</param>
internal sealed record InterpreterLoss(double Value, double[] Gradient)
{
    /// <summary>The formulas are PyTorch's, with <c>reduction="mean"</c> per element; cross-entropy and binary cross-entropy take logits.</summary>
    /// <param name="loss">Which loss.</param>
    /// <param name="run">The batch, for its sizes and lengths.</param>
    /// <param name="shape">Shape of the output.</param>
    /// <param name="y">The output.</param>
    /// <param name="targets">int[] of [batch, steps] or [batch] for cross-entropy, -1 not counting, or of [batch, labels] for CTC; otherwise double[] like the output.</param>
    public static InterpreterLoss Of(LossLayer loss, InterpreterRun run, Shape shape, double[] y, Array targets)
    {
        if (loss.Kind == LossKind.Ctc)
            return InterpreterCtc.Of(loss, run, shape.Width, y, (int[])targets);

        double[] gradient = new double[y.Length];
        double sum = 0;
        long count = 0;
        foreach (int place in Places(run, shape))
        {
            if (loss.Kind == LossKind.CrossEntropy)
            {
                if (((int[])targets)[place] == -1)
                    continue;
                count++;
                sum += CrossEntropy(loss.Smoothing, y, gradient, place * shape.Width, shape.Width, ((int[])targets)[place]);
                continue;
            }

            for (int i = place * shape.Width; i < (place + 1) * shape.Width; i++)
            {
                count++;
                (double value, gradient[i]) = Entry(loss, y[i], ((double[])targets)[i]);
                sum += value;
            }
        }

        if (!loss.HasClassTargets && loss.Per != Per.Element)
            count = loss.Per == Per.Sequence ? run.Batch : Places(run, shape).Count();
        double factor = count == 0 ? 0 : loss.Weight / count;
        return new InterpreterLoss(sum * factor, [.. gradient.Select(g => g * factor)]);
    }

    /// <summary>The valid places of an output, in units of its width.</summary>
    private static IEnumerable<int> Places(InterpreterRun run, Shape shape) => shape.Domain == Domain.Step
        ? Enumerable.Range(0, run.Batch).SelectMany(row => Enumerable.Range(row * run.Steps, run.Length(row)))
        : Enumerable.Range(0, run.Batch);

    /// <summary>(1 - s) * -log p[target] + s / n * sum of -log p; its gradient is p - (1 - s) * one-hot - s / n.</summary>
    private static double CrossEntropy(double smoothing, double[] y, double[] gradient, int first, int classes, int target)
    {
        double highest = y.Skip(first).Take(classes).Max();
        double logSum = highest + Math.Log(y.Skip(first).Take(classes).Sum(v => Math.Exp(v - highest)));
        double loss = 0;
        for (int k = 0; k < classes; k++)
        {
            double wanted = (smoothing / classes) + (k == target ? 1 - smoothing : 0);
            loss += wanted * (logSum - y[first + k]);
            gradient[first + k] = Math.Exp(y[first + k] - logSum) - wanted;
        }

        return loss;
    }

    private static (double Loss, double Gradient) Entry(LossLayer loss, double y, double target)
    {
        double d = y - target;
        return loss.Kind switch
        {
            LossKind.MeanSquaredError => (d * d, 2 * d),
            LossKind.MeanAbsoluteError => (Math.Abs(d), Math.Sign(d)),
            LossKind.Huber when Math.Abs(d) <= loss.Delta => (0.5 * d * d, d),
            LossKind.Huber => (loss.Delta * (Math.Abs(d) - (0.5 * loss.Delta)), loss.Delta * Math.Sign(d)),
            LossKind.BinaryCrossEntropy => (
                Math.Max(y, 0) - (y * target) + Math.Log(1 + Math.Exp(-Math.Abs(y))),
                PointwiseMaths.Apply(Op.Sigmoid, y, 0, 0) - target),
            _ => throw new InvalidOperationException($"{loss.Kind} is not a loss of single entries."),
        };
    }
}
