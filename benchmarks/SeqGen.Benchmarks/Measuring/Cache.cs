using System.Globalization;

namespace SeqGen.Benchmarks.Measuring;

/// <summary>One level of the data caches.</summary>
/// <param name="Level">1 to 3.</param>
/// <param name="Bytes">Its size.</param>
internal sealed record Cache(int Level, long Bytes)
{
    private const string Folder = "/sys/devices/system/cpu/cpu0/cache";

    /// <summary>The caches as the system describes them; common sizes where it does not.</summary>
    public static IReadOnlyList<Cache> All { get; } = Read() is { Count: 3 } read ? read : [new(1, 32 << 10), new(2, 1 << 20), new(3, 32 << 20)];

    private static List<Cache> Read()
    {
        if (!Directory.Exists(Folder))
            return [];
        return [.. Directory.GetDirectories(Folder, "index*")
            .Where(index => Text(index, "type") != "Instruction")
            .Select(index => new Cache(int.Parse(Text(index, "level"), CultureInfo.InvariantCulture), Size(Text(index, "size"))))
            .OrderBy(cache => cache.Level)];
    }

    private static string Text(string index, string file) => File.ReadAllText(Path.Combine(index, file)).Trim();

    private static long Size(string text)
    {
        int shift = text[^1] switch { 'K' => 10, 'M' => 20, _ => 0 };
        return long.Parse(shift == 0 ? text : text[..^1], CultureInfo.InvariantCulture) << shift;
    }
}
