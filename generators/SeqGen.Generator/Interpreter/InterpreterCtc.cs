using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Interpreter;

/// <summary>
/// Connectionist temporal classification as in Graves et al. 2006, section 4: -ln of the probability of a sequence's labels over their number, and the
/// mean over sequences, as PyTorch's ctc_loss with <c>reduction="mean"</c>.
/// </summary>
internal static class InterpreterCtc
{
    /// <param name="loss">Its weight and its blank.</param>
    /// <param name="run">The batch, for its sizes and lengths.</param>
    /// <param name="classes">Width of the output.</param>
    /// <param name="y">Logits, [batch, steps, classes].</param>
    /// <param name="targets">Labels, [batch, any number], -1 behind the last.</param>
    public static InterpreterLoss Of(LossLayer loss, InterpreterRun run, int classes, double[] y, int[] targets)
    {
        double[] gradient = new double[y.Length];
        double sum = 0;
        int most = targets.Length / run.Batch;
        for (int row = 0; row < run.Batch; row++)
        {
            int[] labels = [.. targets.Skip(row * most).Take(most).TakeWhile(label => label != -1)];
            double[][] logs = [.. Enumerable.Range(0, run.Length(row)).Select(t => LogSoftmax([.. y.Skip(((row * run.Steps) + t) * classes).Take(classes)]))];
            double factor = loss.Weight / run.Batch / Math.Max(labels.Length, 1);
            double[,] alpha = Forward(logs, States(labels, loss.Blank), loss.Blank);
            double[,] beta = Backward(logs, States(labels, loss.Blank), loss.Blank);
            double total = Total(alpha);
            sum -= factor * total;
            for (int t = 0; t < logs.Length; t++)
            {
                int first = ((row * run.Steps) + t) * classes;
                for (int k = 0; k < classes; k++)
                    gradient[first + k] += factor * Math.Exp(logs[t][k]);
                for (int s = 0; s < alpha.GetLength(1); s++)
                    gradient[first + States(labels, loss.Blank)[s]] -= factor * Math.Exp(alpha[t, s] + beta[t, s] - total);
            }
        }

        return new InterpreterLoss(sum, gradient);
    }

    /// <summary>The labels with a blank before, between and behind them.</summary>
    private static int[] States(int[] labels, int blank) => [blank, .. labels.SelectMany(label => new[] { label, blank })];

    /// <summary>ln of the probability of standing in a state at a step, with all up to there.</summary>
    private static double[,] Forward(double[][] logs, int[] states, int blank)
    {
        double[,] alpha = new double[logs.Length, states.Length];
        for (int t = 0; t < logs.Length; t++)
        {
            for (int s = 0; s < states.Length; s++)
            {
                double before = t == 0 ? s < 2 ? 0 : double.NegativeInfinity : double.NegativeInfinity;
                for (int from = Math.Max(0, s - 2); t > 0 && from <= s; from++)
                    before = Leads(states, blank, from, s) ? Add(before, alpha[t - 1, from]) : before;
                alpha[t, s] = before + logs[t][states[s]];
            }
        }

        return alpha;
    }

    /// <summary>ln of the probability of all behind a step, from a state at that step.</summary>
    private static double[,] Backward(double[][] logs, int[] states, int blank)
    {
        double[,] beta = new double[logs.Length, states.Length];
        for (int t = logs.Length - 1; t >= 0; t--)
        {
            for (int s = 0; s < states.Length; s++)
            {
                beta[t, s] = t == logs.Length - 1 && s >= states.Length - 2 ? 0 : double.NegativeInfinity;
                for (int to = s; t < logs.Length - 1 && to < states.Length && to <= s + 2; to++)
                    beta[t, s] = Leads(states, blank, s, to) ? Add(beta[t, s], beta[t + 1, to] + logs[t + 1][states[to]]) : beta[t, s];
            }
        }

        return beta;
    }

    /// <summary>A step stays, moves on by one state, or skips the blank between two different labels.</summary>
    private static bool Leads(int[] states, int blank, int from, int to) =>
        to - from < 2 || (states[to] != blank && states[to] != states[from]);

    private static double Total(double[,] alpha)
    {
        int last = alpha.GetLength(0) - 1, states = alpha.GetLength(1);
        return states == 1 ? alpha[last, 0] : Add(alpha[last, states - 1], alpha[last, states - 2]);
    }

    private static double[] LogSoftmax(double[] y)
    {
        double sum = Math.Log(y.Sum(v => Math.Exp(v - y.Max()))) + y.Max();
        return [.. y.Select(v => v - sum)];
    }

    private static double Add(double a, double b)
    {
        double most = Math.Max(a, b);
        return double.IsNegativeInfinity(most) ? most : most + Math.Log(Math.Exp(a - most) + Math.Exp(b - most));
    }
}
