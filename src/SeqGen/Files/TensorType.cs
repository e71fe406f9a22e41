using System.Buffers.Binary;

namespace SeqGen.Files;

/// <summary>Element types of the safetensors format: their sizes, and conversion of those that hold real numbers.</summary>
internal static class TensorType
{
    /// <summary>Bytes of an element, or 0 for a type this reader does not know.</summary>
    public static int Size(string type) => type switch
    {
        "F64" or "I64" or "U64" or "C64" => 8,
        "F32" or "I32" or "U32" => 4,
        "F16" or "BF16" or "I16" or "U16" => 2,
        "BOOL" or "I8" or "U8" or "F8_E4M3" or "F8_E5M2" => 1,
        _ => 0,
    };

    /// <summary>The type a scalar is written as.</summary>
    public static string Of<T>() => typeof(T) == typeof(double) ? "F64" : "F32";

    /// <summary>Whether every value of a type is also a <typeparamref name="T"/>.</summary>
    public static bool Converts<T>(string type) => type is "F32" or "F16" or "BF16" || (type == "F64" && typeof(T) == typeof(double));

    /// <summary>Reads one little-endian element of a type that <see cref="Converts{T}"/>.</summary>
    public static double Read(string type, ReadOnlySpan<byte> source) => type switch
    {
        "F64" => BinaryPrimitives.ReadDoubleLittleEndian(source),
        "F32" => BinaryPrimitives.ReadSingleLittleEndian(source),
        "F16" => (double)BinaryPrimitives.ReadHalfLittleEndian(source),
        _ => BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(source) << 16),
    };
}
