using Examples;

namespace TextGeneration.Text;

/// <summary>Finds the reference pack of the .NET SDK: every public member of the framework, described in English.</summary>
internal static class ReferencePack
{
    private const string Pack = "Microsoft.NETCore.App.Ref";

    /// <summary>The folder with the pack's documentation files beside the running runtime.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no pack; the message says what to do.</exception>
    public static string Find() =>
        SdkFolders.Versions(Path.Combine("packs", Pack))
            .Select(Documentation)
            .FirstOrDefault(folder => folder is not null)
        ?? throw new DirectoryNotFoundException($"The reference pack {Pack} of the SDK is not beside the running .NET. Give a text with --text FILE, or set DOTNET_ROOT to the folder of an SDK.");

    /// <summary>The lines of every assembly in the folder, assemblies in alphabetical order.</summary>
    public static IEnumerable<SourceLine> Lines(string folder) =>
        from file in Directory.GetFiles(folder, "*.xml").Order(StringComparer.Ordinal)
        from line in DocumentationReader.Lines(file)
        select new SourceLine(Path.GetFileNameWithoutExtension(file), line);

    // {version}/ref/{target framework}/*.xml
    private static string? Documentation(string version)
    {
        string references = Path.Combine(version, "ref");
        return !Directory.Exists(references) ? null : Directory.GetDirectories(references)
            .Where(folder => Directory.EnumerateFiles(folder, "*.xml").Any())
            .Max(StringComparer.Ordinal);
    }
}
