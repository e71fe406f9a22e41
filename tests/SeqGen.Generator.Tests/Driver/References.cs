using Microsoft.CodeAnalysis;

namespace SeqGen.Generator.Tests.Driver;

/// <summary>What a user's project references: the running framework and the library.</summary>
internal static class References
{
    public static IReadOnlyList<MetadataReference> All { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(SequenceModelAttribute).Assembly.Location),
    ];
}
