using System.Buffers.Binary;
using System.Text;

namespace Examples;

/// <summary>Writes the pieces that a PNG file is made of.</summary>
internal static class PngChunk
{
    private const uint Polynomial = 0xedb88320;

    private static readonly uint[] s_remainders = [.. Enumerable.Range(0, 256).Select(value => Remainder((uint)value))];

    /// <summary>Length, name, data and check sum.</summary>
    public static void Write(Stream stream, string name, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. data];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        stream.Write(number);
        stream.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, CheckSum(named));
        stream.Write(number);
    }

    /// <summary>The cyclic redundancy check of ISO 3309.</summary>
    private static uint CheckSum(byte[] bytes)
    {
        uint sum = uint.MaxValue;
        foreach (byte value in bytes)
        {
            sum = s_remainders[(byte)(sum ^ value)] ^ (sum >> 8);
        }

        return ~sum;
    }

    private static uint Remainder(uint value)
    {
        for (int bit = 0; bit < 8; bit++)
        {
            value = (value >> 1) ^ (Polynomial & (0 - (value & 1)));
        }

        return value;
    }
}
