using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace SeqGen.Tests.Zoo;

/// <summary>Compiles emitted files as a strict user would: highest warning level, nullable and documentation on, no unsafe code; every warning fails.</summary>
internal static class ZooCompiler
{
    private const string AssemblyName = "SeqGen.Zoo";

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    /// <summary>One assembly of many files, and the faults by file; a file with faults is left out of the assembly.</summary>
    /// <param name="files">Texts by name; a model's files share the part of the name before the first point.</param>
    /// <param name="level">Whether for release or for debugging.</param>
    public static (byte[] Image, IReadOnlyDictionary<string, string> Faults) Run(IReadOnlyDictionary<string, string> files, OptimizationLevel level = OptimizationLevel.Release)
    {
        Dictionary<string, string> faults = [];
        SyntaxTree[] trees = [.. files.AsParallel().AsOrdered().Select(f => Parse(f.Value, f.Key))];
        CSharpCompilation compilation = Create(trees);
        // Some users check for overflow, most of them while debugging.
        compilation = compilation.WithOptions(compilation.Options.WithOptimizationLevel(level).WithOverflowChecks(level == OptimizationLevel.Debug));
        while (true)
        {
            using MemoryStream image = new();
            Diagnostic[] wrong = [.. compilation.Emit(image).Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Hidden)];
            if (wrong.Length == 0)
                return (image.ToArray(), faults);
            foreach (IGrouping<string, Diagnostic> group in wrong.GroupBy(d => Stem(d.Location.SourceTree?.FilePath ?? "")))
                faults[group.Key] = string.Join("\n", group.Take(4).Select(Numbered));
            SyntaxTree[] bad = [.. compilation.SyntaxTrees.Where(t => faults.ContainsKey(Stem(t.FilePath)))];
            if (bad.Length == 0)
                throw new InvalidOperationException(string.Join("\n", wrong.Select(d => d.ToString())));
            compilation = compilation.RemoveSyntaxTrees(bad);
        }
    }

    public static SyntaxTree Parse(string text, string file) => CSharpSyntaxTree.ParseText(SourceText.From(text, Encoding.UTF8), ParseOptions, file);

    public static CSharpCompilation Create(params SyntaxTree[] trees) => CSharpCompilation.Create(AssemblyName, trees, References(), new CSharpCompilationOptions(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        warningLevel: 9999,
        generalDiagnosticOption: ReportDiagnostic.Error,
        allowUnsafe: false));

    /// <summary>The model a file belongs to.</summary>
    public static string Stem(string file) => file.Split('.')[0];

    /// <summary>The fault with the lines around it.</summary>
    private static string Numbered(Diagnostic diagnostic)
    {
        StringBuilder text = new(diagnostic.ToString());
        if (diagnostic.Location.SourceTree is not { } tree)
            return text.ToString();
        TextLineCollection lines = tree.GetText().Lines;
        int at = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
        for (int i = Math.Max(0, at - 8); i < Math.Min(lines.Count, at + 5); i++)
            text.Append(CultureInfo.InvariantCulture, $"\n{(i == at ? ">" : " ")}{i + 1,6}  {lines[i]}");
        return text.ToString();
    }

    private static IEnumerable<MetadataReference> References()
    {
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        IEnumerable<string> framework = trusted.Split(Path.PathSeparator).Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal));
        return framework.Append(typeof(Workspace).Assembly.Location).Append(typeof(ZooCompiler).Assembly.Location).Distinct().Select(p => MetadataReference.CreateFromFile(p));
    }
}
