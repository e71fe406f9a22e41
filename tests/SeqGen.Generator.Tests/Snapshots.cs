using System.Runtime.CompilerServices;

namespace SeqGen.Generator.Tests;

/// <summary>
/// Compares text with a file next to the tests. What differs is written beside it as <c>*.received.*</c>; <c>tests/accept-snapshots.sh</c> makes that the
/// new expectation.
/// </summary>
internal static class Snapshots
{
    /// <summary>Compares with <c>Snapshots/{Class}.{Test}.verified.{extension}</c>.</summary>
    public static void Verify(string text, string extension = "cs", string suffix = "", [CallerMemberName] string test = "", [CallerFilePath] string file = "")
    {
        string root = file.Substring(0, file.LastIndexOf("SeqGen.Generator.Tests", StringComparison.Ordinal));
        string name = $"{Path.GetFileNameWithoutExtension(file)}.{test}{(suffix.Length == 0 ? "" : "_" + suffix)}";
        VerifyFile(text, Path.Combine(root, "SeqGen.Generator.Tests", "Snapshots", name), extension);
    }

    /// <summary>Compares with <c>{stem}.verified.{extension}</c>.</summary>
    public static void VerifyFile(string text, string stem, string extension)
    {
        string verified = $"{stem}.verified.{extension}";
        string received = $"{stem}.received.{extension}";
        string expected = File.Exists(verified) ? File.ReadAllText(verified) : "";
        if (File.Exists(verified) && expected == text)
        {
            File.Delete(received);
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(stem)!);
        File.WriteAllText(received, text);
        Assert.Fail($"{FirstDifference(expected, text)}\nReceived: {received}\nIf it is right, accept it: tests/accept-snapshots.sh {Path.GetFileName(stem)}");
    }

    private static string FirstDifference(string expected, string text)
    {
        string[] old = expected.Split('\n');
        string[] now = text.Split('\n');
        int line = Enumerable.Range(0, Math.Max(old.Length, now.Length)).First(i => i >= old.Length || i >= now.Length || old[i] != now[i]);
        return $"Line {line + 1} differs.\n- {(line < old.Length ? old[line] : "(end of file)")}\n+ {(line < now.Length ? now[line] : "(end of file)")}";
    }
}
