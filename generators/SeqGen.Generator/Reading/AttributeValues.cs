using Microsoft.CodeAnalysis;

namespace SeqGen.Generator.Reading;

/// <summary>Typed access to the arguments of an attribute. A value that the compiler has rejected sets <see cref="IsBroken"/>.</summary>
internal sealed class AttributeValues(AttributeData attribute)
{
    /// <summary>Whether the attribute does not compile, which the compiler reports itself.</summary>
    public bool IsBroken { get; private set; } = attribute.AttributeConstructor is null;

    public bool Has(string option) => attribute.NamedArguments.Any(argument => argument.Key == option);

    /// <summary>The constructor argument of this name.</summary>
    public T Argument<T>(string name, T fallback)
    {
        int place = attribute.AttributeConstructor?.Parameters.ToList().FindIndex(p => p.Name == name) ?? -1;
        if (place < 0 || place >= attribute.ConstructorArguments.Length || attribute.ConstructorArguments[place].Kind == TypedConstantKind.Error)
        {
            IsBroken = true;
            return fallback;
        }

        return attribute.ConstructorArguments[place].Value is T value ? value : fallback;
    }

    /// <summary>The named argument, or the value it has when it is not given.</summary>
    public T Option<T>(string name, T fallback)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key != name)
                continue;
            if (argument.Value.Value is T value)
                return value;
            IsBroken |= argument.Value.Kind == TypedConstantKind.Error;
        }

        return fallback;
    }
}
