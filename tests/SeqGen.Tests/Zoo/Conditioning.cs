using System.Collections.Concurrent;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Interpreter;
using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Zoo;

/// <summary>
/// Draws numbers that a model's results do not depend on out of measure: where the terms of a whole array nearly cancel, or a maximum is nearly
/// tied, rounding of the parameters alone moves the interpreter's results by more than the emitted code's may be off.
/// </summary>
internal static class Conditioning
{
    private const int First = 2, Attempts = 60;

    private static readonly ConcurrentDictionary<(string, int, int, bool), int> s_seeds = new();

    /// <summary>The numbers of the first seed that is good enough; of the best one if none is.</summary>
    public static ZooRun Draw(ZooModel zoo, LoweredModel model)
    {
        int seed = s_seeds.GetOrAdd((zoo.Name, zoo.Batch, zoo.Steps, zoo.Ragged), _ =>
        {
            (int Seed, double Moved) best = (First, double.MaxValue);
            for (int seed = First; seed < First + Attempts && best.Moved > 1; seed++)
                if (Moved(ZooNumbers.Of(zoo, model, seed)) is var moved && moved < best.Moved)
                    best = (seed, moved);
            return best.Seed;
        });
        return ZooNumbers.Of(zoo, model, seed);
    }

    /// <summary>How far the gradients move when parameters are off by a rounding, in quarters of what emitted code is allowed.</summary>
    public static double Moved(ZooRun run)
    {
        bool single = run.Model.Declaration.Scalar == Scalar.Single;
        double epsilon = Math.ScaleB(1, single ? -23 : -52), bound = Agreement.Of(run, single).Bound / 4;
        Random random = new(7);
        ZooRun near = run with
        {
            Parameters = run.Parameters.ToDictionary(p => p.Key, p => p.Value.Select(v => v * (1 + (epsilon * ((2 * random.Next(2)) - 1)))).ToArray()),
        };
        GradientGraph gradient = Differentiate.Run(run.Model.Graph);
        double most = 0;
        foreach (bool loss in run.Targets.Length > 0 ? new[] { false, true } : [false])
        {
            double[][] here = Gradients(run, gradient, loss), there = Gradients(near, gradient, loss);
            for (int i = 0; i < here.Length; i++)
            {
                double moved = here[i].Zip(there[i], (a, b) => Math.Abs(a - b)).DefaultIfEmpty(0).Max();
                if (moved > 0)
                    most = Math.Max(most, moved / (bound * here[i].Select(Math.Abs).Max()));
            }
        }

        return most;
    }

    /// <summary>Gradients of parameters, inputs and initial states, as the tests ask for them.</summary>
    private static double[][] Gradients(ZooRun run, GradientGraph gradient, bool loss)
    {
        bool states = !loss && run.Model.States.Count > 0;
        double[][] dy = loss ? run.Loss(training: true).Gradients : run.OutputGradients;
        InterpreterGradient result = Interpret.Backward(gradient, run.ToInterpreter(states, training: true), dy, states ? run.FinalGradients : null);
        return [.. result.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => p.Value), .. result.Inputs.OfType<double[]>(), .. states ? result.InitialStates : []];
    }
}
