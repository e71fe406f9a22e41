using System.Diagnostics;
using System.Xml.Linq;

namespace SeqGen.Tests.InstructionSets;

/// <summary>Tests of this assembly in a process of their own.</summary>
/// <param name="Passed">Names of those that passed.</param>
/// <param name="Failed">Names of the others, with their messages.</param>
/// <param name="Output">What the runner printed.</param>
internal sealed record TestRun(IReadOnlyList<string> Passed, IReadOnlyList<string> Failed, string Output)
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(8);

    /// <param name="filter">Which tests, as the runner's filter.</param>
    /// <param name="environment">Variables of the process that runs them.</param>
    /// <param name="folder">Where the runner may write.</param>
    public static TestRun Of(string filter, IReadOnlyDictionary<string, string> environment, string folder)
    {
        ProcessStartInfo start = new(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        string[] arguments =
        [
            "test", typeof(TestRun).Assembly.Location, "--filter", filter, "--results-directory", folder, "--logger", "trx;LogFileName=results.trx",
            .. environment.SelectMany(v => new[] { "--environment", $"{v.Key}={v.Value}" }),
        ];
        foreach (string argument in arguments)
            start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync(), errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(s_limit))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The tests took more than {s_limit}.");
        }

        string results = Path.Combine(folder, "results.trx"), text = output.Result + errors.Result;
        Assert.True(File.Exists(results), text);
        (string Name, bool Passed, string Message)[] tests = [.. XDocument.Load(results).Descendants().Where(e => e.Name.LocalName == "UnitTestResult").Select(Read)];
        return new TestRun([.. tests.Where(t => t.Passed).Select(t => t.Name)], [.. tests.Where(t => !t.Passed).Select(t => $"{t.Name}: {t.Message}")], text);
    }

    private static (string Name, bool Passed, string Message) Read(XElement result) => (
        (string)result.Attribute("testName")!,
        (string)result.Attribute("outcome")! == "Passed",
        result.Descendants().FirstOrDefault(e => e.Name.LocalName == "Message")?.Value ?? "no message");
}
