using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Interpreter;

/// <summary>
/// Runs graphs in double precision, scalar and by demand: the oracle that emitted code is compared with. It knows nothing of schedules, layouts
/// or sorting, so an error there cannot hide here.
/// </summary>
internal static class Interpret
{
    /// <exception cref="ArgumentException">An array has another size than the graph says.</exception>
    public static InterpreterForward Forward(ModelGraph graph, InterpreterRun run)
    {
        Check(graph, run);
        Evaluation evaluation = new(run, null, null);
        evaluation.StepThrough(graph.Nodes);
        return new InterpreterForward([.. graph.Outputs.Select(evaluation.Gathered)], [.. graph.ExternalStates.Select(evaluation.Final)]);
    }

    /// <summary>Gradients for given gradients of the outputs and, when there are external states, of their final values.</summary>
    /// <exception cref="ArgumentException">An array has another size than the graph says.</exception>
    public static InterpreterGradient Backward(
        GradientGraph graph,
        InterpreterRun run,
        IReadOnlyList<double[]> outputGradients,
        IReadOnlyList<double[]>? finalGradients = null)
    {
        ModelGraph forward = graph.Forward;
        Check(forward, run);
        for (int i = 0; i < forward.Outputs.Count; i++)
            Check($"gradient of output {i}", outputGradients[i], Count(run, forward.Outputs[i].Shape, forward.Outputs[i].Axis));
        for (int i = 0; finalGradients is not null && i < forward.ExternalStates.Count; i++)
            Check($"gradient of {forward.ExternalStates[i]}", finalGradients[i], run.Batch * forward.ExternalStates[i].Units);

        Evaluation evaluation = new(run, outputGradients, finalGradients);
        evaluation.StepThrough(forward.Nodes);
        evaluation.StepThrough(graph.Nodes);
        Dictionary<string, double[]> parameters = forward.Parameters.ToDictionary(p => p.Name, p => new double[p.Count]);
        foreach (Node sink in graph.Sinks)
            AddInto(parameters[sink.Target!.Parameter.Name], sink.Target, evaluation.Of(sink, 0, 0));
        return new InterpreterGradient(
            parameters, [.. graph.InputGradients.Select(dx => dx is null ? null : evaluation.Gathered(dx))], [.. graph.ExternalStates.Select(evaluation.Final)]);
    }

    private static void AddInto(double[] gradient, WeightSlice slice, double[] part)
    {
        int stride = Math.Max(slice.Parameter.Columns, 1);
        int columns = Math.Max(slice.Columns, 1);
        for (int i = 0; i < part.Length; i++)
            gradient[((slice.Row + (i / columns)) * stride) + slice.Column + (i % columns)] += part[i];
    }

    private static void Check(ModelGraph graph, InterpreterRun run)
    {
        foreach (Parameter parameter in graph.Parameters)
        {
            if (!run.Parameters.TryGetValue(parameter.Name, out double[]? values))
                throw new ArgumentException($"Parameter {parameter.Name} has no values.", nameof(run));
            Check(parameter.Name, values, parameter.Count);
        }

        for (int i = 0; i < graph.Inputs.Count; i++)
            Check($"input {i}", run.Inputs[i], Count(run, Shape.Of(graph.Inputs[i].Domain, graph.Inputs[i].Tokens ? 1 : graph.Inputs[i].Width), graph.Inputs[i].Axis));
        for (int i = 0; run.InitialStates is not null && i < graph.ExternalStates.Count; i++)
            Check($"{graph.ExternalStates[i]}", run.InitialStates[i], run.Batch * graph.ExternalStates[i].Units);
        for (int row = 0; row < run.Batch; row++)
        {
            if (run.Length(row) < 1 || run.Length(row) > run.Steps)
                throw new ArgumentException($"Row {row} has length {run.Length(row)} of {run.Steps} steps.", nameof(run));
        }
    }

    private static int Count(InterpreterRun run, Shape shape, Axis axis) => run.Batch * (shape.Domain == Domain.Step ? run.StepsOf(axis) : 1) * shape.Width;

    private static void Check(string name, Array values, long count)
    {
        if (values.Length != count)
            throw new ArgumentException($"{name} has {values.Length} entries instead of {count}.");
    }
}
