using System.Numerics;

namespace SeqGen.Files;

/// <summary>A tensor of a file.</summary>
/// <typeparam name="T"><see cref="float"/> or <see cref="double"/>.</typeparam>
/// <param name="Shape">Lengths of its dimensions.</param>
/// <param name="Values">Its values, the last dimension's beside each other.</param>
public sealed record FileTensor<T>(IReadOnlyList<long> Shape, T[] Values)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>;
