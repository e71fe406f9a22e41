namespace SeqGen.Generator.Emit;

/// <summary>Writes convolutions whose result has channels that do not fill vectors: a frame is added up where each position has whole vectors, and brought back.</summary>
internal static class ApartWriter
{
    /// <param name="code">Takes the text.</param>
    /// <param name="type">Number type of the model.</param>
    /// <param name="vectors">Vectors side by side in a tile.</param>
    public static void Write(CodeWriter code, string type, int vectors)
    {
        string n = Naming.Number(vectors);
        code.Line("// The same for channels that do not fill vectors: each frame is added up in a scratch frame, whose positions have columns numbers.");
        using (code.Block($"private static void ConvolveApart{n}<V>(\n    ReadOnlySpan<WindowRun> runs, int taps, int frames, ref {type} a, nint aFrame, int aParts, nint aPart, int depth, ref {type} b, int columns,\n    ref {type} c, nint cFrame, int cParts, nint cPart, int channels, ref {type} scratch, int positions)\n    where V : struct, ISimd<V, {type}>"))
        using (code.Block("for (int frame = 0; frame < frames; frame++)"))
        using (code.Block("for (int part = 0; part < cParts; part++)"))
            code.Lines($"""
                ref {type} own = ref Unsafe.Add(ref c, (frame * cFrame) + (part * cPart)), weights = ref Unsafe.Add(ref b, (nint)part * aParts * columns * taps * depth);
                FrameMoves.Repack(ref own, channels, ref scratch, columns, positions);
                Convolve{n}<V>(runs, taps, 1, ref Unsafe.Add(ref a, frame * aFrame), 0, aParts, aPart, depth, ref weights, columns, ref scratch, 0, 1, 0, columns);
                FrameMoves.Repack(ref scratch, columns, ref own, channels, positions);
                """);
        code.Line();
    }
}
