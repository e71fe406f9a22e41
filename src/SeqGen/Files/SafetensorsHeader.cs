namespace SeqGen.Files;

/// <summary>The header of a safetensors file: text of the writer's, and where each tensor lies.</summary>
/// <param name="Metadata">The strings under <c>__metadata__</c>.</param>
/// <param name="Tensors">The tensors in order of their first byte.</param>
internal sealed record SafetensorsHeader(IReadOnlyDictionary<string, string> Metadata, IReadOnlyList<TensorEntry> Tensors)
{
    /// <summary>The largest header, in bytes, that the format allows.</summary>
    public const int MaxBytes = 100_000_000;

    /// <summary>The key of the metadata.</summary>
    public const string MetadataKey = "__metadata__";

    /// <summary>Bytes of data the tensors take, if they have no faults.</summary>
    public long DataLength => Tensors.Count == 0 ? 0 : Tensors[^1].End;

    /// <summary>
    /// Finds tensors whose bytes do not agree with their shape, that overlap, or that leave holes: the format asks for
    /// data that is used exactly once.
    /// </summary>
    public IEnumerable<string> Faults()
    {
        long end = 0;
        foreach (TensorEntry tensor in Tensors)
        {
            string name = FileText.Quote(tensor.Name);
            if (tensor.Begin != end)
            {
                yield return $"{name} begins at byte {tensor.Begin}, but the tensors before it end at {end}.";
            }

            Int128 expected = TensorType.Size(tensor.Type);
            foreach (long length in tensor.Shape)
            {
                expected = Int128.Min(expected * length, long.MaxValue);
            }

            if (TensorType.Size(tensor.Type) != 0 && expected != tensor.End - tensor.Begin)
            {
                yield return $"{name} has {tensor.End - tensor.Begin} bytes, which {tensor.Type} {FileText.Shape(tensor.Shape)} does not take.";
            }

            end = Math.Max(end, tensor.End);
        }
    }
}
