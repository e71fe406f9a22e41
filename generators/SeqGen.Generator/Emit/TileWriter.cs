using System.Globalization;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <summary>
/// Writes the one kind of inner loop: a tile of rows x vectors held in registers, <c>c = init + a b</c>. The left operand is broadcast element
/// by element, the right one is a packed panel. One text serves all vector widths; how many rows a tile has depends on the number of
/// registers (32 with AVX-512 or NEON, 16 with AVX2).
/// </summary>
internal sealed class TileWriter(CodeWriter code, string type)
{
    /// <summary>Rows of the tiles for a number of vectors side by side, tallest first, for 32 and for 16 registers.</summary>
    private static readonly Dictionary<int, (int[] Many, int[] Few)> s_rows = new()
    {
        [1] = ([12, 4, 1], [6, 2, 1]),
        [2] = ([12, 4, 2, 1], [6, 2, 1]),
        [3] = ([8, 4, 2, 1], [4, 2, 1]),
        [4] = ([6, 4, 2, 1], [2, 1]),
        [5] = ([5, 2, 1], [2, 1]),
        [6] = ([4, 2, 1], [2, 1]),
    };

    /// <summary>Bytes of weights that a second-level cache holds beside what else a loop needs.</summary>
    public const int BytesInCache = 1 << 20;

    /// <summary>Most steps of a trip whose panel is used whole.</summary>
    public const int DepthInCache = 4096;

    /// <summary>Steps of the pieces of a longer one.</summary>
    private const int Piece = 1024;

    /// <summary>Elements of a cache line.</summary>
    private int Line => type == "float" ? 16 : 8;

    private string Constraint => $"where V : struct, ISimd<V, {type}>";

    /// <summary>Everything for tiles of one number of vectors.</summary>
    /// <param name="vectors">Vectors side by side.</param>
    /// <param name="wide">Whether whole matrices are multiplied with it.</param>
    /// <param name="outer">Whether weight gradients are accumulated with it.</param>
    /// <param name="ahead">Whether the next panel is fetched while one is used.</param>
    /// <param name="deep">Whether a product has more than <see cref="DepthInCache"/> steps.</param>
    public void Write(int vectors, bool wide, bool outer, bool ahead, bool deep)
    {
        (int[] many, int[] few) = s_rows[vectors];
        string n = Naming.Number(vectors);
        if (wide)
            Multiply(n, Naming.Lanes(vectors), deep);
        if (outer)
            Outer(n, Naming.Lanes(vectors));
        Rows(n, many, few, ahead ? vectors : 0);
        foreach (int rows in many.Concat(few).Distinct().OrderByDescending(r => r))
            Tile(rows, vectors, ahead && (rows == many[0] || rows == few[0]));
        Single(vectors);
    }

    private void Multiply(string n, string panel, bool deep)
    {
        code.Line("// c = init + a b for whole matrices: a block of rows stays in the second-level cache while the panels pass, more rows the longer a panel is.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Multiply{n}<V>(ref {type} a, nint aRow, int rows, ref {type} b, int depth, int columns, ref {type} init, nint initRow, ref {type} c, nint cRow)\n    {Constraint}"))
        {
            code.Line("int most = 96 * Math.Clamp(depth / 256, 1, 4);");
            using (code.Block("for (int row = 0, block; row < rows; row += block)"))
            {
                code.Line("block = rows - row <= most + 1 ? rows - row : most; // no row is left alone: it would be summed in another order");
                if (deep)
                {
                    code.Line("// A panel of so many steps of the trip is taken in pieces, each of which stays in that cache while the rows pass.");
                    using (code.Block("for (int first = 0, some; first < depth; first += some)"))
                    {
                        code.Line($"some = block == 1 ? depth : Math.Min({Piece}, depth - first);");
                        Columns("(row * aRow) + first", $"((nint)column * depth) + ((nint)first * {panel})", "some", "from, first == 0 ? initRow : cRow");
                    }
                }
                else
                {
                    Columns("row * aRow", "(nint)column * depth", "depth", "Unsafe.Add(ref init, (row * initRow) + column), initRow");
                }
            }
        }

