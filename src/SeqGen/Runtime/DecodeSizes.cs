using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>Sizes that follow from the lengths of a caller's spans.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DecodeSizes
{
    /// <summary>Steps of each sequence.</summary>
    /// <param name="length">Elements of all sequences.</param>
    /// <param name="batch">Number of sequences.</param>
    /// <param name="width">Elements of a step.</param>
    /// <param name="name">The caller's name for the span.</param>
    /// <exception cref="ArgumentException">There are no sequences, or no whole number of steps.</exception>
    public static int Steps(int length, int batch, int width, string name)
    {
        if (batch == 0)
        {
            throw new ArgumentException("There must be at least one sequence.", "sourceLengths");
        }

        long step = (long)batch * width;
        return length > 0 && length % step == 0
            ? (int)(length / step)
            : throw new ArgumentException($"{name} has {length} elements, not a positive multiple of {batch} sequences x {width}.", name);
    }
}
