using SeqGen.Runtime;

namespace SeqGen.Tests.Losses;

/// <summary><see cref="LossesTests{V, T}"/> for <see cref="Simd256Single"/>.</summary>
public sealed class Losses256SingleTests : LossesTests<Simd256Single, float>;
