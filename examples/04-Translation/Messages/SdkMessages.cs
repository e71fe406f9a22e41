using Examples;

namespace MessageTranslation.Messages;

/// <summary>The messages of an SDK with their translations into a language.</summary>
internal static class SdkMessages
{
    private const string Satellite = ".resources.dll";

    /// <summary>The folder of the newest SDK, one of the running major version if there is one.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no SDK; the message says what to do.</exception>
    public static string Folder() => SdkFolders.Versions("sdk").FirstOrDefault()
        ?? throw new DirectoryNotFoundException("There is no SDK beside the running .NET. Set DOTNET_ROOT to the folder of one.");

    /// <summary>
    /// Pairs a string of an assembly with that of the same name in the satellite assembly beside it, white space collapsed. A pair counts if its sides
    /// differ; of several translations of one English text the first counts, assemblies in ordinal order.
    /// </summary>
    /// <param name="sdk">The SDK's folder.</param>
    /// <param name="language">A culture that the SDK has, such as fr or pt-BR.</param>
    /// <exception cref="ArgumentException">The SDK has no messages in the language; the message names those it has.</exception>
    public static Message[] Read(string sdk, string language)
    {
        string[] satellites = [.. Directory.GetFiles(sdk, "*" + Satellite, SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        var messages = new Dictionary<string, Message>();
        foreach (string satellite in satellites.Where(file => Language(file) == language))
        {
            foreach (Message message in Pairs(satellite, language).Where(message => message.English.Length > 0 && message.Translation.Length > 0 && message.English != message.Translation))
            {
                messages.TryAdd(message.English, message);
            }
        }

        return messages.Count > 0
            ? [.. messages.Values.OrderBy(message => message.English, StringComparer.Ordinal)]
            : throw new ArgumentException($"The SDK has no messages in '{language}'; it has {string.Join(", ", satellites.Select(Language).Distinct().Order(StringComparer.Ordinal))}.");
    }

    // {folder}/{language}/{assembly}.resources.dll stands beside {folder}/{assembly}.dll
    private static IEnumerable<Message> Pairs(string satellite, string language)
    {
        string main = Path.Combine(Path.GetDirectoryName(satellite)!, "..", Path.GetFileName(satellite)[..^Satellite.Length]);
        string? assembly = new[] { main + ".dll", main + ".exe" }.FirstOrDefault(File.Exists);
        if (assembly is null)
        {
            return [];
        }

        Dictionary<(string Resource, string Key), string> english = AssemblyStrings.Read(assembly, culture: "");
        return from translated in AssemblyStrings.Read(satellite, language)
               where english.ContainsKey(translated.Key)
               select new Message(Collapse(english[translated.Key]), Collapse(translated.Value));
    }

    private static string Language(string satellite) => Path.GetFileName(Path.GetDirectoryName(satellite)!);

    private static string Collapse(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
