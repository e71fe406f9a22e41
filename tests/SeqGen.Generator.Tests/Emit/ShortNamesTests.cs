using FsCheck;
using FsCheck.Fluent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Tests.Driver;
using SeqGen.Generator.Tests.Random;
using SeqGen.Tests.Zoo;

namespace SeqGen.Generator.Tests.Emit;

public class ShortNamesTests
{
    /// <summary>What emitted code calls by a short name, in models of every form, is in the table; and the table has nothing else.</summary>
    [Fact]
    public void Table_HasWhatEmittedCodeCalls()
    {
        string[] models =
        [
            "using SeqGen;\n[SequenceModel] [Frames(4, 4, 2), ConvLstm(3), MaxPool(2), Flatten, Dense(2), CrossEntropy] public partial class Clips;",
            "using SeqGen;\n[SequenceModel] [Features(3), Dense(4), Ctc] public partial class Labels;",
            "using SeqGen;\n[SequenceModel] [Features(3), Lstm(272)] public partial class Large;",
            "using SeqGen;\n[SequenceModel] [Features(4), PositionalEncoding(9, Rotary = true), SelfAttention(2, Causal = true)] public partial class Causal;",
            "using SeqGen;\n[SequenceModel] [Features(4), SelfAttention(2, WeightDropout = 0.1), Dense(1)] public partial class Weighed;",
            "using SeqGen;\n[SequenceModel] [Encoder, Features(4), Gru(4)] [Decoder(ScheduledSampling = 0.1), Tokens(3, Start = 0, End = 1), Embedding(4), Gru(4), Dense(3), CrossEntropy] public partial class Sampled;",
            "using SeqGen;\n[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(2), Attention(Score.General), Gru(4), Dense(5), CrossEntropy] public partial class Pair;",
            .. RandomModels.Arbitrary.Generator.Sample(400, new Rnd(5, 1), 50).Where(Validity.Holds).Take(30).Select((model, i) => $"using SeqGen.Zoo;\n{model.ToString($"Net{i}")}"),
        ];
        GeneratorRun run = GeneratorRun.Of([OwnCells.Source, .. models]);
        Assert.Empty(run.Errors);

        SortedSet<string> called = new(StringComparer.Ordinal);
        foreach (GeneratedSourceResult source in run.Result.GeneratedSources)
        {
            SemanticModel semantics = run.Output.GetSemanticModel(source.SyntaxTree);
            foreach (SimpleNameSyntax name in source.SyntaxTree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<SimpleNameSyntax>())
                if (IsShort(name) && TypeOf(semantics, name) is { } type && type.DeclaringSyntaxReferences.Length == 0)
                    called.Add(name.Identifier.Text + " " + type.ContainingNamespace + "." + type.Name);
        }

        Assert.Equal(string.Join("\n", ShortNames.All.Select(pair => pair.Key + " " + pair.Value + "." + ShortNames.SpellingsOf(pair.Key).Last()).Order(StringComparer.Ordinal)), string.Join("\n", called));
    }

    /// <summary>Not what follows a point or two colons.</summary>
    private static bool IsShort(SimpleNameSyntax name) =>
        name.Parent is not UsingDirectiveSyntax
        && !(name.Parent is QualifiedNameSyntax qualified && qualified.Right == name)
        && !(name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        && name.Parent is not (AliasQualifiedNameSyntax or MemberBindingExpressionSyntax or NameMemberCrefSyntax { Parent: QualifiedCrefSyntax });

    private static INamedTypeSymbol? TypeOf(SemanticModel semantics, SimpleNameSyntax name)
    {
        ISymbol? symbol = semantics.GetSymbolInfo(name).Symbol;
        INamedTypeSymbol? type = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor && name.Parent is AttributeSyntax ? constructor.ContainingType : symbol as INamedTypeSymbol;
        return type is { ContainingType: null, TypeKind: not TypeKind.TypeParameter } && type.ContainingNamespace is { IsGlobalNamespace: false } && name.Identifier.Text != "var" && name.Identifier.Text is not ("nint" or "nuint") ? type : null;
    }
}
