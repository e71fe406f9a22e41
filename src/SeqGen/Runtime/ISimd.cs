namespace SeqGen.Runtime;

/// <summary>
/// One vector register of <typeparamref name="T"/>. Emitted code is generic in <typeparamref name="V"/> and is compiled to machine code once per
/// width, so that one text serves every machine; <see cref="Count"/> and <see cref="Registers"/> are constants to the JIT.
/// </summary>
/// <typeparam name="V">The vector type itself.</typeparam>
/// <typeparam name="T">The lane type: <see cref="float"/> or <see cref="double"/>.</typeparam>
/// <remarks>All members are inlined and allocate nothing. NaN passes through every arithmetic member, lane by lane.</remarks>
public interface ISimd<V, T>
    where V : struct, ISimd<V, T>
    where T : unmanaged
{
    /// <summary>Lanes of the vector.</summary>
    static abstract int Count { get; }

    /// <summary>Vector registers that a tile may count on: 32 (AVX-512, Arm64) or 16 (AVX2, SSE).</summary>
    static abstract int Registers { get; }

    /// <summary>All lanes 0.</summary>
    static abstract V Zero { get; }

    /// <summary>All lanes <paramref name="value"/>.</summary>
    static abstract V Create(T value);

    /// <summary>Reads <see cref="Count"/> elements, the first from <paramref name="source"/>[<paramref name="offset"/>]; any alignment.</summary>
    static abstract V Load(ref readonly T source, nint offset);

    /// <summary>Writes <see cref="Count"/> elements, the first to <paramref name="destination"/>[<paramref name="offset"/>]; any alignment.</summary>
    static abstract void Store(V value, ref T destination, nint offset);

    /// <summary>a + b.</summary>
    static abstract V operator +(V a, V b);

    /// <summary>a - b.</summary>
    static abstract V operator -(V a, V b);

    /// <summary>-a.</summary>
    static abstract V operator -(V a);

    /// <summary>a * b.</summary>
    static abstract V operator *(V a, V b);

    /// <summary>a / b.</summary>
    static abstract V operator /(V a, V b);

    /// <summary>a * b + c: rounded once where the hardware has a fused instruction, else a product and a sum.</summary>
    static abstract V MultiplyAdd(V a, V b, V c);

    /// <summary>The larger operand; NaN if either is NaN.</summary>
    static abstract V Max(V a, V b);

    /// <summary>The smaller operand; NaN if either is NaN.</summary>
    static abstract V Min(V a, V b);

    /// <summary>Square root, correctly rounded.</summary>
    static abstract V Sqrt(V a);

    /// <summary>a without its sign.</summary>
    static abstract V Abs(V a);

    /// <summary>e^a, within 2 units in the last place (double: 4), subnormal results included; 0 at -infinity. Monotone.</summary>
    static abstract V Exp(V a);

    /// <summary>Natural logarithm, within 2 units in the last place (double: 4); -infinity at 0, NaN below. Monotone.</summary>
    static abstract V Log(V a);

    /// <summary>Hyperbolic tangent, within 4 units in the last place; odd, never beyond -1 and 1. Monotone.</summary>
    static abstract V Tanh(V a);

    /// <summary>1 / (1 + e^-a), within 4 units in the last place; 0 where that is subnormal. Monotone.</summary>
    static abstract V Sigmoid(V a);

    /// <summary>max(a, 0); NaN stays NaN.</summary>
    static abstract V Relu(V a);

    /// <summary>1 where a &gt; b, else 0.</summary>
    static abstract V Greater(V a, V b);

    /// <summary><paramref name="a"/> where <paramref name="condition"/> is not 0, else <paramref name="b"/>.</summary>
    static abstract V Select(V condition, V a, V b);

    /// <summary>
    /// <paramref name="a"/>, but 0 where it is smaller than 2^-100 (double: 2^-900); NaN stays NaN. Gradients that shrink from step to step would else become subnormal,
    /// and processors calculate with such numbers many times slower.
    /// </summary>
    static abstract V Flush(V a);

    /// <summary>Sum of the lanes, always in the same order: halves onto each other until one lane is left.</summary>
    static abstract T Sum(V a);

    /// <summary>Largest lane; NaN if any lane is NaN.</summary>
    static abstract T MaxLane(V a);

    /// <summary>
    /// The first <paramref name="count"/> lanes; the others become 0. <paramref name="count"/> may be negative or exceed <see cref="Count"/>.
    /// </summary>
    static abstract V First(V a, int count);

    /// <summary>
    /// Dropout factors of units [unit, unit + Count): <paramref name="scale"/> where the unit is kept, else 0. Unit u is kept where
    /// Mix(key + u * 0x9e3779b9) &gt;= threshold; see <see cref="DropoutKey"/>.
    /// </summary>
    static abstract V Keep(uint key, int unit, uint threshold, T scale);
}
