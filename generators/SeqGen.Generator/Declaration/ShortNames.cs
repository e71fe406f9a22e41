namespace SeqGen.Generator.Declaration;

/// <summary>
/// The types that emitted code calls by short names, and where they are. A type of the same name in the namespace of the model, or a member of its
/// class, hides one of them: the model's code then writes that name in full.
/// </summary>
internal static class ShortNames
{
    private static readonly (string Namespace, string Types)[] s_types =
    [
        ("System", "ArgumentException ArgumentNullException ArgumentOutOfRangeException ArithmeticException Func InvalidOperationException Math ReadOnlySpan Span StringComparer"),
        ("System.Collections.Generic", "Dictionary IDictionary KeyValuePair"),
        ("System.Runtime.CompilerServices", "MethodImpl MethodImplOptions Unsafe"),
        ("SeqGen", "DecodeOptions DecodeResult InputRole ISequenceModel ModelDescription ParameterSet SequenceBatch SequenceState SequenceStateBase"),
        ("SeqGen.Data", "SequenceData"),
        ("SeqGen.Files", "ModelFile ModelFormatException"),
        ("SeqGen.Runtime", "ArenaSize AttentionCache AttentionKernels AttentionMaps AttentionWeights CtcLattice DecodeSearch DecodeSizes DropoutKey ISimd MostSteps PackedWeights Panels ParameterGradients"),
        ("SeqGen.Runtime", "LossCheck ParameterInfo PartMoves Rotations RowOrder RowRange TrainingMode"),
        ("SeqGen.Runtime", "Simd128Double Simd128Single Simd256Double Simd256Single Simd512Double Simd512Single SimdWidth"),
        ("SeqGen.Runtime", "CacheLines FrameMoves FramePanels Standardization Start StateInfo StateSlots StepRanges StreamChecks StreamSteps TimeMoves TokenFeedback UnitPick Window WindowRun WorkspacePool"),
    ];

    /// <summary>Namespaces by short names.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } =
        s_types.SelectMany(row => row.Types.Split(' ').Select(type => (Type: type, row.Namespace))).ToDictionary(pair => pair.Type, pair => pair.Namespace);

    /// <summary>Names by which the code of an attribute or another type can be meant.</summary>
    public static IEnumerable<string> SpellingsOf(string name) => name == "MethodImpl" ? [name, "MethodImplAttribute"] : [name];
}
