using System.Buffers.Binary;
using System.IO.Compression;

namespace Examples;

/// <summary>Writes images as PNG files (the W3C's Portable Network Graphics specification, third edition, which has animations).</summary>
internal static class Png
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', (byte)'\r', (byte)'\n', 0x1a, (byte)'\n'];

    /// <summary>Writes one image.</summary>
    public static void Write(string path, Picture picture)
    {
        using FileStream file = Begin(path, picture);
        PngChunk.Write(file, "IDAT", Compress(picture));
        PngChunk.Write(file, "IEND", []);
    }

    /// <summary>Writes images of one size that follow one another without end; a program that shows no animations shows the first one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="pictures">At least one.</param>
    /// <param name="milliseconds">How long each is shown.</param>
    public static void WriteAnimation(string path, IReadOnlyList<Picture> pictures, int milliseconds)
    {
        using FileStream file = Begin(path, pictures[0]);
        PngChunk.Write(file, "acTL", Numbers(pictures.Count, 0));
        int sequence = 0;
        for (int i = 0; i < pictures.Count; i++)
        {
            PngChunk.Write(file, "fcTL", Control(sequence++, pictures[i], milliseconds));
            byte[] data = Compress(pictures[i]);
            if (i == 0)
            {
                PngChunk.Write(file, "IDAT", data);
            }
            else
            {
                PngChunk.Write(file, "fdAT", [.. Numbers(sequence++), .. data]);
            }
        }

        PngChunk.Write(file, "IEND", []);
    }

    /// <summary>The signature and the header: eight bits for each of red, green and blue, not interlaced.</summary>
    private static FileStream Begin(string path, Picture picture)
    {
        FileStream file = File.Create(path);
        file.Write(Signature);
        PngChunk.Write(file, "IHDR", [.. Numbers(picture.Width, picture.Height), 8, 2, 0, 0, 0]);
        return file;
    }

    /// <summary>A frame of the whole size that replaces the one before it.</summary>
    private static byte[] Control(int sequence, Picture picture, int milliseconds)
    {
        byte[] delay = new byte[4];
        BinaryPrimitives.WriteUInt16BigEndian(delay, checked((ushort)milliseconds));
        BinaryPrimitives.WriteUInt16BigEndian(delay.AsSpan(2), 1000);
        return [.. Numbers(sequence, picture.Width, picture.Height, 0, 0), .. delay, 0, 0];
    }

    /// <summary>Rows from the top, each behind a zero, which says that it is not filtered.</summary>
    private static byte[] Compress(Picture picture)
    {
        using var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.Optimal))
        {
            foreach (byte[] row in picture.Bytes.Chunk(picture.Width * 3))
            {
                stream.WriteByte(0);
                stream.Write(row);
            }
        }

        return compressed.ToArray();
    }

    private static byte[] Numbers(params ReadOnlySpan<int> numbers)
    {
        byte[] bytes = new byte[numbers.Length * sizeof(int)];
        for (int i = 0; i < numbers.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(i * sizeof(int)), numbers[i]);
        }

        return bytes;
    }
}
