using System.Collections;
using System.Reflection;

namespace SeqGen.Generator.Tests.Pipeline;

/// <summary>Walks everything that can be reached from a value.</summary>
internal static class ObjectGraph
{
    /// <summary>Asserts that neither the value nor anything it holds is of a type of the C# compiler.</summary>
    public static void AssertHoldsNoRoslyn(object? value, string path) => Walk(value, path, new HashSet<object>(ReferenceEqualityComparer.Instance));

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null)
            return;
        Type type = value.GetType();
        Assert.False(type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true, $"{path} holds a {type}.");
        if (type.IsPrimitive || type.IsEnum || value is string or Type)
            return;
        if (!type.IsValueType && !seen.Add(value))
            return;
        if (value is IEnumerable items and not string)
        {
            int i = 0;
            foreach (object? item in items)
                Walk(item, $"{path}[{i++}]", seen);
        }

        for (Type? part = type; part is not null && part != typeof(object); part = part.BaseType)
        {
            foreach (FieldInfo field in part.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
        }
    }
}
