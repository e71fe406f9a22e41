using SeqGen.Benchmarks.Measuring;
using SeqGen.Data;
using SeqGen.Training;

namespace SeqGen.Benchmarks.Whole;

/// <summary>What the grid of bare layers does not show: whole models with embedding and loss, ragged batches, small calls, the optimizer, threads.</summary>
internal static class WholeCommand
{
    public static int Run(Options options)
    {
        Effort effort = options.Quick ? Effort.Quick : Effort.Full;
        Threads(); // before the process is pinned
        Machine.Print(Core.Pin());
        Console.WriteLine("training step of a whole model        median us  GFLOP/s  share of the peak around it");
        var characters = new Characters(1);
        Language("96 symbols, LSTM 256 (32, 50)", 96, 32, 50, Characters.Description, effort, run => (x, y) => characters.Train(run, x, y), characters.CreateWorkspace);
        var words = new Words(1);
        Language("10,000 words, LSTM 256 (32, 20)", 10_000, 32, 20, Words.Description, effort, run => (x, y) => words.Train(run, x, y), words.CreateWorkspace);
        Console.WriteLine();
        Ragged(effort);
        Console.WriteLine();
        Small(effort);
        Console.WriteLine();
        UpdateRows.Print(effort);
        return 0;
    }

    private delegate float TrainStep(int[] tokens, int[] targets);

    private static void Language<TRun>(string name, int vocabulary, int batch, int steps, ModelDescription description, Effort effort, Func<TRun, TrainStep> bind, Func<int, int, TRun> create)
    {
        TrainStep train = bind(create(batch, steps));
        var random = new Random(1);
        int[] Draw() => [.. Enumerable.Range(0, batch * steps).Select(_ => random.Next(vocabulary))];
        int[] tokens = Draw(), targets = Draw();
        double before = Peak.Measure().Best;
        Timing timing = Timing.Of(new Work(() => train(tokens, targets)), effort);
        double peak = Math.Max(before, Peak.Measure().Best), gflops = 3.0 * description.FlopsPerStep * batch * steps / timing.Median / 1e3;
        Console.WriteLine($"{name,-36} {timing.Median,10:F0} {gflops,8:F1} {gflops / peak,6:P0}");
    }

    /// <summary>Two layers in both directions, full batches and lengths drawn evenly from 1 to all steps, in turns.</summary>
    private static void Ragged(Effort effort)
    {
        const int Batch = 64, Steps = 50, Units = 256;
        var model = new BothWays(1);
        var random = new Random(1);
        float[] x = [.. Enumerable.Range(0, Batch * Steps * Units).Select(_ => (2 * random.NextSingle()) - 1)];
        float[] y = new float[Batch * Steps * 2 * Units], dy = [.. Enumerable.Range(0, y.Length).Select(_ => (2 * random.NextSingle()) - 1)], dx = new float[x.Length];
        int[] lengths = [.. Enumerable.Range(0, Batch).Select(_ => random.Next(1, Steps + 1))];
        BothWays.Workspace full = model.CreateWorkspace(Batch, Steps), ragged = model.CreateWorkspace(Batch, Steps);
        ragged.SetLengths(lengths);
        void Step(BothWays.Workspace run)
        {
            model.Forward(run, x, y);
            model.Backward(run, dy, dx);
        }

        Timing timing = Timing.Of(new Work(() => Step(full), () => Step(ragged)), effort);
        double whole = timing.Forward / (Batch * Steps), valid = timing.Backward / lengths.Sum();
        Console.WriteLine($"two layers in both directions (64, 50, 256), per valid step: full {whole:F2} us, lengths 1 to 50 {valid:F2} us, {valid / whole:F2} times (least times)");
    }

    private static void Small(Effort effort)
    {
        const int Calls = 256;
        var smallest = new Smallest(1);
        Smallest.State smallestState = smallest.CreateState();
        var eight = new Lstm8(1);
        Lstm8.State eightState = eight.CreateState();
        float[] x = new float[8], y = new float[8];
        Timing call = Timing.Of(new Work(() => Repeat(() => smallest.Step(smallestState, x.AsSpan(0, 1), y.AsSpan(0, 1)), Calls), Calls: Calls), effort);
        Timing lstm = Timing.Of(new Work(() => Repeat(() => eight.Step(eightState, x, y), Calls), Calls: Calls), effort);
        Console.WriteLine($"a step of one weight {1e3 * call.Median:F0} ns (the cost of a call), of an LSTM of 8 units {1e3 * lstm.Median:F0} ns");
    }

    private static void Repeat(Action call, int times)
    {
        for (int i = 0; i < times; i++)
            call();
    }

    /// <summary>Epochs of the trainer with one thread and with two.</summary>
    private static void Threads()
    {
        const int Batch = 64, Steps = 50, Sequences = 16 * Batch;
        var random = new Random(1);
        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
        SequenceData data = SequenceData.FromArrays(SequenceColumn.Steps(Draw(Sequences * Steps * 64), 64), SequenceColumn.Steps(Draw(Sequences * Steps * 8), 8), Steps);
        double Seconds(int threads)
        {
            var trainer = new Trainer<Series>(new Series(1), new Sgd(0.01)) { BatchSize = Batch, Threads = threads };
            return Timing.MedianOf(trainer.Fit(data, null, epochs: 6).Epochs.Skip(2).Select(epoch => epoch.Duration.TotalSeconds));
        }

        double one = Seconds(1), two = Seconds(2);
        Console.WriteLine($"the trainer, LSTM 256, batch 64: {Sequences / one:F0} sequences a second with one thread, {Sequences / two:F0} with two, {one / two:F2} times ({Environment.ProcessorCount} processors as the system counts them)");
        Console.WriteLine();
    }
}
