using System.Numerics;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;
using SeqGen.Tests.Zoo;
using SeqGen.Training;

namespace SeqGen.Tests.Allocation;

/// <summary>Every call that a training loop or a service repeats, with all its arguments made beforehand.</summary>
internal static class Calls
{
    /// <summary>Name and call, in an order in which each finds what it needs.</summary>
    public static IReadOnlyList<(string Name, Action Call)> Of(ZooCase zoo) => zoo.Emitted switch
    {
        EmittedRun<float> single => Of(zoo, single),
        EmittedRun<double> twice => Of(zoo, twice),
        object other => throw new InvalidOperationException($"{other} is no run."),
    };

    private static List<(string Name, Action Call)> Of<T>(ZooCase zoo, EmittedRun<T> emitted)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        (EmittedModel<T> model, Workspace<T> run, Array[] x, Array[] targets) = (emitted.Model, emitted.Workspace, emitted.X, emitted.Targets);
        (int batch, int steps) = (zoo.Run.Batch, zoo.Run.Steps);
        LoweredModel lowered = zoo.Run.Model;
        T[][] y = emitted.Outputs(), dy = emitted.Outputs(), dx = [.. x.Select(a => a as T[] ?? [])], none = [.. x.Select(_ => Array.Empty<T>())];
        int[] lengths = zoo.Run.Lengths ?? [.. Enumerable.Range(0, batch).Select(row => 1 + (row % steps))];
        dx = [.. dx.Select(d => new T[d.Length])];
        AdamW adam = new(1e-4);
        List<(string, Action)> calls =
        [
            ("SetLengths", () => run.SetLengths(lengths)),
            ("Forward", () => model.Forward(run, x, y)),
            ("Backward", () => model.Backward(run, dy, dx)),
            ("Forward for Backward", () => model.Forward(run, x, y)),
            ("Backward without dx", () => model.Backward(run, dy, none)),
            ("Predict", () => model.Predict(x, y, batch, steps, lengths)),
        ];
        if (zoo.HasStates)
        {
            SequenceState<T> state = emitted.State(zoo.Run.InitialStates), dState = emitted.State(zoo.Run.FinalGradients);
            calls.Add(("Clear of a state", state.Clear));
            calls.Add(("Forward from a state", () => model.Forward(run, x, y, state)));
            calls.Add(("Backward to a state", () => model.Backward(run, dy, dx, dState)));
            calls.Add(("CopyFrom of a state", () => state.CopyFrom(dState)));
            if (zoo.Model.HasLoss)
                calls.Add(("Train from a state", () => model.Train(run, x, targets, state)));
        }

        if (zoo.Model.HasLoss)
        {
            calls.Add(("Train", () => model.Train(run, x, targets)));
            calls.Add(("Evaluate", () => model.Evaluate(run, x, targets)));
        }

        calls.Add(("ByNorm", () => GradientClip.ByNorm(run.Gradients, 0.1)));
        calls.Add(("ByValue", () => GradientClip.ByValue(run.Gradients, 1e-3)));
        calls.Add(("AdamW", () => adam.Step(model.Parameters, run.Gradients)));
        calls.Add(("Clear", () => run.Gradients.Clear()));
        calls.Add(("Forward with new weights", () => model.Forward(run, x, y)));

        T[][] yOne = [.. lowered.Outputs.Select(o => new T[o.Width])];
        Array[] xOne = [.. lowered.Inputs.Select(i => i.Tokens ? (Array)new int[1] : new T[i.Width])];
        calls.Add(("Resize to less", () => run.Resize(1, 1)));
        calls.Add(("Forward of one step", () => model.Forward(run, xOne, yOne)));
        calls.Add(("Predict of one step", () => model.Predict(xOne, yOne, 1, 1, [])));
        calls.Add(("Resize to more", () => run.Resize(batch, steps)));
        if (OneStep.IsPossible(lowered.Graph))
        {
            SequenceState<T> stream = model.CreateState(1);
            calls.Add(("Step", () => model.Step(stream, xOne, yOne)));
        }

        return calls;
    }
}
