using System.Numerics;

namespace SeqGen.Training;

/// <summary>Element-wise work on whole parameter sets, whatever their scalar type.</summary>
internal static class SetArithmetic
{
    /// <summary>The elements of a set that belong to a parameter of the same layout.</summary>
    public static Span<T> Span<T>(ParameterSet<T> set, Parameter<T> parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        set.Storage.Span.Slice(parameter.Offset, parameter.Length);

    /// <summary>A zeroed set of the same layout and type.</summary>
    public static ParameterSet CloneEmpty(ParameterSet set) => set is ParameterSet<float> single
        ? single.CloneEmpty()
        : ((ParameterSet<double>)set).CloneEmpty();

    /// <summary>A copy.</summary>
    public static ParameterSet Clone(ParameterSet set)
    {
        ParameterSet clone = CloneEmpty(set);
        Copy(set, clone);
        return clone;
    }

    /// <summary>Copies every element into a set of the same layout and type, and marks it as changed.</summary>
    public static void Copy(ParameterSet source, ParameterSet target)
    {
        if (source is ParameterSet<float> single)
        {
            single.Storage.Span.CopyTo(((ParameterSet<float>)target).Storage.Span);
        }
        else
        {
            ((ParameterSet<double>)source).Storage.Span.CopyTo(((ParameterSet<double>)target).Storage.Span);
        }

        target.MarkChanged();
    }

    /// <summary>Adds one part of the sources to the same part of the target, in the order given: ((target + s1) + s2) + ...</summary>
    /// <param name="target">The set that is added to.</param>
    /// <param name="sources">Sets of the same layout and type.</param>
    /// <param name="part">Which of the parts, 0 to <paramref name="parts"/> - 1. The bits do not depend on how many there are.</param>
    /// <param name="parts">Number of parts.</param>
    public static void Add(ParameterSet target, ReadOnlySpan<ParameterSet> sources, int part, int parts)
    {
        if (target is ParameterSet<float> single)
        {
            AddTyped(single, sources, part, parts);
        }
        else
        {
            AddTyped((ParameterSet<double>)target, sources, part, parts);
        }
    }

    /// <summary>Refuses sets that differ in scalar type or layout.</summary>
    public static void CheckSameLayout(ParameterSet expected, ParameterSet actual, string argument)
    {
        if (expected.ScalarType != actual.ScalarType)
        {
            throw new ArgumentException($"{argument} holds {actual.ScalarType.Name}; {expected.ScalarType.Name} is needed.", argument);
        }

        if (expected.Count != actual.Count)
        {
            throw new ArgumentException($"{argument} has {actual.Count} parameters; {expected.Count} are needed.", argument);
        }

        for (int i = 0; i < expected.Count; i++)
        {
            Runtime.ParameterInfo mine = expected.Layout[i];
            Runtime.ParameterInfo other = actual.Layout[i];
            if (!ReferenceEquals(mine, other) && (mine.Name != other.Name || !mine.Shape.SequenceEqual(other.Shape)))
            {
                throw new ArgumentException(
                    $"{argument} has {other.Name} [{string.Join(", ", other.Shape)}] where {mine.Name} [{string.Join(", ", mine.Shape)}] is needed.", argument);
            }
        }
    }

    private static void AddTyped<T>(ParameterSet<T> target, ReadOnlySpan<ParameterSet> sources, int part, int parts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Block = 4096;
        Span<T> all = target.Storage.Span;
        int first = Share(all.Length, part, parts);
        int end = Share(all.Length, part + 1, parts);
        for (int start = first; start < end; start += Block)
        {
            // A block stays in the first-level cache while the sources go by.
            Span<T> block = all[start..Math.Min(start + Block, end)];
            foreach (ParameterSet source in sources)
            {
                VectorLoops.Add(block, ((ParameterSet<T>)source).Storage.Span[start..]);
            }
        }
    }

    /// <summary>Where a part begins: a multiple of 16 elements, so that no two threads write one cache line.</summary>
    private static int Share(int length, int part, int parts) => part == parts ? length : (int)((long)length * part / parts) & ~15;
}
