namespace SeqGen.Generator.Emit;

/// <summary>
/// Writes the tiles of convolutions: like those of products, but the trip goes over taps, or lines of a frame, of some steps each, and what it adds up joins what
/// stands in the result. Neither operand is copied: positions are read where they are.
/// </summary>
internal sealed class SweepWriter(CodeWriter code, string type)
{
    /// <summary>Rows of the tiles for a number of vectors side by side, tallest first, for 32 and for 16 registers.</summary>
    private static readonly Dictionary<int, (int[] Many, int[] Few)> s_rows = new()
    {
        [1] = ([12, 8, 6, 4, 2, 1], [6, 4, 2, 1]),
        [2] = ([12, 8, 6, 4, 2, 1], [6, 4, 2, 1]),
        [3] = ([8, 6, 5, 4, 2, 1], [4, 2, 1]),
        [4] = ([6, 5, 4, 2, 1], [2, 1]),
        [5] = ([5, 4, 2, 1], [2, 1]),
    };

    /// <summary>Rows that are reached from one reference.</summary>
    private const int Neighbors = 3;

    private string Constraint => $"where V : struct, ISimd<V, {type}>";

    /// <summary>Everything for tiles of one number of vectors.</summary>
    /// <param name="vectors">Vectors side by side.</param>
    /// <param name="forward">Whether frames are convolved with it.</param>
    /// <param name="gradient">Whether gradients of kernels are added up with it.</param>
    public void Write(int vectors, bool forward, bool gradient)
    {
        if (forward)
            Convolve(vectors);
        if (gradient)
            Correlate(vectors);
        Sweep(vectors);
        (int[] many, int[] few) = s_rows[vectors];
        foreach (int rows in many.Concat(few).Distinct().OrderByDescending(r => r))
            Tile(rows, vectors);
    }

    private void Convolve(int vectors)
    {
        string n = Naming.Number(vectors), panel = Panel(vectors);
        code.Line("// c += W * a for frames: a run's positions meet the same taps, which follow each other in the panel; channels of c are columns. Each part of c takes all parts of a.");
        code.Line("// Some frames at a time: as many as stay in the second-level cache, or more where weights take more room than they.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Convolve{n}<V>(\n    ReadOnlySpan<WindowRun> runs, int taps, int frames, ref {type} a, nint aFrame, int aParts, nint aPart, int depth, ref {type} b, int columns,\n    ref {type} c, nint cFrame, int cParts, nint cPart, int channels)\n    {Constraint}"))
        {
            code.Line($"nint pair = (nint)columns * taps * depth, room = Math.Max({(type == "float" ? 262144 : 131072)}, pair * aParts * cParts);");
            code.Line("int some = (int)Math.Max(1, Math.Min(frames, room / Math.Max(aFrame, 1)));");
            using (code.Block("for (int first = 0; first < frames; first += some)"))
            using (code.Block("for (int part = 0; part < cParts; part++)"))
            using (code.Block($"for (int column = 0; column < columns; column += {Naming.Lanes(vectors)})"))
            using (code.Block("for (int source = 0; source < aParts; source++)"))
            {
                code.Lines($"""
                    int end = Math.Min(first + some, frames);
                    ref {type} from = ref Unsafe.Add(ref a, source * aPart), to = ref Unsafe.Add(ref c, (part * cPart) + column);
                    ref {type} weights = ref Unsafe.Add(ref b, (((part * aParts) + source) * pair) + ((nint)column * taps * depth));
                    """);
                using (code.Block("for (int frame = first; frame < end; frame++)"))
                using (code.Block("foreach (ref readonly WindowRun run in runs)"))
                using (code.Block("if (run.Count > 1)"))
                    Run("frame", "(nint)run.FromStep * depth", "run.Count", "(nint)run.ToStep * channels");
                code.Line("// Positions that share their taps with no neighbor, as the corners do, share them with those of the other frames.");
                using (code.Block("foreach (ref readonly WindowRun run in runs)"))
                using (code.Block("if (run.Count == 1)"))
                    Run("first", "aFrame", "end - first", "cFrame");
            }
        }

        code.Line();

