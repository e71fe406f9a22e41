using SeqGen.Runtime;

namespace SeqGen.Tests.Losses;

/// <summary><see cref="LossesTests{V, T}"/> for <see cref="Simd512Single"/>.</summary>
public sealed class Losses512SingleTests : LossesTests<Simd512Single, float>;
