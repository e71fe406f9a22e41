using Microsoft.CodeAnalysis;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Pipeline;

/// <summary>Looks at the steps that a run has tracked.</summary>
internal static class Steps
{
    /// <summary>Why each output of a step is what it is.</summary>
    public static IEnumerable<IncrementalStepRunReason> ReasonsOf(this GeneratorRun run, string step) =>
        run.Result.TrackedSteps.TryGetValue(step, out var steps) ? steps.SelectMany(s => s.Outputs).Select(output => output.Reason) : [];

    /// <summary>Why each registered output ran or did not: sources and diagnostics.</summary>
    public static IEnumerable<IncrementalStepRunReason> OutputReasons(this GeneratorRun run) =>
        run.Result.TrackedOutputSteps.SelectMany(pair => pair.Value).SelectMany(step => step.Outputs).Select(output => output.Reason);
}
