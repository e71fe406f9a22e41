using System.ComponentModel;

namespace SeqGen;

/// <summary>
/// Carries the text of a <see cref="Cell"/> in its assembly, where models of other assemblies read it. Emitted by the generator for every cell.
/// </summary>
/// <param name="cell">Full name of the cell's class, as reflection writes it.</param>
/// <param name="text">Its <c>Step</c> method.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class CellTextAttribute(string cell, string text) : Attribute
{
    /// <summary>Full name of the cell's class, as reflection writes it.</summary>
    public string Cell { get; } = cell;

    /// <summary>Its <c>Step</c> method.</summary>
    public string Text { get; } = text;
}
