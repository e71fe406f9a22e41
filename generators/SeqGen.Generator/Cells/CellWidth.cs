namespace SeqGen.Generator.Cells;

/// <summary>How many numbers a value of a cell has. Both sizes are free, so a cell is right only if it is right for any pair of them.</summary>
internal enum CellWidth
{
    /// <summary>Not known, because its operands are wrong; fits anything.</summary>
    Unknown,

    /// <summary>One number, which fits anything: a constant.</summary>
    One,

    /// <summary>As many as the layer's input.</summary>
    Input,

    /// <summary>As many as the layer's units.</summary>
    Units,
}
