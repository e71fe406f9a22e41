namespace SeqGen.Generator.Plan;

/// <summary>How the rows of a buffer are counted.</summary>
internal enum BufferKind
{
    /// <summary>One row for each valid step of each sequence, in packed order.</summary>
    Steps,

    /// <summary>A state over time: the initial value of each sequence, and one row for each valid step. See the runtime's slots.</summary>
    Slots,

    /// <summary>One row for each sequence of the batch.</summary>
    Rows,
}

/// <summary>Rows of vectors in the workspace, each made of parts that are padded to the widest vector.</summary>
internal sealed class RowBuffer(BufferKind kind, int[] parts)
{
    /// <summary>Elements to which every part is padded, so that a vector of any width loads whole.</summary>
    public const int Lanes = 16;

    public BufferKind Kind { get; } = kind;

    public int[] Parts { get; } = parts;

    /// <summary>Field of the workspace that holds its offset.</summary>
    public string Name { get; set; } = "";

    /// <summary>Values that live here over time, for the header's table.</summary>
    public List<Graph.Node> Tenants { get; } = [];

    /// <summary>Position of the last kernel that reads each part's present tenant.</summary>
    public int[] BusyUntil { get; } = new int[parts.Length];

    /// <summary>Columns that some tile writes, past the last part where its vectors do not divide it.</summary>
    public int Reach { get; set; }

    public int Width => Math.Max(Parts.Sum(Padded), Reach);

    /// <summary>Elements from row to row; never a multiple of 64, for rows a power of two apart fall into the same cache sets.</summary>
    public int Stride => Width % 64 == 0 && !IsDense ? Width + Lanes : Width;

    /// <summary>Whether rows follow each other without padding, as in the caller's arrays.</summary>
    public bool IsDense { get; set; }

    public int Column(int part) => Parts.Take(part).Sum(Padded);

    public static int Padded(int width) => (width + Lanes - 1) / Lanes * Lanes;
}

/// <summary>Where a value is stored: a buffer and the first of its parts that the value takes.</summary>
internal readonly record struct Place(RowBuffer Buffer, int Part)
{
    public int Column => Buffer.Column(Part);
}
