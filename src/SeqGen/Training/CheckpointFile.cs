using System.Numerics;
using SeqGen.Files;
using SeqGen.Runtime;

namespace SeqGen.Training;

/// <summary>
/// Writes and reads a checkpoint as one safetensors file: weights under their names, then <c>optimizer.exp_avg/</c> and the like,
/// <c>best/</c> and <c>state/</c> before names; everything else as metadata.
/// </summary>
internal static class CheckpointFile
{
    private const string Optimizer = ModelFile.OptimizerPrefix;
    private const string Best = "best/";
    private const string Carried = "state/";

    public static void Save(string path, Checkpoint checkpoint)
    {
        List<(string Prefix, ParameterSet Values)> sections = [(string.Empty, checkpoint.Weights)];
        sections.AddRange(checkpoint.Optimizer.Moments.Select(moment => ($"{Optimizer}{moment.Key}/", moment.Value)));
        if (checkpoint.State.Best is { } best)
        {
            sections.Add((Best, best));
        }

        if (checkpoint.Carried is { } carried)
        {
            sections.Add((Carried, carried));
        }

        Dictionary<string, string> metadata = CheckpointText.Write(checkpoint);
        if (checkpoint.Weights is ParameterSet<float>)
        {
            Save<float>(path, sections, metadata);
        }
        else
        {
            Save<double>(path, sections, metadata);
        }
    }

    /// <summary>Reads and checks everything; changes nothing.</summary>
    /// <param name="path">The file.</param>
    /// <param name="layout">Parameters of the model.</param>
    /// <param name="heads">Losses of the model.</param>
    /// <param name="states">States of the model.</param>
    /// <exception cref="ModelFormatException">The file is damaged, no checkpoint, or of another model.</exception>
    public static Checkpoint Load(string path, ParameterSet layout, LossHead[] heads, IReadOnlyList<StateInfo> states)
    {
        IReadOnlyDictionary<string, string> metadata = ModelFile.Load(path, new ParameterSet<float>([]), exact: false);
        try
        {
            CheckpointText text = CheckpointText.Read(metadata, heads);
            ParameterSet weights = SetArithmetic.CloneEmpty(layout);
            List<(string Prefix, ParameterSet Values)> sections = [(string.Empty, weights)];
            List<KeyValuePair<string, ParameterSet>> moments = [];
            foreach (string name in text.Moments)
            {
                moments.Add(KeyValuePair.Create(name, SetArithmetic.CloneEmpty(layout)));
                sections.Add(($"{Optimizer}{name}/", moments[^1].Value));
            }

            if (text.HasBest)
            {
                text.State.Best = SetArithmetic.CloneEmpty(layout);
                sections.Add((Best, text.State.Best));
            }

            ParameterSet? carried = null;
            if (text.CarriedRows > 0)
            {
                ParameterInfo[] parts = CarriedStates.LayoutOf(states, text.CarriedRows);
                carried = layout is ParameterSet<float> ? new ParameterSet<float>(parts) : new ParameterSet<double>(parts);
                sections.Add((Carried, carried));
            }

            if (layout is ParameterSet<float>)
            {
                Load<float>(path, sections);
            }
            else
            {
                Load<double>(path, sections);
            }

            OptimizerState optimizer = new(text.Optimizer, text.OptimizerSteps, moments);
            return new Checkpoint(text.State, optimizer, text.BatchSize, text.Seed, text.Shuffle, weights, carried);
        }
        catch (FormatException exception)
        {
            throw new ModelFormatException($"{path} cannot be resumed; nothing was changed.\n  {exception.Message}", exception);
        }
    }

    private static void Save<T>(string path, List<(string Prefix, ParameterSet Values)> sections, Dictionary<string, string> metadata)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterSet<T> all = Join<T>(sections);
        Exchange(all, sections, save: true);
        ModelFile.Save(path, all, metadata);
    }

    private static void Load<T>(string path, List<(string Prefix, ParameterSet Values)> sections)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterSet<T> all = Join<T>(sections);
        ModelFile.Load(path, all);
        Exchange(all, sections, save: false);
    }

    private static ParameterSet<T> Join<T>(List<(string Prefix, ParameterSet Values)> sections)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        new([.. sections.SelectMany(section => section.Values.Layout, (section, info) => info with { Name = section.Prefix + info.Name })]);

    private static void Exchange<T>(ParameterSet<T> all, List<(string Prefix, ParameterSet Values)> sections, bool save)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int place = 0;
        foreach ((_, ParameterSet values) in sections)
        {
            foreach (Parameter<T> parameter in (ParameterSet<T>)values)
            {
                Parameter<T> joined = all[place++];
                (save ? parameter : joined).Values.CopyTo((save ? joined : parameter).WritableValues);
            }
        }
    }
}
