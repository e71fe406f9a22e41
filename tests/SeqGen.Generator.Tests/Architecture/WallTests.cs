using System.Reflection;
using SeqGen.Generator.Pipeline;

namespace SeqGen.Generator.Tests.Architecture;

/// <summary>The C# compiler's types appear in the pipeline, the readers and the diagnostics, and nowhere else.</summary>
public class WallTests
{
    private static readonly string[] s_allowed = ["SeqGen.Generator.Pipeline", "SeqGen.Generator.Reading", "SeqGen.Generator.Diagnostics"];

    private static readonly Type[] s_types = [.. typeof(SequenceModelGenerator).Assembly.GetTypes().Where(t => t.Namespace?.StartsWith("SeqGen.Generator", StringComparison.Ordinal) == true)];

    [Fact]
    public void Compiler_DoesNotKnowRoslyn()
    {
        Type[] inside = [.. s_types.Where(t => !s_allowed.Contains(t.Namespace))];

        Assert.Contains(inside, t => t.Namespace == "SeqGen.Generator.Declaration");
        Assert.Contains(inside, t => t.Namespace == "SeqGen.Generator.Graph");
        Assert.Empty(inside.SelectMany(TypeReferences.Of).Where(IsRoslyn).Select(r => $"{r.User} uses {r.Used}"));
    }

    [Fact]
    public void TypeReferences_SeeRoslynInThePipeline()
    {
        Assert.Contains(TypeReferences.Of(typeof(SequenceModelGenerator)), IsRoslyn);
        Assert.Contains(TypeReferences.Of(typeof(Reading.Literal)), IsRoslyn);
    }

    private static bool IsRoslyn((MemberInfo User, Type Used) reference) =>
        reference.Used.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true && reference.Used.Assembly != typeof(SequenceModelGenerator).Assembly;
}
