using System.Numerics;
using SeqGen.Data;
using SeqGen.Files;
using SeqGen.Runtime;

namespace SeqGen.Tests.Training;

/// <summary>
/// A hand-written model to drive the trainer with: logits = table[token] + memory h + bias over five classes, where h is the mean of
/// the tokens before, h = h/2 + onehot(token)/2, carried from window to window. Options plant faults.
/// </summary>
internal sealed class LeakyBigram<T> : ISequenceModel<LeakyBigram<T>>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public const int Classes = 5;

    public LeakyBigram(int seed = 1)
    {
        Parameters = new ParameterSet<T>(Description.Parameters);
        Parameters.Initialize(seed);
    }

    public static ModelDescription Description { get; } = new(
        "LeakyBigram",
        "logits = table[token] + memory h + bias",
        [new InputInfo("tokens", Tokens: true, Classes, PerStep: true)],
        [new OutputInfo("next", Classes, PerStep: true, "CrossEntropy", 1)],
        [
            new ParameterInfo("table.weight", [Classes, Classes], Start.Xavier),
            new ParameterInfo("memory.weight", [Classes, Classes], Start.Xavier),
            new ParameterInfo("bias", [Classes], Start.Constant),
            new ParameterInfo("count.seen", [3], Start.Constant) { Value = 7, Trainable = false },
        ],
        [new StateInfo("memory.h", 1, Classes)],
        (2 * Classes * Classes) + Classes + 3,
        4 * Classes,
        "0");

    public ParameterSet<T> Parameters { get; }

    public ParameterSet ParameterSet => Parameters;

    /// <summary>Share of tokens whose table row is dropped in training.</summary>
    public double Dropout { get; init; }

    /// <summary>The run whose loss is not a number; -1 for none.</summary>
    public int PoisonCall { get; init; } = -1;

    /// <summary>The run in which every shard but the first throws; -1 for none.</summary>
    public int ThrowCall { get; init; } = -1;

    /// <summary>Factor of the memory's gradient: wrong unless 1.</summary>
    public double GradientFault { get; init; } = 1;

    /// <summary>Called at the begin of every run.</summary>
    public Action<Workspace>? Running { get; init; }

    /// <summary>Number of calls of Standardize.</summary>
    public int Standardized { get; private set; }

    public static LeakyBigram<T> Create(int seed) => new(seed);

    public static LeakyBigram<T> Load(string path)
    {
        LeakyBigram<T> model = new();
        ModelFile.Load(path, model.Parameters);
        return model;
    }

    public void Save(string path) => ModelFile.Save(path, Parameters, new Dictionary<string, string>());

    public Workspace CreateWorkspace(int batch, int steps, int sourceSteps) => new Run(this, batch, steps);

    public ParameterSet GradientsOf(Workspace run) => ((Run)run).Gradients;

    public SequenceStateBase CreateState(int batch) => new SequenceState<T>(Description.States, batch);

    public void Standardize(SequenceData data) => Standardized++;

    public void Stage(Workspace run, SequenceBatch batch, int firstRow, int rows)
    {
        Run typed = (Run)run;
        typed.RowOffset = firstRow;
        typed.Resize(rows, batch.Steps);
        if (batch.Lengths is not null)
        {
            typed.SetLengths(batch.Lengths.AsSpan(firstRow, rows));
        }

        typed.PackTokens(((int[])batch.Inputs[0]).AsSpan(firstRow * batch.Steps, rows * batch.Steps), "tokens", Classes, typed.Tokens);
        typed.Counts[0] = typed.PackTargets(((int[])batch.Targets[0]).AsSpan(firstRow * batch.Steps, rows * batch.Steps), "next", Classes, typed.Targets);
    }

    public double RunStaged(Workspace run, bool backward, SequenceStateBase? state)
    {
        Running?.Invoke(run);
        Run typed = (Run)run;
        if (run.Call == ThrowCall && run.RowOffset > 0)
        {
            throw new InvalidDataException($"planted at row {run.RowOffset}");
        }

        typed.LossSums[0] = 0;
        typed.Correct[0] = 0;
        for (int place = 0; place < run.Batch; place++)
        {
            Sequence(typed, place, backward, (SequenceState<T>?)state);
        }

        return run.Call == PoisonCall && backward ? double.NaN : typed.LossSums[0] / typed.Totals[0];
    }

    private void Sequence(Run run, int place, bool backward, SequenceState<T>? state)
    {
        Span<T> h = stackalloc T[Classes];
        Span<T> row = state is null ? h : state.Block(0, 0).Slice(run.Source(place) * Classes, Classes);
        row.CopyTo(h);
        for (int step = 0; step < run.Length(place); step++)
        {
            int packed = run.First(step) + place;
            int token = run.Tokens[packed];
            uint draw = DropoutHash((uint)(((((run.Seed * 31) + (uint)run.Call) * 31) + run.RowOffset + run.Source(place)) * 31) + (uint)step);
            T keep = run.Training && draw < Dropout * uint.MaxValue ? T.Zero : T.One;
            Step(run, token, run.Targets[packed], h, keep, backward);
            for (int i = 0; i < Classes; i++)
            {
                h[i] = (h[i] + (i == token ? T.One : T.Zero)) / T.CreateChecked(2);
            }
        }

        h.CopyTo(row);
    }

    private void Step(Run run, int token, int target, ReadOnlySpan<T> h, T keep, bool backward)
    {
        ReadOnlySpan<T> table = Parameters[0].Values;
        ReadOnlySpan<T> memory = Parameters[1].Values;
        Span<T> p = stackalloc T[Classes];
        for (int k = 0; k < Classes; k++)
        {
            p[k] = Parameters[2].Values[k] + (keep * table[(token * Classes) + k]);
            for (int i = 0; i < Classes; i++)
            {
                p[k] += memory[(k * Classes) + i] * h[i];
            }
        }

        if (target < 0)
        {
            return;
        }

        T largest = p[0];
        int best = 0;
        for (int k = 1; k < Classes; k++)
        {
            (largest, best) = p[k] > largest ? (p[k], k) : (largest, best);
        }

        T sum = T.Zero;
        for (int k = 0; k < Classes; k++)
        {
            sum += T.Exp(p[k] - largest);
        }

        run.LossSums[0] += double.CreateChecked(largest + T.Log(sum) - p[target]);
        run.Correct[0] += best == target ? 1 : 0;
        for (int k = 0; backward && k < Classes; k++)
        {
            T d = ((T.Exp(p[k] - largest) / sum) - (k == target ? T.One : T.Zero)) / T.CreateChecked(run.Totals[0]);
            run.Gradients.At(run.Gradients[2].Offset + k) += d;
            run.Gradients.At((token * Classes) + k) += keep * d;
            for (int i = 0; i < Classes; i++)
            {
                run.Gradients.At(run.Gradients[1].Offset + (k * Classes) + i) += d * h[i] * T.CreateChecked(GradientFault);
            }
        }
    }

    private static uint DropoutHash(uint h)
    {
        h = (h ^ (h >> 16)) * 0x7feb352d;
        h = (h ^ (h >> 15)) * 0x846ca68b;
        return h ^ (h >> 16);
    }

    private sealed class Run(LeakyBigram<T> model, int batch, int steps) : Workspace<T>(model, batch, steps, model.Parameters, 16)
    {
        public int[] Tokens { get; } = new int[batch * steps];

        public int[] Targets { get; } = new int[batch * steps];
    }
}
