namespace Examples;

/// <summary>Pieces read and written, and the weight of each of the former for each of the latter, [written, read].</summary>
internal sealed record AttentionMatrix(string[] Read, string[] Written, float[] Weights);
