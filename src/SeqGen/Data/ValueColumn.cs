using System.Numerics;

namespace SeqGen.Data;

/// <summary>A column of one element type.</summary>
/// <typeparam name="T"><see cref="float"/>, <see cref="double"/> or <see cref="int"/>.</typeparam>
internal sealed class ValueColumn<T> : SequenceColumn
    where T : unmanaged, INumber<T>
{
    private readonly T[] _values;

    /// <summary>Steps that a value of a step lies behind the sequence's own.</summary>
    private readonly int _shift;

    /// <summary>Width of a step where a sequence's value is made of the steps that follow it; 0 otherwise.</summary>
    private readonly int _following;

    public ValueColumn(T[] values, int width, bool perStep)
        : this(values, width, perStep, 0, 0)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length % width != 0)
        {
            throw new ArgumentException($"The column has {values.Length} elements, not a multiple of {width}.", nameof(values));
        }
    }

    private ValueColumn(T[] values, int width, bool perStep, int shift, int following)
        : base(typeof(T), width, perStep)
    {
        _values = values;
        _shift = shift;
        _following = following;
    }

    public int[]? SequenceLengths { get; init; }

    internal override int[]? Lengths => SequenceLengths;

    internal override int Count => _values.Length / Width;

    internal override SequenceColumn Later(int steps) => new ValueColumn<T>(_values, Width, PerStep, steps, 0);

    internal override SequenceColumn Following(int steps) => new ValueColumn<T>(_values, checked(steps * Width), perStep: false, 0, Width);

    internal override Array Allocate(int rows, int steps) => new T[Size(rows, steps)];

    internal override bool Fits(Array target, int rows, int steps) => target is T[] && target.LongLength >= Size(rows, steps);

    internal override void Copy(Array target, int row, int steps, SequenceSlice slice, bool isTarget)
    {
        T[] batch = (T[])target;
        if (!PerStep)
        {
            ValueOf(slice).CopyTo(batch.AsSpan(row * Width, Width));
            return;
        }

        Span<T> place = batch.AsSpan(row * steps * Width, steps * Width);
        ReadOnlySpan<T> values = _values.AsSpan((slice.Start + _shift) * Width, slice.Length * Width);
        values.CopyTo(place);
        place[values.Length..].Fill(isTarget && typeof(T) == typeof(int) ? -T.One : T.Zero);
    }

    internal override int AddPowers(SequenceSlice slice, ReadOnlySpan<double> center, int power, Span<double> sums)
    {
        ReadOnlySpan<T> values = PerStep ? _values.AsSpan((slice.Start + _shift) * Width, slice.Length * Width) : ValueOf(slice);
        for (int start = 0; start < values.Length; start += Width)
        {
            for (int feature = 0; feature < Width; feature++)
            {
                double difference = double.CreateChecked(values[start + feature]) - center[feature];
                sums[feature] += power == 1 ? difference : difference * difference;
            }
        }

        return values.Length / Width;
    }

    private long Size(int rows, int steps) => (long)rows * Width * (PerStep ? steps : 1);

    private ReadOnlySpan<T> ValueOf(SequenceSlice slice) => _following > 0
        ? _values.AsSpan((slice.Start + slice.Length) * _following, Width)
        : _values.AsSpan(slice.Row * Width, Width);
}
