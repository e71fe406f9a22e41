using System.ComponentModel;
using System.Numerics;

namespace SeqGen.Runtime;

/// <summary>Checks of what goes into one streaming step, before anything changes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class StreamChecks
{
    /// <summary>Every value must be finite.</summary>
    /// <exception cref="ArgumentException">One is not.</exception>
    public static void Finite<T>(ReadOnlySpan<T> values, string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int bad = Runtime.Finite.FirstBad(values);
        if (bad >= 0)
            throw new ArgumentException($"{name}[{bad}] is {values[bad]}; every value must be finite.", name);
    }

    /// <summary>Every token must be below the vocabulary.</summary>
    /// <exception cref="ArgumentOutOfRangeException">One is not.</exception>
    public static void Tokens(ReadOnlySpan<int> tokens, int vocabulary, string name)
    {
        for (int i = 0; i < tokens.Length; i++)
        {
            if ((uint)tokens[i] >= (uint)vocabulary)
                throw new ArgumentOutOfRangeException(name, tokens[i], $"{name}[{i}] must be 0 to {vocabulary - 1}.");
        }
    }
}
