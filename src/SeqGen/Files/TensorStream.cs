using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Files;

/// <summary>Reads and writes the bytes of tensors through a small buffer, little-endian on every machine.</summary>
internal sealed class TensorStream(Stream stream)
{
    private const int BufferBytes = 1 << 16;

    private readonly byte[] _buffer = new byte[BufferBytes];

    /// <summary>Reads the length and the text of a header.</summary>
    /// <exception cref="ModelFormatException">The stream ends early or the header is too long.</exception>
    public byte[] ReadHeader()
    {
        Span<byte> prefix = _buffer.AsSpan(0, sizeof(long));
        Fill(prefix, "the length of the header");
        ulong length = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (length > SafetensorsHeader.MaxBytes)
        {
            throw new ModelFormatException($"The header claims {length} bytes; the format allows {SafetensorsHeader.MaxBytes}. This is not a safetensors file.");
        }

        if (stream.CanSeek && (long)length > stream.Length - stream.Position)
        {
            throw new ModelFormatException($"The header claims {length} bytes; only {stream.Length - stream.Position} follow.");
        }

        // Without a known length the text grows with what arrives, not with what is claimed.
        using MemoryStream text = new(stream.CanSeek ? (int)length : 0);
        for (long left = (long)length; left > 0;)
        {
            Span<byte> chunk = _buffer.AsSpan(0, (int)Math.Min(left, BufferBytes));
            Fill(chunk, "the header");
            text.Write(chunk);
            left -= chunk.Length;
        }

        return text.ToArray();
    }

    /// <summary>Reads a tensor. Returns the place of its first value that is not finite, or -1.</summary>
    /// <exception cref="ModelFormatException">The stream ends early.</exception>
    public int Read<T>(TensorEntry tensor, Span<T> target)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = TensorType.Size(tensor.Type);
        int bad = -1;
        for (int done = 0; done < target.Length;)
        {
            int count = Math.Min(target.Length - done, BufferBytes / size);
            Span<byte> chunk = _buffer.AsSpan(0, count * size);
            Fill(chunk, FileText.Quote(tensor.Name));
            for (int i = 0; i < count; i++)
            {
                double value = TensorType.Read(tensor.Type, chunk[(i * size)..]);
                target[done + i] = T.CreateTruncating(value);
                bad = bad < 0 && !double.IsFinite(value) ? done + i : bad;
            }

            done += count;
        }

        return bad;
    }

    /// <summary>Passes over a tensor.</summary>
    /// <exception cref="ModelFormatException">The stream ends early.</exception>
    public void Skip(TensorEntry tensor)
    {
        for (long left = tensor.End - tensor.Begin; left > 0;)
        {
            Span<byte> chunk = _buffer.AsSpan(0, (int)Math.Min(left, BufferBytes));
            Fill(chunk, FileText.Quote(tensor.Name));
            left -= chunk.Length;
        }
    }

    /// <summary>Whether nothing is left.</summary>
    public bool AtEnd() => stream.Read(_buffer, 0, 1) == 0;

    /// <summary>Writes values one after the other.</summary>
    public void Write<T>(ReadOnlySpan<T> source)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        int size = Unsafe.SizeOf<T>();
        while (!source.IsEmpty)
        {
            int count = Math.Min(source.Length, BufferBytes / size);
            for (int i = 0; i < count; i++)
            {
                Span<byte> place = _buffer.AsSpan(i * size, size);
                if (typeof(T) == typeof(double))
                {
                    BinaryPrimitives.WriteDoubleLittleEndian(place, double.CreateTruncating(source[i]));
                }
                else
                {
                    BinaryPrimitives.WriteSingleLittleEndian(place, float.CreateTruncating(source[i]));
                }
            }

            stream.Write(_buffer, 0, count * size);
            source = source[count..];
        }
    }

    private void Fill(Span<byte> target, string what)
    {
        int count = stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        if (count < target.Length)
        {
            throw new ModelFormatException($"The file ends within {what}.");
        }
    }
}
