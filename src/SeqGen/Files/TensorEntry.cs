namespace SeqGen.Files;

/// <summary>One tensor of a safetensors header.</summary>
/// <param name="Name">Name in the file.</param>
/// <param name="Type">Element type, such as F32.</param>
/// <param name="Shape">Dimensions, none negative.</param>
/// <param name="Begin">First byte, counted from the end of the header.</param>
/// <param name="End">The byte after the last.</param>
internal sealed record TensorEntry(string Name, string Type, IReadOnlyList<long> Shape, long Begin, long End);
