namespace ActionRecognition.Clips;

/// <summary>Outlines of objects; none looks the same after less than half a turn.</summary>
internal enum Shape
{
    /// <summary>Three times as long as wide.</summary>
    Bar,

    /// <summary>A triangle with a point.</summary>
    Arrow,

    /// <summary>Two arms at a right angle.</summary>
    Corner,
}
