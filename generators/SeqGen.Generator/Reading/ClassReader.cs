using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Checks the class of a model: what it may be and what it may bring itself.</summary>
internal static class ClassReader
{
    /// <summary>Reports what is wrong with the class; says whether another part of it can be emitted all the same.</summary>
    public static bool Check(INamedTypeSymbol type, TypeDeclarationSyntax declaration, ProblemList problems, CancellationToken cancellation)
    {
        SyntaxToken name = declaration.Identifier;
        bool joins = CheckKind(type, declaration, problems);
        if (type.IsAbstract && !type.IsStatic)
            problems.Add(Rule.Abstract, name, type.Name);
        if (type.BaseType is { TypeKind: TypeKind.Class, SpecialType: not SpecialType.System_Object } and { } baseType && !type.IsRecord)
            problems.Add(Rule.BaseClass, name, type.Name, baseType.Name);

        foreach (IMethodSymbol constructor in type.InstanceConstructors.Where(c => !c.IsImplicitlyDeclared && !type.IsRecord && !type.IsStatic))
        {
            if (constructor.DeclaringSyntaxReferences.FirstOrDefault() is { } place)
                problems.Add(Rule.Constructor, PlaceOf(place.GetSyntax(cancellation)), type.Name);
        }

        foreach (ISymbol member in ClashingMembers(type))
            problems.Add(Rule.MemberClash, PlaceOf(member.DeclaringSyntaxReferences[0].GetSyntax(cancellation)), type.Name, member.Name);
        return joins;
    }

    /// <summary>Members of the user that have the name of a generated one.</summary>
    public static IEnumerable<ISymbol> ClashingMembers(INamedTypeSymbol type) =>
        NamesOf(type).SelectMany(name => type.GetMembers(name)).Where(m => !m.IsImplicitlyDeclared && m.DeclaringSyntaxReferences.Length > 0);

    private static IReadOnlyList<string> NamesOf(INamedTypeSymbol type) =>
        GeneratedNames.MembersOf(
            encoder: type.GetAttributes().Any(a => SeqGenSymbols.IsEncoder(a.AttributeClass)),
            frames: type.GetAttributes().Any(a => SeqGenSymbols.IsFrames(a.AttributeClass)));

    private static bool CheckKind(INamedTypeSymbol type, TypeDeclarationSyntax declaration, ProblemList problems)
    {
        SyntaxToken name = declaration.Identifier;
        int before = problems.Count;
        if (type.IsRecord)
            problems.Add(Rule.Record, name, type.Name);
        if (type.ContainingType is { } outer)
            problems.Add(Rule.Nested, name, type.Name, outer.Name);
        if (type.IsGenericType && type.Arity > 0)
            problems.Add(Rule.Generic, name, type.Name);
        if (type.IsStatic)
            problems.Add(Rule.Static, name, type.Name);
        if (type.IsFileLocal)
            problems.Add(Rule.FileLocal, name, type.Name);
        if (!declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            problems.Add(Rule.NotPartial, name, type.Name);
        if (Identifiers.IsKeyword(type.Name))
            problems.Add(Rule.ClassName, name, type.Name, "is a keyword of C#");
        else if (NamesOf(type).Contains(type.Name))
            problems.Add(Rule.ClassName, name, type.Name, "has the name of a member that the model's code brings");
        else if (ShortNames.All.ContainsKey(type.Name))
            problems.Add(Rule.ClassName, name, type.Name, "has the name of a type that the model's code uses");
        return problems.Count == before;
    }

    private static SyntaxToken PlaceOf(SyntaxNode member) => member switch
    {
        ConstructorDeclarationSyntax constructor => constructor.Identifier,
        BaseTypeDeclarationSyntax type => type.Identifier,
        MethodDeclarationSyntax method => method.Identifier,
        PropertyDeclarationSyntax property => property.Identifier,
        VariableDeclaratorSyntax variable => variable.Identifier,
        EventDeclarationSyntax custom => custom.Identifier,
        DelegateDeclarationSyntax type => type.Identifier,
        _ => member.GetFirstToken(),
    };
}
