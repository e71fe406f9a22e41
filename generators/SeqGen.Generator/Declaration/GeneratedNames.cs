namespace SeqGen.Generator.Declaration;

/// <summary>Names that the model's code brings or uses, which a declaration may therefore not take.</summary>
internal static class GeneratedNames
{
    /// <summary>Members of the user's class.</summary>
    public static IReadOnlyList<string> Members { get; } =
    [
        "Backward", "Create", "CreateState", "CreateWorkspace", "Description", "Evaluate", "Forward", "GradientsOf", "Load", "LoadWeights", "ParameterSet",
        "Parameters", "Predict", "RunStaged", "Save", "Stage", "Standardize", "Step", "Train",
    ];

    private static readonly HashSet<string> s_words = new(
        Members.Concat(
        [
            "batch", "d", "dx", "dy", "dState", "gradients", "lengths", "model", "panels", "path", "rename", "row", "rows", "run", "seed", "state", "steps", "t", "t0", "t1",
            "targets", "unit", "V", "x", "y",
        ]).Select(Stem));

    /// <summary>Whether a layer or stack of this name would be taken for something else in the model's code.</summary>
    public static bool IsTaken(string name) => s_words.Contains(Stem(name));

    /// <summary>What is left of a name in an identifier: names with the same stem clash.</summary>
    public static string Stem(string name) => name.Replace("_", "").Replace(".", "").ToLowerInvariant();
}
