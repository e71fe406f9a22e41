namespace SeqGen.Generator.Pipeline;

/// <summary>The text of a cell that other assemblies may use.</summary>
/// <param name="Name">Full name of its class, as reflection writes it.</param>
/// <param name="Text">Its canonical text.</param>
internal sealed record CellUnit(string Name, string Text);
