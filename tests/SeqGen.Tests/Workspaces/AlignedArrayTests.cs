using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SeqGen.Runtime;

namespace SeqGen.Tests.Workspaces;

public class AlignedArrayTests
{
    [Fact]
    public void New_IsZeroAlignedAndStaysThere()
    {
        for (int length = 0; length < 70; length++)
        {
            AlignedArray<float> array = new(length);
            nint address = AddressOf(ref array.At(0));
            Assert.Equal(0, address % AlignedArray<float>.Alignment);
            Assert.Equal(length, array.Length);
            Assert.Equal(new float[length], array.Span.ToArray());
            Assert.True(Unsafe.AreSame(ref array.At(0), ref MemoryMarshal.GetReference(array.Span)));
            GC.Collect(0);
            Assert.Equal(address, AddressOf(ref array.At(0)));
        }
    }

    [Fact]
    public void Clear_SetsEveryElementToZero()
    {
        AlignedArray<double> array = new(37);
        array.Span.Fill(2.0);
        array.Clear();
        Assert.Equal(new double[37], array.Span.ToArray());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    [InlineData(int.MaxValue)]
    public void New_WrongLength_Throws(long length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AlignedArray<byte>(length));

    /// <summary>The address of a pinned element.</summary>
    internal static nint AddressOf<T>(ref T element)
        where T : unmanaged =>
        Unsafe.ByteOffset(ref Unsafe.NullRef<T>(), ref element);
}
