using SeqGen.Runtime;

namespace SeqGen.Tests.Losses;

/// <summary><see cref="LossesTests{V, T}"/> for <see cref="Simd128Single"/>.</summary>
public sealed class Losses128SingleTests : LossesTests<Simd128Single, float>;
