using System.Globalization;

namespace SeqGen.Training;

/// <summary>The part of a checkpoint that is text: counters, options and history, numbers written so that they read back to the same bits.</summary>
internal sealed record CheckpointText(
    TrainingState State,
    string Optimizer,
    long OptimizerSteps,
    IReadOnlyList<string> Moments,
    int BatchSize,
    int Seed,
    bool Shuffle,
    bool HasBest,
    int CarriedRows)
{
    private const string Prefix = "training.";

    public static Dictionary<string, string> Write(Checkpoint checkpoint)
    {
        TrainingState state = checkpoint.State;
        Dictionary<string, string> text = [];
        Put("version", 1);
        Put("optimizer", checkpoint.Optimizer.Optimizer);
        Put("optimizer_steps", checkpoint.Optimizer.Steps);
        Put("moments", string.Join(' ', checkpoint.Optimizer.Moments.Select(moment => moment.Key)));
        Put("batch_size", checkpoint.BatchSize);
        Put("seed", checkpoint.Seed);
        Put("shuffle", checkpoint.Shuffle ? 1 : 0);
        Put("has_best", state.Best is null ? 0 : 1);
        Put("carried_rows", checkpoint.Carried?.Layout[0].Shape[1] ?? 0);
        Put("base_rate", state.BaseRate);
        Put("rate", state.Rate);
        Put("epoch", state.Epoch);
        Put("batch", state.Batch);
        Put("step", state.Step);
        Put("sequences", state.Sequences);
        Put("spent", state.Spent.Ticks);
        Put("best_epoch", state.BestEpoch);
        Put("best_loss", state.BestLoss);
        Put("meter", HistoryText.Write(state.Meter));
        Put("history", HistoryText.Write(state.Records));
        return text;

        void Put(string key, object value) => text.Add(Prefix + key, Convert.ToString(value, CultureInfo.InvariantCulture)!);
    }

    /// <exception cref="FormatException">A value is missing or is none.</exception>
    public static CheckpointText Read(IReadOnlyDictionary<string, string> text, LossHead[] heads)
    {
        if (Get("version") != "1")
        {
            throw new FormatException($"It is a checkpoint of version {Get("version")}; this library reads version 1.");
        }

        TrainingState state = new(heads)
        {
            BaseRate = HistoryText.Number(Get("base_rate")),
            Rate = HistoryText.Number(Get("rate")),
            Epoch = Count("epoch"),
            Batch = Count("batch"),
            Step = Long("step"),
            Sequences = Count("sequences"),
            Spent = new TimeSpan(Long("spent")),
        };
        HistoryText.Read(Get("meter"), state.Meter);
        foreach (EpochRecord record in HistoryText.Read(Get("history"), heads))
        {
            state.Add(record);
        }

        // A partial epoch that was continued later may have been the best one: what was saved goes before what the records say.
        state.BestEpoch = Count("best_epoch");
        state.BestLoss = HistoryText.Number(Get("best_loss"));
        return new CheckpointText(
            state,
            Get("optimizer"),
            Long("optimizer_steps"),
            Get("moments").Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Count("batch_size"),
            (int)Long("seed"),
            Count("shuffle") == 1,
            Count("has_best") == 1,
            Count("carried_rows"));

        string Get(string key) => text.TryGetValue(Prefix + key, out string? value)
            ? value
            : throw new FormatException($"The metadata has no {Prefix}{key}: it is not a checkpoint.");

        long Long(string key) => long.TryParse(Get(key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw new FormatException($"{Prefix}{key} is \"{Get(key)}\", not a whole number.");

        int Count(string key) => Long(key) is >= 0 and <= int.MaxValue and long value
            ? (int)value
            : throw new FormatException($"{Prefix}{key} is \"{Get(key)}\", not a count.");
    }
}
