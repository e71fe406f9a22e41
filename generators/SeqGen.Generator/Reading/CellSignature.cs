namespace SeqGen.Generator.Reading;

/// <summary>Parameters and result of a <c>Step</c> method.</summary>
/// <param name="Input">Name of the first parameter.</param>
/// <param name="States">Names of the others.</param>
/// <param name="HasOutput">Whether the result has an output of its own in front of the states.</param>
internal sealed record CellSignature(string Input, IReadOnlyList<string> States, bool HasOutput);