        code.Line();
        return;

        void Columns(string left, string right, string trip, string start)
        {
            using (code.Block($"for (int column = 0; column < columns; column += {panel})"))
            {
                if (deep)
                    code.Line($"ref {type} from = ref first == 0 ? ref Unsafe.Add(ref init, (row * initRow) + column) : ref Unsafe.Add(ref c, (row * cRow) + column);");
                code.Lines($"""
                    Rows{n}<V>(
                        ref Unsafe.Add(ref a, {left}), aRow, 1, block, ref Unsafe.Add(ref b, {right}), {trip},
                        ref {start}, ref Unsafe.Add(ref c, (row * cRow) + column), cRow);
                    """);
            }
        }
    }

    private void Outer(string n, string panel)
    {
        code.Line($"// c += a^T b over rows: some of them together are copied into panels, a in those of {OuterProduct.LeftPanel} columns, b in those of the tile.");
        code.Line($"// Element [i, j] of c is c[i * cRow + j / {Inside(panel)} * cPanel + j % {Inside(panel)}].");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Outer{n}<V>(\n    StepRanges steps, int together, ref {type} a, nint aRow, RowOrder aOrder, int height, ref {type} b, nint bRow, RowOrder bOrder, int columns,\n    ref {type} scratch, ref {type} c, nint cRow, nint cPanel)\n    {Constraint}"))
        {
            code.Line("Span<int> aRows = stackalloc int[together], bRows = stackalloc int[together];");
            code.Line($"ref {type} panels = ref Unsafe.Add(ref scratch, (nint)together * Math.Min({OuterProduct.LeftColumns}, (height + 15) / 16 * 16));");
            using (code.Block("for (int depth = steps.Take(aOrder, aRows, bOrder, bRows); depth > 0; depth = steps.Take(aOrder, aRows, bOrder, bRows))"))
            {
                code.Line($"Panels.CopyRows<V, {type}>(ref b, bRow, bRows[..depth], columns, {panel}, ref panels);");
                using (code.Block($"for (int first = 0; first < height; first += {OuterProduct.LeftColumns})"))
                {
                    code.Line($"int some = Math.Min({OuterProduct.LeftColumns}, height - first), width = (some + V.Count - 1) / V.Count * V.Count;");
                    code.Line($"Panels.CopyRows<V, {type}>(ref Unsafe.Add(ref a, first), aRow, aRows[..depth], width, {OuterProduct.LeftPanel}, ref scratch);");
                    using (code.Block($"for (int row = 0; row < some; row += {OuterProduct.LeftPanel})"))
                    using (code.Block($"for (int column = 0; column < columns; column += {panel})"))
                    {
                        code.Lines($"""
                            ref {type} target = ref Unsafe.Add(ref c, ((first + row) * cRow) + (column / {Inside(panel)} * cPanel));
                            Rows{n}<V>(
                                ref Unsafe.Add(ref scratch, row * depth), 1, Math.Min({OuterProduct.LeftPanel}, width - row), Math.Min({OuterProduct.LeftPanel}, some - row),
                                ref Unsafe.Add(ref panels, (nint)column * depth), depth, ref target, cRow, ref target, cRow);
                            """);
                    }
                }
            }
        }

        code.Line();
    }

    private void Rows(string n, int[] many, int[] few, int ahead)
    {
        string parameters = $"ref {type} a, nint aRow, nint aStep, int rows, ref {type} b, int depth, ref {type} init, nint initRow, ref {type} c, nint cRow";
        code.Line("// A few rows of c = init + a b: one panel, tiles of as many rows as the registers hold. a[row * aRow + k * aStep].");
        if (ahead > 0)
            code.Line("// The weights do not fit the second-level cache: each of the first tiles brings a piece of the next panel there.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Rows{n}<V>({parameters})\n    {Constraint}"))
        {
            using (code.Block("if (rows == 1)"))
            {
                code.Line($"Row{n}<V>(ref a, aStep, ref b, depth, ref init, ref c);");
                code.Line("return;");
            }

            code.Line();
            code.Line("int row = 0;");
            using (code.Block("if (V.Registers >= 32)"))
                Ladder(many);
            using (code.Block("else"))
                Ladder(few);
        }

        code.Line();
        return;

        void Ladder(int[] heights)
        {
            for (int i = 0; i < heights.Length; i++)
            {
                string h = Naming.Number(heights[i]);
                // Eight rows are two fours, not six and two: the smaller tile would wait for its own sums.
                string loop = i == 0 && n == "4" && heights[0] == 6 ? "while (rows - row >= 6 && rows - row != 8)" : $"while (rows - row >= {h})";
                bool fetches = ahead > 0 && (heights[i] == many[0] || heights[i] == few[0]);
                using (code.Block(loop))
                {
                    if (fetches && i == 0)
                        code.Line($"ref {type} next = ref Unsafe.Add(ref b, row < {2 * ahead * heights[0]} ? (depth * {n} * V.Count) + (row / {h} * (depth / 2) * {Line}) : 0);");
                    string next = !fetches ? "" : i == 0 ? ", ref next" : ", ref b";
                    code.Lines($"""
                        Tile{h}x{n}<V>(ref Unsafe.Add(ref a, row * aRow), aRow, aStep, ref b, depth, ref Unsafe.Add(ref init, row * initRow), initRow, ref Unsafe.Add(ref c, row * cRow), cRow{next});
                        row += {h};
                        """);
                }
            }
        }
    }

    private void Tile(int rows, int vectors, bool ahead)
    {
        IEnumerable<int> r = Enumerable.Range(0, rows), v = Enumerable.Range(0, vectors);
        code.Line($"// {rows} row{(rows == 1 ? "" : "s")} x {vectors} vectors in registers, two steps of the trip at a time{(ahead ? "; a line of what comes next is fetched with them" : "")}.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Tile{rows}x{vectors}<V>(ref {type} a, nint aRow, nint aStep, ref {type} b, int depth, ref {type} init, nint initRow, ref {type} c, nint cRow{(ahead ? $", ref {type} next" : "")})\n    {Constraint}"))
        {
            foreach (int i in r)
                code.Line("V " + string.Join(", ", v.Select(j => $"c{i}{j} = V.Load(ref init, {At("initRow", i, j)})")) + ";");
            foreach (int i in r.Skip(1))
                code.Line($"ref {type} a{i} = ref Unsafe.Add(ref a, {(i == 1 ? "aRow" : $"{i} * aRow")});");
            code.Line($"nint end = ((nint)depth - 1) * {Naming.Lanes(vectors)}, k = 0, x = 0;");
            using (code.Block($"for (; k < end; k += {2 * vectors} * V.Count, x += 2 * aStep)"))
            {
                if (ahead)
                {
                    code.Line("CacheLines.Fetch(ref next);");
                    code.Line($"next = ref Unsafe.Add(ref next, {Line});");
                }

                code.Line("nint y = x + aStep;");
                Step("x", 0, "b", "x");
                Step("y", vectors, "d", "y");
            }

            using (code.Block("if (k == end)"))
                Step("x", 0, "b", "x");

            foreach (int i in r)
                code.Line(string.Join(" ", v.Select(j => $"V.Store(c{i}{j}, ref c, {At("cRow", i, j)});")));
        }

        code.Line();
        return;

        // One step of the trip: the right operand's vectors, then each row's element times them.
        void Step(string at, int first, string right, string left)
        {
            code.Line("V " + string.Join(", ", v.Select(j => $"{right}{j} = V.Load(ref b, k{Vector(first + j)})")) + ";");
            foreach (int i in r)
                code.Line($"V {left}{i} = V.Create(Unsafe.Add(ref a{(i == 0 ? "" : Naming.Number(i))}, {at})); "
                    + string.Join(" ", v.Select(j => $"c{i}{j} = V.MultiplyAdd({left}{i}, {right}{j}, c{i}{j});")));
        }
    }

    /// <summary>
    /// A row without company: the trip is unrolled so that enough sums run side by side to hide the latency of a multiply-add. Its sums
    /// run in another order than those of the tiles, so it is never taken for a row that is merely left over.
    /// </summary>
    private void Single(int vectors)
    {
        int ways = vectors >= 4 ? 2 : vectors >= 2 ? 4 : 8;
        IEnumerable<int> v = Enumerable.Range(0, vectors), w = Enumerable.Range(0, ways);
        code.Line($"// A row without company x {vectors} vectors, {ways} steps of the trip at a time.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Row{vectors}<V>(ref {type} a, nint aStep, ref {type} b, int depth, ref {type} init, ref {type} c)\n    {Constraint}"))
        {
            foreach (int i in w)
                code.Line("V " + string.Join(", ", v.Select(j => i == 0 ? $"c{i}{j} = V.Load(ref init, {At("", 0, j)})" : $"c{i}{j} = V.Zero")) + ";");
            code.Line("int k = 0;");
            using (code.Block($"for (; k <= depth - {ways}; k += {ways})"))
            {
                foreach (int i in w)
                    code.Line($"V x{i} = V.Create(Unsafe.Add(ref a, {(i == 0 ? "0" : i == 1 ? "aStep" : $"{i} * aStep")})); "
                        + string.Join(" ", v.Select(j => $"c{i}{j} = V.MultiplyAdd(x{i}, V.Load(ref b, {Naming.Lanes((i * vectors) + j)}), c{i}{j});")));
                code.Line($"a = ref Unsafe.Add(ref a, {ways} * aStep);");
                code.Line($"b = ref Unsafe.Add(ref b, {ways * vectors} * V.Count);");
            }

            using (code.Block("for (; k < depth; k++)"))
            {
                code.Line("V x = V.Create(a);");
                code.Line(string.Join(" ", v.Select(j => $"c0{j} = V.MultiplyAdd(x, V.Load(ref b, {Naming.Lanes(j)}), c0{j});")));
                code.Line("a = ref Unsafe.Add(ref a, aStep);");
                code.Line($"b = ref Unsafe.Add(ref b, {Naming.Lanes(vectors)});");
            }

            foreach (int j in v)
                code.Line($"V.Store({Pairs([.. w.Select(i => $"c{i}{j}")])}, ref c, {At("", 0, j)});");
        }

        code.Line();
    }

    private static string Inside(string product) => product.Contains(' ') ? $"({product})" : product;

    /// <summary>A sum in pairs: (a + b) + (c + d).</summary>
    private static string Pairs(string[] terms) => terms.Length switch
    {
        1 => terms[0],
        2 => $"{terms[0]} + {terms[1]}",
        _ => $"({Pairs([.. terms.Take(terms.Length / 2)])}) + ({Pairs([.. terms.Skip(terms.Length / 2)])})",
    };

    private static string At(string stride, int row, int vector)
    {
        string rows = row == 0 || stride.Length == 0 ? "" : row == 1 ? stride : $"({row} * {stride})";
        string vectors = vector == 0 ? "" : vector == 1 ? "V.Count" : $"({vector} * V.Count)";
        return rows.Length == 0 && vectors.Length == 0 ? "0" : Context.Sum(rows, vectors);
    }

    private static string Vector(int vector) => vector == 0 ? "" : vector == 1 ? " + V.Count" : $" + ({vector} * V.Count)";
}
