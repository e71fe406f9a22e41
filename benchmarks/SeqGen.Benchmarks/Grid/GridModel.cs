using SeqGen.Benchmarks.Measuring;
using SeqGen.Benchmarks.Models;

namespace SeqGen.Benchmarks.Grid;

/// <summary>A model of the grid, whatever its class.</summary>
/// <param name="Cell">As in <see cref="GridRow.Cell"/>.</param>
/// <param name="Units">Inputs and units.</param>
/// <param name="Prepare">Makes the model and its buffers, and what is to be timed.</param>
internal sealed record GridModel(string Cell, int Units, Func<GridRow, Work> Prepare)
{
    private const int StepsPerSample = 64;

    private delegate void Pass<TBuffers>(TBuffers buffers, ReadOnlySpan<float> input, Span<float> output);

    private delegate void Inference(ReadOnlySpan<float> x, Span<float> y, int batch, int steps, ReadOnlySpan<int> lengths);

    /// <summary>Binds delegates to the emitted methods themselves, so that a call costs what it costs a user.</summary>
    public static GridModel Of<TRun, TState>(string cell, int units, Func<IGridModel<TRun, TState>> create) => new(cell, units, row => row.Op switch
    {
        "train" => Train(row, create()),
        "seq" => Predict(row, create()),
        "pack" => Pack(row, create()),
        _ => Stream(row, create()),
    });

    /// <summary>The same of a model with an encoder, whose sources have as many steps as its targets.</summary>
    public static GridModel OfPair<TRun>(string cell, int units, Func<IGridPair<TRun>> create) => new(cell, units, row => row.Op switch
    {
        "train" => TrainPair(row, create()),
        _ => Decode(row, create()),
    });

    private static Work TrainPair<TRun>(GridRow row, IGridPair<TRun> model)
    {
        Pass<TRun> backward = model.Backward;
        TRun run = model.CreateWorkspace(row.Batch, row.Steps, row.Steps);
        float[] x = Values(row, 1), y = new float[x.Length], dy = Values(row, 2), dx = new float[x.Length];
        int[] target = [.. Enumerable.Range(0, row.Batch * row.Steps).Select(i => i * 31 % row.Units)];
        return new Work(() => model.Forward(run, x, target, y), () => backward(run, dy, dx)) { BytesPerUnit = BytesPerUnit(row, steps => model.CreateWorkspace(1, steps, steps)) };
    }

    /// <summary>A token at a time; the bias keeps the end token away.</summary>
    private static Work Decode<TRun>(GridRow row, IGridPair<TRun> model)
    {
        float[] bias = new float[row.Units];
        bias[1] = -1e6f;
        model.Parameters["head.bias"].CopyFrom(bias);
        TRun run = model.CreateWorkspace(row.Batch, row.Steps, row.Steps);
        float[] x = Values(row, 1);
        int[] output = new int[row.Batch * row.Steps], lengths = new int[row.Batch];
        return new Work(() => model.Decode(run, x, output, lengths), Calls: row.Steps);
    }

    private static Work Train<TRun, TState>(GridRow row, IGridModel<TRun, TState> model)
    {
        Pass<TRun> forward = model.Forward, backward = model.Backward;
        TRun run = model.CreateWorkspace(row.Batch, row.Steps);
        float[] x = Values(row, 1), y = new float[x.Length], dy = Values(row, 2), dx = new float[x.Length];
        return new Work(() => forward(run, x, y), () => backward(run, dy, dx)) { BytesPerUnit = BytesPerUnit(row, steps => model.CreateWorkspace(1, steps)) };
    }

    private static Work Predict<TRun, TState>(GridRow row, IGridModel<TRun, TState> model)
    {
        Inference predict = model.Predict;
        float[] x = Values(row, 1), y = new float[x.Length];
        return new Work(() => predict(x, y, row.Batch, row.Steps, []));
    }

    private static Work Stream<TRun, TState>(GridRow row, IGridModel<TRun, TState> model)
    {
        Pass<TState> step = model.Step;
        TState state = model.CreateState(1);
        float[] x = Values(row, 1), y = new float[x.Length];
        return new Work(
            () =>
            {
                for (int i = 0; i < StepsPerSample; i++)
                    step(state, x, y);
            },
            Calls: StepsPerSample);
    }

    private static Work Pack<TRun, TState>(GridRow row, IGridModel<TRun, TState> model)
    {
        ParameterSet parameters = model.Parameters;
        Pass<TRun> forward = model.Forward;
        TRun run = model.CreateWorkspace(row.Batch, row.Steps);
        float[] x = Values(row, 1), y = new float[x.Length];
        return new Work(
            () =>
            {
                parameters.MarkChanged();
                forward(run, x, y);
            },
            () => forward(run, x, y));
    }

    /// <summary>What a longer workspace has more.</summary>
    private static double BytesPerUnit<TRun>(GridRow row, Func<int, TRun> create)
    {
        const int Few = 16, More = 80;
        return (double)(Bytes(More) - Bytes(Few)) / (More - Few) / row.Width;

        long Bytes(int steps) => ((Workspace)(object)create(steps)!).Bytes;
    }

    private static float[] Values(GridRow row, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, row.Batch * row.Steps * row.Width).Select(_ => (2 * random.NextSingle()) - 1)];
    }
}
