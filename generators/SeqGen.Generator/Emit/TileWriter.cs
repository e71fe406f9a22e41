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

    /// <summary>Rows that an <c>Outer</c> copies at a time: the tile's panel of them stays in the first-level cache.</summary>
    private const int OuterRows = 96;

    /// <summary>Columns of the panels of its left operand: whole tiles of any height.</summary>
    private const int InputPanel = 48;

    private string Constraint => $"where V : struct, ISimd<V, {type}>";

    /// <summary>Everything for tiles of one number of vectors.</summary>
    /// <param name="vectors">Vectors side by side.</param>
    /// <param name="wide">Whether whole matrices are multiplied with it.</param>
    /// <param name="outer">Whether weight gradients are accumulated with it.</param>
    public void Write(int vectors, bool wide, bool outer)
    {
        (int[] many, int[] few) = s_rows[vectors];
        string n = Naming.Number(vectors);
        if (wide)
            Multiply(n);
        if (outer)
            Outer(n);
        Rows(n, many, few);
        foreach (int rows in many.Concat(few).Distinct().OrderByDescending(r => r))
            Tile(rows, vectors);
        Single(vectors);
    }

    private void Multiply(string n)
    {
        code.Lines($"// c = init + a b for whole matrices: blocks of 96 rows stay in the second-level cache while the panels pass.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Multiply{n}<V>(ref {type} a, nint aRow, int rows, ref {type} b, int depth, int columns, ref {type} init, nint initRow, ref {type} c, nint cRow)\n    {Constraint}"))
        using (code.Block("for (int row = 0, block; row < rows; row += block)"))
        {
            code.Line("block = rows - row <= 97 ? rows - row : 96; // no row is left alone: it would be summed in another order");
            using (code.Block($"for (int column = 0; column < columns; column += {n} * V.Count)"))
            {
                code.Lines($"""
                    Rows{n}<V>(
                        ref Unsafe.Add(ref a, row * aRow), aRow, 1, block, ref Unsafe.Add(ref b, (nint)column * depth), depth,
                        ref Unsafe.Add(ref init, (row * initRow) + column), initRow, ref Unsafe.Add(ref c, (row * cRow) + column), cRow);
                    """);
            }
        }

        code.Line();
    }

    private void Outer(string n)
    {
        string panel = $"{n} * V.Count";
        int chunk = 256 * int.Parse(n, CultureInfo.InvariantCulture);
        code.Line($"// sum += x^T d over rows: {OuterRows} at a time are copied into panels, x in those of {InputPanel} columns, d in those of the tile.");
        code.Line($"// sum[column / ({panel}), input, column % ({panel})].");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Outer{n}<V>(StepRanges steps, ref {type} x, nint xRow, RowOrder xOrder, int inputs, ref {type} d, nint dRow, RowOrder dOrder, int columns, ref {type} packed, ref {type} sum)\n    {Constraint}"))
        {
            code.Line($"Span<int> xRows = stackalloc int[{OuterRows}], dRows = stackalloc int[{OuterRows}];");
            code.Line("int width = (inputs + V.Count - 1) / V.Count * V.Count;");
            code.Line($"ref {type} panels = ref Unsafe.Add(ref packed, {OuterRows} * width);");
            using (code.Block("for (int depth = steps.Take(xOrder, xRows, dOrder, dRows); depth > 0; depth = steps.Take(xOrder, xRows, dOrder, dRows))"))
            {
                code.Line($"Panels.CopyRows<V, {type}>(ref x, xRow, xRows[..depth], width, {InputPanel}, ref packed);");
                using (code.Block($"for (int first = 0; first < columns; first += {chunk})"))
                {
                    code.Line($"int some = Math.Min({chunk}, columns - first);");
                    code.Line($"Panels.CopyRows<V, {type}>(ref Unsafe.Add(ref d, first), dRow, dRows[..depth], some, {panel}, ref panels);");
                    using (code.Block($"for (int column = 0; column < some; column += {panel})"))
                    using (code.Block($"for (int input = 0; input < inputs; input += {InputPanel})"))
                    {
                        code.Lines($"""
                            ref {type} target = ref Unsafe.Add(ref sum, ((nint)(first + column) * inputs) + (input * {panel}));
                            Rows{n}<V>(
                                ref Unsafe.Add(ref packed, input * depth), 1, Math.Min({InputPanel}, width - input), Math.Min({InputPanel}, inputs - input),
                                ref Unsafe.Add(ref panels, column * depth), depth, ref target, {panel}, ref target, {panel});
                            """);
                    }
                }
            }
        }

        code.Line();
    }

    /// <summary>Elements into which <c>Outer</c> copies its operands.</summary>
    /// <param name="inputs">Columns of x.</param>
    /// <param name="columns">Columns of d, padded.</param>
    public static long PackScratch(int inputs, long columns) => OuterRows * (RowBuffer.Padded(inputs) + Math.Min(columns, 1024));

    private void Rows(string n, int[] many, int[] few)
    {
        string parameters = $"ref {type} a, nint aRow, nint aStep, int rows, ref {type} b, int depth, ref {type} init, nint initRow, ref {type} c, nint cRow";
        code.Lines("// A few rows of c = init + a b: one panel, tiles of as many rows as the registers hold. a[row * aRow + k * aStep].");
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
                using (code.Block(loop))
                {
                    code.Lines($"""
                        Tile{h}x{n}<V>(ref Unsafe.Add(ref a, row * aRow), aRow, aStep, ref b, depth, ref Unsafe.Add(ref init, row * initRow), initRow, ref Unsafe.Add(ref c, row * cRow), cRow);
                        row += {h};
                        """);
                }
            }
        }
    }

    private void Tile(int rows, int vectors)
    {
        IEnumerable<int> r = Enumerable.Range(0, rows), v = Enumerable.Range(0, vectors);
        code.Line($"// {rows} row{(rows == 1 ? "" : "s")} x {vectors} vectors in registers, two steps of the trip at a time.");
        code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        using (code.Block($"private static void Tile{rows}x{vectors}<V>(ref {type} a, nint aRow, nint aStep, ref {type} b, int depth, ref {type} init, nint initRow, ref {type} c, nint cRow)\n    {Constraint}"))
        {
            foreach (int i in r)
                code.Line("V " + string.Join(", ", v.Select(j => $"c{i}{j} = V.Load(ref init, {At("initRow", i, j)})")) + ";");
            foreach (int i in r.Skip(1))
                code.Line($"ref {type} a{i} = ref Unsafe.Add(ref a, {(i == 1 ? "aRow" : $"{i} * aRow")});");
            code.Line($"nint end = ((nint)depth - 1) * {vectors} * V.Count, k = 0, x = 0;");
            using (code.Block($"for (; k < end; k += {2 * vectors} * V.Count, x += 2 * aStep)"))
            {
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
                        + string.Join(" ", v.Select(j => $"c{i}{j} = V.MultiplyAdd(x{i}, V.Load(ref b, {Naming.Number((i * vectors) + j)} * V.Count), c{i}{j});")));
                code.Line($"a = ref Unsafe.Add(ref a, {ways} * aStep);");
                code.Line($"b = ref Unsafe.Add(ref b, {ways * vectors} * V.Count);");
            }

            using (code.Block("for (; k < depth; k++)"))
            {
                code.Line("V x = V.Create(a);");
                code.Line(string.Join(" ", v.Select(j => $"c0{j} = V.MultiplyAdd(x, V.Load(ref b, {Naming.Number(j)} * V.Count), c0{j});")));
                code.Line("a = ref Unsafe.Add(ref a, aStep);");
                code.Line($"b = ref Unsafe.Add(ref b, {vectors} * V.Count);");
            }

            foreach (int j in v)
                code.Line($"V.Store({Pairs([.. w.Select(i => $"c{i}{j}")])}, ref c, {At("", 0, j)});");
        }

        code.Line();
    }

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