        void Run(string frame, string aRow, string rows, string cRow) => code.Lines($"""
            Sweep{n}<V>(
                ref Unsafe.Add(ref from, ({frame} * aFrame) + ((nint)run.From * depth)), {aRow}, {rows}, 1,
                run.Inner * depth, run.Outer, (nint)run.FromOuter * depth,
                ref Unsafe.Add(ref weights, (nint)run.Tap * {panel} * depth), {panel}, (nint)run.TapStep * depth * {panel},
                ref Unsafe.Add(ref to, ({frame} * cFrame) + ((nint)run.To * channels)), {cRow});
            """);
    }

    private void Correlate(int vectors)
    {
        string n = Naming.Number(vectors), panel = Panel(vectors);
        code.Line("// sum += for each tap a^T b over the positions of all frames that meet at it: rows are channels of a, columns those of b.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Correlate{n}<V>(\n    ReadOnlySpan<WindowRun> runs, int taps, StepRanges steps, ref {type} a, nint aFrame, RowOrder aOrder, int depth,\n    ref {type} b, nint bFrame, RowOrder bOrder, int channels, int columns, ref {type} sum)\n    {Constraint}"))
        {
            code.Line("Span<int> aRows = stackalloc int[64], bRows = stackalloc int[64];");
            using (code.Block("for (int frames = steps.Take(aOrder, aRows, bOrder, bRows); frames > 0; frames = steps.Take(aOrder, aRows, bOrder, bRows))"))
            using (code.Block($"for (int column = 0; column < columns; column += {Naming.Lanes(vectors)})"))
            using (code.Block("for (int frame = 0; frame < frames; frame++)"))
            using (code.Block("foreach (ref readonly WindowRun run in runs)"))
                code.Lines($"""
                    Sweep{n}<V>(
                        ref Unsafe.Add(ref a, (aRows[frame] * aFrame) + ((nint)run.From * depth)), 1, depth, (nint)run.FromStep * depth, run.Count, run.Outer, (nint)run.FromOuter * depth,
                        ref Unsafe.Add(ref b, (bRows[frame] * bFrame) + ((nint)run.To * channels) + column), channels, (nint)run.ToOuter * channels,
                        ref Unsafe.Add(ref sum, (((nint)column * taps) + ((nint)run.Tap * {panel})) * depth), {panel});
                    """);
        }

        code.Line();
    }

    private void Sweep(int vectors)
    {
        (int[] many, int[] few) = s_rows[vectors];
        code.Line("// c += a b for some rows: the trip is outer x depth steps, and a and b move on by aOuter and bOuter behind each depth of them. Rows are shared out evenly.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Sweep{vectors}<V>({Parameters("int rows, ")})\n    {Constraint}"))
        {
            code.Line($"int most = V.Registers >= 32 ? {many[0]} : {few[0]};");
            using (code.Block("for (int row = 0; row < rows;)"))
            {
                code.Line("int left = rows - row, height = left >= 2 * most ? most : left > most ? (left + 1) / 2 : left;");
                int[] heights = [.. many.Concat(few).Distinct().OrderByDescending(h => h)];
                foreach (int height in heights)
                {
                    string only = !few.Contains(height) ? $" && V.Registers >= 32" : !many.Contains(height) ? " && V.Registers < 32" : "";
                    string head = height == 1 ? "else" : $"{(height == heights[0] ? "if" : "else if")} (height >= {Naming.Number(height)}{only})";
                    using (code.Block(head))
                        code.Lines($"""
                            Tile{height}x{vectors}Sweep<V>(ref Unsafe.Add(ref a, row * aRow), aRow, aStep, depth, outer, aOuter, ref b, bStep, bOuter, ref Unsafe.Add(ref c, row * cRow), cRow);
                            row += {height};
                            """);
                }
            }
        }

        code.Line();
    }

    private string Parameters(string rows) =>
        $"ref {type} a, nint aRow, {rows}nint aStep, int depth, int outer, nint aOuter, ref {type} b, nint bStep, nint bOuter, ref {type} c, nint cRow";

    private void Tile(int rows, int vectors)
    {
        IEnumerable<int> r = Enumerable.Range(0, rows), v = Enumerable.Range(0, vectors);
        code.Line($"// {rows} row{(rows == 1 ? "" : "s")} x {vectors} vectors in registers.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Tile{rows}x{vectors}Sweep<V>({Parameters("")})\n    {Constraint}"))
        {
            foreach (int i in r)
                code.Line("V " + string.Join(", ", v.Select(j => $"c{i}{j} = V.Load(ref c, {At("cRow", i, j)})")) + ";");
            if (rows > 2)
                code.Line("nint twice = 2 * aRow;");
            using (code.Block("for (; outer > 0; outer--)"))
            {
                foreach (int i in r.Where(i => i > 0 && i % Neighbors == 0))
                    code.Line($"ref {type} a{i} = ref Unsafe.Add(ref a, {i} * aRow);");
                code.Line($"ref {type} from = ref a, right = ref b;");
                using (code.Block("for (int left = depth; left > 0; left--)"))
                {
                    code.Line("V " + string.Join(", ", v.Select(j => $"b{j} = V.Load(ref right, {At("", 0, j)})")) + ";");
                    foreach (int i in r)
                        code.Line($"V x{i} = V.Create({Element(i)}); " + string.Join(" ", v.Select(j => $"c{i}{j} = V.MultiplyAdd(x{i}, b{j}, c{i}{j});")));
                    foreach (int i in r.Where(i => i % Neighbors == 0))
                        code.Line($"{(i == 0 ? "from" : $"a{i}")} = ref Unsafe.Add(ref {(i == 0 ? "from" : $"a{i}")}, aStep);");
                    code.Line("right = ref Unsafe.Add(ref right, bStep);");
                }

                code.Line("a = ref Unsafe.Add(ref a, aOuter);");
                code.Line("b = ref Unsafe.Add(ref b, bOuter);");
            }

            foreach (int i in r)
                code.Line(string.Join(" ", v.Select(j => $"V.Store(c{i}{j}, ref c, {At("cRow", i, j)});")));
        }

        code.Line();
    }

    /// <summary>A row's element: three rows are reached from one reference, so that the references of a tall tile stay in registers.</summary>
    private static string Element(int row)
    {
        string from = row < Neighbors ? "from" : $"a{Naming.Number(row - (row % Neighbors))}";
        return row % Neighbors == 0 ? from : $"Unsafe.Add(ref {from}, {(row % Neighbors == 1 ? "aRow" : "twice")})";
    }

    private static string Panel(int vectors) => vectors == 1 ? "V.Count" : $"({Naming.Lanes(vectors)})";

    private static string At(string stride, int row, int vector)
    {
        string rows = row == 0 ? "" : row == 1 ? stride : $"({row} * {stride})";
        string vectors = vector == 0 ? "" : vector == 1 ? "V.Count" : $"({vector} * V.Count)";
        return rows.Length == 0 && vectors.Length == 0 ? "0" : Context.Sum(rows, vectors);
    }
}
