using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Emit;

/// <summary>Signatures of the public members of a model, and of those that its contract with the trainer asks for.</summary>
internal static class ShellMembers
{
    /// <summary>Name and signature of each public member.</summary>
    public static IEnumerable<(string Name, string Signature)> Of(ShellDeclaration shell)
    {
        string type = shell.Type;
        bool isPair = shell.HasEncoder;
        yield return ("Description", "static global::SeqGen.ModelDescription Description");
        yield return ("Parameters", $"global::SeqGen.ParameterSet<{type}> Parameters");
        yield return ("Metadata", "global::System.Collections.Generic.IDictionary<string, string> Metadata");
        yield return ("CreateWorkspace", isPair ? "Workspace CreateWorkspace(int batch, int sourceSteps, int steps)" : "Workspace CreateWorkspace(int batch, int steps = 1)");
        yield return ("WorkspaceBytes", isPair ? "static long WorkspaceBytes(int batch, int sourceSteps, int steps)" : "static long WorkspaceBytes(int batch, int steps)");
        foreach ((string Name, string Signature) member in shell.WritesTokens ? OfPair(shell) : isPair ? OfDriven(shell) : OfStacks(shell))
            yield return member;
        yield return ("Save", "void Save(string path)");
        yield return ("Load", $"static {shell.Name} Load(string path)");
        yield return ("LoadWeights", "void LoadWeights(string path, global::System.Func<string, string?>? rename = null, bool exact = true)");
    }

    /// <summary>What the workspace of a model with an encoder has besides.</summary>
    public static IReadOnlyList<string> OfPairWorkspace { get; } =
    [
        "int SourceSteps",
        "override bool HasRoom(int batch, int steps, int sourceSteps)",
        "void Resize(int batch, int sourceSteps, int steps)",
        "void SetLengths(global::System.ReadOnlySpan<int> source, global::System.ReadOnlySpan<int> target)",
        "void SetSourceLengths(global::System.ReadOnlySpan<int> lengths)",
    ];

    /// <summary>What runs a model with an encoder and a decoder of tokens.</summary>
    private static IEnumerable<(string Name, string Signature)> OfPair(ShellDeclaration shell)
    {
        const string Tokens = "global::System.ReadOnlySpan<int>", Whole = "global::System.Span<int>";
        string type = shell.Type, y = $"global::System.Span<{type}> y", source = Sources(shell);
        yield return ("Forward", $"void Forward(Workspace run, {source}, {Tokens} target, {y})");
        yield return ("Backward", $"void Backward(Workspace run, global::System.ReadOnlySpan<{type}> dy{SourceGradients(shell)})");
        foreach (string name in new[] { "Train", "Evaluate" })
            yield return (name, $"{type} {name}(Workspace run, {source}, {Tokens} target)");
        yield return ("Decode", $"void Decode(Workspace run, {source}, {Whole} output, {Whole} lengths, global::SeqGen.DecodeOptions? options = null, global::System.Span<double> scores = default)");
        yield return ("Attention", $"global::System.ReadOnlySpan<{type}> Attention(Workspace run, string? layer = null)");
        yield return ("Decode", $"global::SeqGen.DecodeResult Decode({source}, {Tokens} sourceLengths, {Whole} output, global::SeqGen.DecodeOptions? options = null)");
    }

    /// <summary>What runs a model with an encoder and decoders without input.</summary>
    private static IEnumerable<(string Name, string Signature)> OfDriven(ShellDeclaration shell)
    {
        string type = shell.Type, source = Sources(shell), y = Outputs(shell), targets = Targets(shell);
        string dy = Join(shell.Outputs.Select((_, i) => $"global::System.ReadOnlySpan<{type}> dy{Suffix(i, shell.Outputs.Count)}"));
        yield return ("Forward", $"void Forward(Workspace run, {source}, {y})");
        yield return ("Backward", $"void Backward(Workspace run, {dy}{SourceGradients(shell)})");
        foreach (string name in targets.Length > 0 ? new[] { "Train", "Evaluate" } : [])
            yield return (name, $"{type} {name}(Workspace run, {source}, {targets})");
        yield return ("Predict", $"void Predict({source}, {y}, int batch, int sourceSteps, int steps, global::System.ReadOnlySpan<int> sourceLengths = default)");
        yield return ("Attention", $"global::System.ReadOnlySpan<{type}> Attention(Workspace run, string? layer = null)");
    }

