namespace SeqGen;

/// <summary>Names the stack whose attribute list it opens, and says which stacks it continues.</summary>
/// <example>
/// <code>
/// [Stack("trunk"), Features(12), Lstm(32)]
/// [Stack("kind", From = "trunk"), Last, Dense(5), CrossEntropy]
/// [Stack("place", From = "trunk"), Dense(2), MeanSquaredError(Weight = 0.1)]
/// </code>
/// </example>
/// <param name="name">Name of the stack: letters, digits and underscores.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class StackAttribute(string name) : Attribute
{
    /// <summary>Name of the stack.</summary>
    public string Name { get; } = name;

    /// <summary>
    /// Names of the stacks it continues, separated by commas; their outputs are concatenated. Empty when it starts with an input of its own.
    /// </summary>
    public string From { get; set; } = "";
}
