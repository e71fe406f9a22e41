using SeqGen.Generator.Declaration;
using SeqGen.Generator.Pipeline;

namespace SeqGen.Generator.Tests.Driver;

/// <summary>Takes the declarations out of a run's tracked steps.</summary>
internal static class DeclaredModels
{
    public static IEnumerable<ModelDeclaration> Models(this GeneratorRun run) =>
        run.Result.TrackedSteps[TrackingNames.Models].SelectMany(step => step.Outputs).Select(output => ((ModelUnit)output.Value).Model).OfType<ModelDeclaration>();
}