    private static string Sources(ShellDeclaration shell) =>
        Join(shell.Inputs.Select((tokens, i) => $"global::System.ReadOnlySpan<{(tokens ? "int" : shell.Type)}> source{Further(i)}"));

    private static string SourceGradients(ShellDeclaration shell) =>
        string.Concat(shell.Inputs.Select((tokens, i) => tokens ? "" : $", global::System.Span<{shell.Type}> dx{Further(i)} = default"));

    private static string Further(int input) => input == 0 ? "" : Naming.Number(input + 1);

    private static string Outputs(ShellDeclaration shell) => Join(shell.Outputs.Select((_, i) => $"global::System.Span<{shell.Type}> y{Suffix(i, shell.Outputs.Count)}"));

    private static string Targets(ShellDeclaration shell) => Join(shell.Outputs.Select((output, i) => output.HasLoss
        ? $"global::System.ReadOnlySpan<{(output.HasClassTargets ? "int" : shell.Type)}> targets{Suffix(i, shell.Outputs.Count)}"
        : ""));

    /// <summary>What runs a model of other stacks.</summary>
    private static IEnumerable<(string Name, string Signature)> OfStacks(ShellDeclaration shell)
    {
        string type = shell.Type;
        string state = $"global::SeqGen.SequenceState<{type}>";
        string x = Join(shell.Inputs.Select((tokens, i) => $"global::System.ReadOnlySpan<{(tokens ? "int" : type)}> x{Suffix(i, shell.Inputs.Count)}"));
        string y = Outputs(shell);
        string dy = Join(shell.Outputs.Select((_, i) => $"global::System.ReadOnlySpan<{type}> dy{Suffix(i, shell.Outputs.Count)}"));
        string[] dx = [.. shell.Inputs.Select((tokens, i) => tokens ? "" : $"global::System.Span<{type}> dx{Suffix(i, shell.Inputs.Count)}").Where(span => span.Length > 0)];
        string targets = Targets(shell);
        yield return ("CreateState", "State CreateState(int batch = 1)");
        yield return ("Forward", $"void Forward({Join(["Workspace run", x, y])})");
        yield return ("Forward", $"void Forward({Join(["Workspace run", x, y, $"{state} state"])})");
        yield return ("Backward", $"void Backward({Join(["Workspace run", dy, .. dx.Select(span => span + " = default")])})");
        yield return ("Backward", $"void Backward({Join(["Workspace run", dy, .. dx, $"{state} dState"])})");
        foreach (string name in targets.Length > 0 ? new[] { "Train", "Evaluate" } : [])
        {
            yield return (name, $"{type} {name}({Join(["Workspace run", x, targets])})");
            yield return (name, $"{type} {name}({Join(["Workspace run", x, targets, $"{state} state"])})");
        }

        yield return ("Predict", $"void Predict({Join([x, y, "int batch", "int steps = 1", "global::System.ReadOnlySpan<int> lengths = default"])})");
        yield return ("Step", $"void Step({Join(["State state", x, y])})");
    }

    /// <summary>Signatures of <c>ISequenceModel</c>.</summary>
    public static IEnumerable<string> OfContract(string name)
    {
        string contract = $"global::SeqGen.ISequenceModel<{name}>";
        return
        [
            $"static global::SeqGen.ModelDescription {contract}.Description",
            $"static {name} {contract}.Create(int seed)",
            $"static {name} {contract}.Load(string path)",
            $"void {contract}.Save(string path)",
            $"global::SeqGen.ParameterSet {contract}.ParameterSet",
            $"global::SeqGen.Workspace {contract}.CreateWorkspace(int batch, int steps, int sourceSteps)",
            $"global::SeqGen.ParameterSet {contract}.GradientsOf(global::SeqGen.Workspace run)",
            $"void {contract}.Stage(global::SeqGen.Workspace run, global::SeqGen.SequenceBatch batch, int firstRow, int rows)",
            $"double {contract}.RunStaged(global::SeqGen.Workspace run, bool backward, global::SeqGen.SequenceStateBase? state)",
            $"global::SeqGen.SequenceStateBase {contract}.CreateState(int batch)",
            $"void {contract}.Standardize(global::SeqGen.Data.SequenceData data)",
        ];
    }

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    private static string Suffix(int place, int count) => count > 1 ? Naming.Number(place + 1) : "";
}
