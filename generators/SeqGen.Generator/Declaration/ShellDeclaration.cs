namespace SeqGen.Generator.Declaration;

/// <summary>
/// What is known of a model that cannot be compiled: enough for its public surface, so that the calls of it compile and the one error is that at the
/// attribute.
/// </summary>
/// <param name="Namespace">Namespace of the class, empty for the global one.</param>
/// <param name="Name">Name of the class.</param>
/// <param name="IsPublic">Whether the class is public.</param>
/// <param name="Scalar">Number type.</param>
/// <param name="Inputs">For each input, whether it takes tokens.</param>
/// <param name="Outputs">The outputs in order.</param>
/// <param name="HasConstructor">Whether the user's part has a constructor.</param>
/// <param name="OwnMembers">Names of generated members that the user's part has itself.</param>
/// <param name="HasEncoder">Whether there is an encoder or a decoder: inputs are then the source and what comes with it.</param>
/// <param name="WritesTokens">Whether a decoder reads its target token by token: there is then one output.</param>
internal sealed record ShellDeclaration(
    string Namespace,
    string Name,
    bool IsPublic,
    Scalar Scalar,
    EquatableArray<bool> Inputs,
    EquatableArray<ShellOutput> Outputs,
    bool HasConstructor,
    EquatableArray<string> OwnMembers,
    bool HasEncoder,
    bool WritesTokens)
{
    /// <summary>Namespace and name, which is also the hint name's stem.</summary>
    public string FullName => Namespace.Length == 0 ? Name : Namespace + "." + Name;

    /// <summary>Number type as C# writes it.</summary>
    public string Type => Scalar == Scalar.Double ? "double" : "float";
}
