namespace SeqGen;

/// <summary>
/// A vector with one number per unit, as it stands in the text of a <see cref="Cell"/>. It exists so that the text compiles; nothing can be
/// computed with it.
/// </summary>
public readonly struct Units
{
    /// <summary>The same number for every unit.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static implicit operator Units(double value) => throw Cell.NeverRun();

    /// <summary>Sum, unit by unit.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units operator +(Units a, Units b) => throw Cell.NeverRun();

    /// <summary>Difference, unit by unit.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units operator -(Units a, Units b) => throw Cell.NeverRun();

    /// <summary>Product, unit by unit.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units operator *(Units a, Units b) => throw Cell.NeverRun();

    /// <summary>Quotient, unit by unit.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units operator /(Units a, Units b) => throw Cell.NeverRun();

    /// <summary>Negative, unit by unit.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units operator -(Units a) => throw Cell.NeverRun();

    /// <summary>1 where a is greater than b, else 0.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units operator >(Units a, Units b) => throw Cell.NeverRun();

    /// <summary>1 where a is less than b, else 0.</summary>
    /// <exception cref="NotSupportedException">Always: a cell is compiled, never run.</exception>
    public static Units operator <(Units a, Units b) => throw Cell.NeverRun();
}
