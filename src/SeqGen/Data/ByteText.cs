using System.Text;

namespace SeqGen.Data;

/// <summary>
/// UTF-8 that keeps every text of .NET: half a surrogate pair on its own becomes three bytes like any other code unit (WTF-8, S. Sapin). What is not
/// even that is read as U+FFFD.
/// </summary>
internal static class ByteText
{
    /// <summary>No character (UTF-16 code unit) becomes more bytes.</summary>
    public const int MostPerCharacter = 3;

    /// <summary>Writes the bytes of a text and returns their number.</summary>
    public static int Encode(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        int count = 0;
        while (!text.IsEmpty)
        {
            Rune.DecodeFromUtf16(text, out Rune rune, out int used);
            if (used == 1 && char.IsSurrogate(text[0]))
            {
                bytes[count++] = 0xED;
                bytes[count++] = (byte)(0x80 | ((text[0] >> 6) & 0x3F));
                bytes[count++] = (byte)(0x80 | (text[0] & 0x3F));
            }
            else
            {
                count += rune.EncodeToUtf8(bytes[count..]);
            }

            text = text[used..];
        }

        return count;
    }

    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (bytes is [0xED, >= 0xA0 and <= 0xBF and byte middle, >= 0x80 and <= 0xBF and byte last, ..])
            {
                text.Append((char)(0xD000 | ((middle & 0x3F) << 6) | (last & 0x3F)));
                bytes = bytes[3..];
                continue;
            }

            Rune.DecodeFromUtf8(bytes, out Rune rune, out int used);
            text.Append(rune.ToString());
            bytes = bytes[used..];
        }

        return text.ToString();
    }
}
