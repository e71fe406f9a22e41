using System.ComponentModel;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>
/// A zeroed array whose first element lies on a multiple of 64 bytes. It is pinned, so that it stays there, and
/// managed, so that there is nothing to dispose.
/// </summary>
/// <typeparam name="T">An element type whose size divides 64.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class AlignedArray<T>
    where T : unmanaged
{
    /// <summary>Alignment in bytes: one cache line, one 512-bit register.</summary>
    public const int Alignment = 64;

    /// <summary>Most elements that fit.</summary>
    public static int MostElements => Array.MaxLength - (Alignment / Unsafe.SizeOf<T>());

    private readonly T[] _storage;
    private readonly int _start;

    /// <summary>Allocates <paramref name="length"/> zeroed elements.</summary>
    /// <param name="length">Number of elements, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than one array can hold.</exception>
    public AlignedArray(long length)
    {
        int size = Unsafe.SizeOf<T>();
        int extra = Alignment / size;
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(length, MostElements);

        Length = (int)length;
        _storage = GC.AllocateArray<T>(Length + extra, pinned: true);
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(_storage, 0);
        _start = (int)(-address & (Alignment - 1)) / size;
    }

    /// <summary>Number of elements.</summary>
    public int Length { get; }

    /// <summary>All elements.</summary>
    public Span<T> Span => _storage.AsSpan(_start, Length);

    /// <summary>Bytes held, alignment included.</summary>
    public long Bytes => (long)_storage.Length * Unsafe.SizeOf<T>();

    /// <summary>A reference to one element. The offset is not checked: emitted code computes it.</summary>
    /// <param name="offset">Place of the element, 0 to <see cref="Length"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref T At(nint offset) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_storage), _start + offset);

    /// <summary>Sets every element to zero.</summary>
    public void Clear() => Span.Clear();
}
