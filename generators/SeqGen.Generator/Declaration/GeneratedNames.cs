namespace SeqGen.Generator.Declaration;

/// <summary>Names that the model's code brings or uses, which a declaration may therefore not take. A test compares the members with emitted classes.</summary>
internal static class GeneratedNames
{
    private static readonly string[] s_publicMembers =
    [
        "Backward", "Create", "CreateState", "CreateWorkspace", "Description", "Evaluate", "Forward", "GradientsOf", "Load", "LoadWeights", "Metadata",
        "ParameterSet", "Parameters", "Predict", "RunStaged", "Save", "Seed", "Stage", "Standardize", "State", "Step", "Train", "Workspace", "WorkspaceBytes",
    ];

    private static readonly string[] s_privateMembers =
    [
        "Broken", "CheckLength", "CheckOutputs", "CheckState", "Code", "Layout", "LoadAdjoints", "LoadStates", "Offsets", "RowParts", "RunBackward", "RunForward", "RunLoss",
        "StageInputs", "StageTargets", "StateLayout", "StepWeights", "StoreAdjoints", "StoreStates", "Weights", "_pool", "_stepWeights", "_weights",
    ];

    /// <summary>What only a model with an encoder has.</summary>
    private static readonly string[] s_pairMembers =
        ["Attention", "BeginSource", "BeginTarget", "Decode", "GatherBeams", "RunDecode", "SampleTokens", "ScheduledSampling", "StageSource", "StageTarget"];

    /// <summary>What only a model over frames has.</summary>
    private static readonly string[] s_frameMembers = ["Frames"];

    private static readonly HashSet<string> s_words = new(
        s_publicMembers.Concat(
        [
            "batch", "d", "dx", "dy", "dState", "gradients", "lengths", "model", "panels", "path", "rename", "row", "rows", "run", "steps", "t", "t0", "t1",
            "targets", "unit", "V", "x", "y",
        ]).Select(Stem));

    /// <summary>Members of the user's class.</summary>
    public static IReadOnlyList<string> Members { get; } = [.. s_publicMembers, .. s_privateMembers];

    /// <summary>The same of a model with an encoder, over frames, or both.</summary>
    public static IReadOnlyList<string> MembersOf(bool encoder, bool frames) =>
        encoder || frames ? [.. Members, .. encoder ? s_pairMembers : [], .. frames ? s_frameMembers : []] : Members;

    /// <summary>Whether a layer or stack of this name would be taken for something else in the model's code.</summary>
    public static bool IsTaken(string name) => s_words.Contains(Stem(name));

    /// <summary>What is left of a name in an identifier: names with the same stem clash.</summary>
    public static string Stem(string name) => name.Replace("_", "").Replace(".", "").ToLowerInvariant();
}
