using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;
using SeqGen.Generator.Reading;

namespace SeqGen.Generator.Pipeline;

/// <summary>
/// Models whose full names differ only by case. The C# compiler compares names of emitted files without case and drops all output of a generator that
/// uses one twice.
/// </summary>
internal static class CaseClashes
{
    /// <summary>The names that have a twin, in ordinal order.</summary>
    public static EquatableArray<string> Find(IEnumerable<string> names) => new(
        names.GroupBy(name => name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Distinct().Count() > 1)
            .SelectMany(group => group.Distinct())
            .OrderBy(name => name, StringComparer.Ordinal));

    /// <summary>One diagnostic at each model but the first of its twins.</summary>
    public static EquatableArray<DiagnosticInfo> Report(IEnumerable<ModelReading> readings) => new(
        readings.GroupBy(reading => reading.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group
                .GroupBy(reading => reading.Name)
                .Select(same => same.First())
                .OrderBy(reading => reading.Name, StringComparer.Ordinal)
                .ToArray() is { Length: > 1 } twins
                ? twins.Skip(1).Select(twin => new DiagnosticInfo(Rule.NamesDifferByCase, twin.Place, new EquatableArray<string>([twin.Name, twins[0].Name])))
                : []));

    /// <summary>Name of a model's emitted file: different for each even where names differ only by case.</summary>
    public static string FileOf(string fullName, EquatableArray<string> clashes)
    {
        string name = fullName.Replace("@", "");
        int place = clashes.ToList().IndexOf(name);
        return place < 0 ? $"{name}.g.cs" : $"{name}-{place}.g.cs";
    }
}
