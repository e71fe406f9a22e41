namespace MessageTranslation.Messages;

/// <summary>Finds the .NET SDK beside the running runtime: its assemblies carry messages, and folders beside them their translations.</summary>
internal static class SdkFolder
{
    /// <summary>The folder of the newest SDK, one of the running major version if there is one.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no SDK; the message says what to do.</exception>
    public static string Find() =>
        Roots()
            .Select(root => Path.Combine(root, "sdk"))
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Where(folder => VersionOf(folder) is not null)
            .OrderByDescending(folder => VersionOf(folder)!.Major == Environment.Version.Major)
            .ThenByDescending(VersionOf)
            .FirstOrDefault()
        ?? throw new DirectoryNotFoundException("There is no SDK beside the running .NET. Set DOTNET_ROOT to the folder of one.");

    private static IEnumerable<string> Roots()
    {
        // {root}/shared/Microsoft.NETCore.App/{version}/System.Private.CoreLib.dll
        string library = typeof(object).Assembly.Location;
        if (library.Length > 0)
        {
            yield return Path.GetFullPath(Path.Combine(library, "../../../.."));
        }

        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root)
        {
            yield return root;
        }
    }

    private static Version? VersionOf(string folder) => Version.TryParse(Path.GetFileName(folder).Split('-')[0], out Version? version) ? version : null;
}
