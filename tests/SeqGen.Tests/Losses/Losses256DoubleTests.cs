using SeqGen.Runtime;

namespace SeqGen.Tests.Losses;

/// <summary><see cref="LossesTests{V, T}"/> for <see cref="Simd256Double"/>.</summary>
public sealed class Losses256DoubleTests : LossesTests<Simd256Double, double>;
