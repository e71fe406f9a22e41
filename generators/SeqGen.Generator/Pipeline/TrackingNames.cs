namespace SeqGen.Generator.Pipeline;

/// <summary>Names of the pipeline's steps, by which tests follow them.</summary>
internal static class TrackingNames
{
    /// <summary>What each annotated class says, with the places of what is wrong.</summary>
    public const string Readings = nameof(Readings);

    /// <summary>What decides the text of each model: no places.</summary>
    public const string Models = nameof(Models);

    /// <summary>Names of models that differ only by case.</summary>
    public const string CaseClashes = nameof(CaseClashes);

    /// <summary>A model together with its file name: what is emitted.</summary>
    public const string Units = nameof(Units);

    /// <summary>What is wrong with models.</summary>
    public const string ModelDiagnostics = nameof(ModelDiagnostics);

    /// <summary>What each cell says, with the places of what is wrong.</summary>
    public const string CellReadings = nameof(CellReadings);

    /// <summary>The texts of all cells: what is emitted.</summary>
    public const string CellTexts = nameof(CellTexts);

    /// <summary>What is wrong with cells.</summary>
    public const string CellDiagnostics = nameof(CellDiagnostics);

    public static IReadOnlyList<string> All { get; } = [Readings, Models, CaseClashes, Units, ModelDiagnostics, CellReadings, CellTexts, CellDiagnostics];
}
