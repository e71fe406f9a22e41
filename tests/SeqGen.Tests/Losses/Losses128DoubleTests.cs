using SeqGen.Runtime;

namespace SeqGen.Tests.Losses;

/// <summary><see cref="LossesTests{V, T}"/> for <see cref="Simd128Double"/>.</summary>
public sealed class Losses128DoubleTests : LossesTests<Simd128Double, double>;
