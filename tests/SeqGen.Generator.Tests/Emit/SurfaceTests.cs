using Microsoft.CodeAnalysis;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Tests.Driver;

namespace SeqGen.Generator.Tests.Emit;

/// <summary>What the class of a model has, compared with what other parts of the front say it has.</summary>
public class SurfaceTests
{
    private static readonly SymbolDisplayFormat s_signature = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMemberOptions(SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers)
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue);

    /// <summary>Stacks, and the same with a mistake that leaves the surface alone.</summary>
    public static TheoryData<string, string> Models => new()
    {
        { "[Tokens(9), Embedding(4), Lstm(3), Dense(9), CrossEntropy]", "[Tokens(9), Embedding(0), Lstm(3), Dense(9), CrossEntropy]" },
        { "[Features(4, Standardize = true), Gru(3, Bidirectional = true), Last, Dense(1), Huber]", "[Features(4), Gru(3, Bidirectional = true), Last, Dense(1), Huber(Delta = 0)]" },
        { "[Frames(4, 4, 2), ConvLstm(3), Flatten, Dense(2), CrossEntropy]", "[Frames(4, 4, 2), ConvLstm(3, Kernel = 9), Flatten, Dense(2), CrossEntropy]" },
        { "[Features(4), Dense(2)]", "[Features(4), Dense(-2)]" },
        { "[Features(4), Dense(2), CrossEntropy]", "[Features(4), Dense(2), CrossEntropy(Smoothing = 1)]" },
        {
            """
            [Stack("words"), Tokens(9), Embedding(4)]
            [Stack("numbers"), Features(3)]
            [Stack("trunk", From = "words, numbers"), Rnn(3)]
            [Stack("kind", From = "trunk"), Last, Dense(2), CrossEntropy]
            [Stack("size", From = "trunk"), Dense(1), MeanSquaredError]
            [Stack("more", From = "trunk"), Dense(5)]
            """,
            """
            [Stack("words"), Tokens(9), Embedding(4)]
            [Stack("numbers"), Features(3)]
            [Stack("trunk", From = "words, numbers"), Rnn(3)]
            [Stack("kind", From = "trunk"), Last, Dense(2), CrossEntropy]
            [Stack("size", From = "trunk"), Dense(1), MeanSquaredError]
            [Stack("more", From = "trunk"), Last, Last, Dense(5)]
            """
        },
        {
            "[Encoder, Features(3), Gru(4)] [Decoder, Tokens(9, Start = 0, End = 1), Embedding(4), Attention(Score.Dot), Gru(4), Dense(9), CrossEntropy]",
            "[Encoder, Features(3), Gru(4)] [Decoder, Tokens(9, Start = 0, End = 9), Embedding(4), Attention(Score.Dot), Gru(4), Dense(9), CrossEntropy]"
        },
        {
            "[Encoder, Tokens(5), Embedding(2), Gru(4)] [Decoder, Tokens(9, Start = 0, End = 1), Embedding(4), Gru(4), Dense(9), CrossEntropy]",
            "[Encoder, Tokens(5), Embedding(2), Gru(4)] [Decoder, Tokens(9, Start = 0, End = 1), Embedding(4), Gru(4), Dense(8), CrossEntropy]"
        },
        {
            "[Encoder, Features(3), Gru(4)] [Decoder, NoInput, Attention(Score.Dot), Gru(4), Dense(9)]",
            "[Encoder, Features(3), Gru(4)] [Decoder, NoInput, Attention(Score.Dot), Gru(4), Dense(0)]"
        },
        {
            """
            [Encoder, Features(3), Gru(4)]
            [Stack("code", From = "encoder"), Last]
            [Stack("image"), Features(3), Dense(4)]
            [Decoder("past", From = "code, image"), NoInput, Gru(4), Dense(9), MeanSquaredError]
            [Decoder("kind"), NoInput, Gru(4), Dense(9), CrossEntropy]
            [Decoder("more"), NoInput, Gru(4)]
            """,
            """
            [Encoder, Features(3), Gru(4)]
            [Stack("code", From = "encoder"), Dense(4)]
            [Stack("image"), Features(3), Dense(4)]
            [Decoder("past", From = "code, image"), NoInput, Gru(4), Dense(9), MeanSquaredError]
            [Decoder("kind"), NoInput, Gru(4), Dense(9), CrossEntropy]
            [Decoder("more"), NoInput, Gru(4)]
            """
        },
        {
            "[Encoder, Tokens(5), Embedding(2), Gru(4)] [Stack(\"image\"), Features(3), Dense(4)] [Decoder(From = \"image\"), Tokens(9, Start = 0, End = 1), Embedding(4), Gru(4), Attention(Score.Dot), Dense(9), CrossEntropy]",
            "[Encoder, Tokens(5), Embedding(2), Gru(4)] [Stack(\"image\"), Features(3), Dense(4)] [Decoder(From = \"image\"), Tokens(9, Start = 0, End = 1), Embedding(4), Gru(4), Attention(Score.Dot), Dense(8), CrossEntropy]"
        },
    };

    [Theory]
    [MemberData(nameof(Models))]
    public void Shell_HasEveryPublicMemberOfTheModel(string right, string wrong)
    {
        foreach (string precision in new[] { "Float32", "Float64" })
        {
            INamedTypeSymbol model = Compile(precision, right, mistakes: 0);
            INamedTypeSymbol shell = Compile(precision, wrong, mistakes: 1);

            Assert.Empty(PublicMembers(model).Except(PublicMembers(shell)));
            Assert.Empty(WorkspaceMembers(model).Except(WorkspaceMembers(shell)));
            Assert.All(model.Interfaces.Select(i => i.Name), name => Assert.Contains(name, shell.Interfaces.Select(i => i.Name)));
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void GeneratedNames_HaveEveryMemberOfTheModel(string right, string wrong)
    {
        string[] members =
        [
            .. Compile("Float32", right, mistakes: 0).GetMembers().Concat(Compile("Float32", wrong, mistakes: 1).GetMembers())
                .Where(IsNamed)
                .Select(m => m.Name),
        ];

        Assert.NotEmpty(members);
        Assert.Equal("", string.Join(" ", members.Except(GeneratedNames.MembersOf(encoder: right.Contains("Encoder"), frames: right.Contains("Frames")))));
    }

    private static bool IsNamed(ISymbol member) =>
        !member.IsImplicitlyDeclared && member is not IMethodSymbol { MethodKind: not MethodKind.Ordinary } && !member.Name.Contains('.');

    private static INamedTypeSymbol Compile(string precision, string stacks, int mistakes)
    {
        GeneratorRun run = GeneratorRun.Of($"[SequenceModel(Precision = Precision.{precision})]\n{stacks}\npublic partial class Net;");
        Assert.Equal(mistakes, run.Result.Diagnostics.Length);
        Assert.Equal(run.Result.Diagnostics, run.Errors);
        return run.Output.GetTypeByMetadataName("Net")!;
    }

    /// <summary>What the nested workspace has of its own.</summary>
    private static IEnumerable<string> WorkspaceMembers(INamedTypeSymbol type) =>
        PublicMembers(type.GetTypeMembers("Workspace").Single());

    /// <summary>Signatures of public members; but for <c>CreateState</c> of a model that cannot stream, where the shell promises more.</summary>
    private static IEnumerable<string> PublicMembers(INamedTypeSymbol type) => type.GetMembers()
        .Where(m => m.DeclaredAccessibility == Accessibility.Public && !m.IsImplicitlyDeclared && m is not IMethodSymbol { AssociatedSymbol: not null })
        .Select(m => m.ToDisplayString(s_signature))
        .Where(signature => !signature.StartsWith("SeqGen.SequenceState<", StringComparison.Ordinal));
}
