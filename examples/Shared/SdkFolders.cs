namespace Examples;

/// <summary>Finds what the .NET SDK has beside the running runtime.</summary>
internal static class SdkFolders
{
    /// <summary>The folders below a folder of the SDK that are named after a version: those of the running major version first, the newest of each first.</summary>
    /// <param name="path">A path from the SDK's root, such as sdk.</param>
    /// <returns>Nothing when there is no such folder; an SDK elsewhere is found by the variable DOTNET_ROOT.</returns>
    public static IEnumerable<string> Versions(string path) =>
        Roots()
            .Select(root => Path.Combine(root, path))
            .Where(Directory.Exists)
            .SelectMany(Directory.GetDirectories)
            .Where(folder => VersionOf(folder) is not null)
            .OrderByDescending(folder => VersionOf(folder)!.Major == Environment.Version.Major)
            .ThenByDescending(VersionOf);

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
