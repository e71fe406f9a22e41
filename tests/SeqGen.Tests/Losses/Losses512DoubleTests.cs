using SeqGen.Runtime;

namespace SeqGen.Tests.Losses;

/// <summary><see cref="LossesTests{V, T}"/> for <see cref="Simd512Double"/>.</summary>
public sealed class Losses512DoubleTests : LossesTests<Simd512Double, double>;
