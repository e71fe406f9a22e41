        // A few rows of c = init + a b: one panel, tiles of as many rows as the registers hold. a[row * aRow + k * aStep].
        // The weights do not fit the second-level cache: each of the first tiles brings a piece of the next panel there.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Rows4<V>(ref float a, nint aRow, nint aStep, int rows, ref float b, int depth, ref float init, nint initRow, ref float c, nint cRow)
            where V : struct, ISimd<V, float>
        {
            if (rows == 1)
            {
                Row4<V>(ref a, aStep, ref b, depth, ref init, ref c);
                return;
            }

            int row = 0;
            if (V.Registers >= 32)
            {
                while (rows - row >= 6 && rows - row != 8)
                {
                    ref float next = ref Unsafe.Add(ref b, row < 48 ? (depth * 4 * V.Count) + (row / 6 * (depth / 2) * 16) : 0);
                    Tile6x4<V>(ref Unsafe.Add(ref a, row * aRow), aRow, aStep, ref b, depth, ref Unsafe.Add(ref init, row * initRow), initRow, ref Unsafe.Add(ref c, row * cRow), cRow, ref next);
                    row += 6;
                }
                while (rows - row >= 4)
                {
                    Tile4x4<V>(ref Unsafe.Add(ref a, row * aRow), aRow, aStep, ref b, depth, ref Unsafe.Add(ref init, row * initRow), initRow, ref Unsafe.Add(ref c, row * cRow), cRow);
                    row += 4;
                }
                while (rows - row >= 2)
                {
                    Tile2x4<V>(ref Unsafe.Add(ref a, row * aRow), aRow, aStep, ref b, depth, ref Unsafe.Add(ref init, row * initRow), initRow, ref Unsafe.Add(ref c, row * cRow), cRow, ref b);
                    row += 2;
                }
                while (rows - row >= 1)
                {
                    Tile1x4<V>(ref Unsafe.Add(ref a, row * aRow), aRow, aStep, ref b, depth, ref Unsafe.Add(ref init, row * initRow), initRow, ref Unsafe.Add(ref c, row * cRow), cRow);
                    row += 1;
                }
            }
            else
            {
                while (rows - row >= 2)
                {
                    ref float next = ref Unsafe.Add(ref b, row < 16 ? (depth * 4 * V.Count) + (row / 2 * (depth / 2) * 16) : 0);
                    Tile2x4<V>(ref Unsafe.Add(ref a, row * aRow), aRow, aStep, ref b, depth, ref Unsafe.Add(ref init, row * initRow), initRow, ref Unsafe.Add(ref c, row * cRow), cRow, ref next);
                    row += 2;
                }
                while (rows - row >= 1)
                {
                    Tile1x4<V>(ref Unsafe.Add(ref a, row * aRow), aRow, aStep, ref b, depth, ref Unsafe.Add(ref init, row * initRow), initRow, ref Unsafe.Add(ref c, row * cRow), cRow);
                    row += 1;
                }
            }
        }

        // 6 rows x 4 vectors in registers, two steps of the trip at a time; a line of what comes next is fetched with them.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Tile6x4<V>(ref float a, nint aRow, nint aStep, ref float b, int depth, ref float init, nint initRow, ref float c, nint cRow, ref float next)
            where V : struct, ISimd<V, float>
        {
            V c00 = V.Load(ref init, 0), c01 = V.Load(ref init, V.Count), c02 = V.Load(ref init, (2 * V.Count)), c03 = V.Load(ref init, (3 * V.Count));
            V c10 = V.Load(ref init, initRow), c11 = V.Load(ref init, initRow + V.Count), c12 = V.Load(ref init, initRow + (2 * V.Count)), c13 = V.Load(ref init, initRow + (3 * V.Count));
            V c20 = V.Load(ref init, (2 * initRow)), c21 = V.Load(ref init, (2 * initRow) + V.Count), c22 = V.Load(ref init, (2 * initRow) + (2 * V.Count)), c23 = V.Load(ref init, (2 * initRow) + (3 * V.Count));
            V c30 = V.Load(ref init, (3 * initRow)), c31 = V.Load(ref init, (3 * initRow) + V.Count), c32 = V.Load(ref init, (3 * initRow) + (2 * V.Count)), c33 = V.Load(ref init, (3 * initRow) + (3 * V.Count));
            V c40 = V.Load(ref init, (4 * initRow)), c41 = V.Load(ref init, (4 * initRow) + V.Count), c42 = V.Load(ref init, (4 * initRow) + (2 * V.Count)), c43 = V.Load(ref init, (4 * initRow) + (3 * V.Count));
            V c50 = V.Load(ref init, (5 * initRow)), c51 = V.Load(ref init, (5 * initRow) + V.Count), c52 = V.Load(ref init, (5 * initRow) + (2 * V.Count)), c53 = V.Load(ref init, (5 * initRow) + (3 * V.Count));
            ref float a1 = ref Unsafe.Add(ref a, aRow);
            ref float a2 = ref Unsafe.Add(ref a, 2 * aRow);
            ref float a3 = ref Unsafe.Add(ref a, 3 * aRow);
            ref float a4 = ref Unsafe.Add(ref a, 4 * aRow);
            ref float a5 = ref Unsafe.Add(ref a, 5 * aRow);
            nint end = ((nint)depth - 1) * 4 * V.Count, k = 0, x = 0;
            for (; k < end; k += 8 * V.Count, x += 2 * aStep)
            {
                CacheLines.Fetch(ref next);
                next = ref Unsafe.Add(ref next, 16);
                nint y = x + aStep;
                V b0 = V.Load(ref b, k), b1 = V.Load(ref b, k + V.Count), b2 = V.Load(ref b, k + (2 * V.Count)), b3 = V.Load(ref b, k + (3 * V.Count));
                V x0 = V.Create(Unsafe.Add(ref a, x)); c00 = V.MultiplyAdd(x0, b0, c00); c01 = V.MultiplyAdd(x0, b1, c01); c02 = V.MultiplyAdd(x0, b2, c02); c03 = V.MultiplyAdd(x0, b3, c03);
                V x1 = V.Create(Unsafe.Add(ref a1, x)); c10 = V.MultiplyAdd(x1, b0, c10); c11 = V.MultiplyAdd(x1, b1, c11); c12 = V.MultiplyAdd(x1, b2, c12); c13 = V.MultiplyAdd(x1, b3, c13);
                V x2 = V.Create(Unsafe.Add(ref a2, x)); c20 = V.MultiplyAdd(x2, b0, c20); c21 = V.MultiplyAdd(x2, b1, c21); c22 = V.MultiplyAdd(x2, b2, c22); c23 = V.MultiplyAdd(x2, b3, c23);
                V x3 = V.Create(Unsafe.Add(ref a3, x)); c30 = V.MultiplyAdd(x3, b0, c30); c31 = V.MultiplyAdd(x3, b1, c31); c32 = V.MultiplyAdd(x3, b2, c32); c33 = V.MultiplyAdd(x3, b3, c33);
                V x4 = V.Create(Unsafe.Add(ref a4, x)); c40 = V.MultiplyAdd(x4, b0, c40); c41 = V.MultiplyAdd(x4, b1, c41); c42 = V.MultiplyAdd(x4, b2, c42); c43 = V.MultiplyAdd(x4, b3, c43);
                V x5 = V.Create(Unsafe.Add(ref a5, x)); c50 = V.MultiplyAdd(x5, b0, c50); c51 = V.MultiplyAdd(x5, b1, c51); c52 = V.MultiplyAdd(x5, b2, c52); c53 = V.MultiplyAdd(x5, b3, c53);
                V d0 = V.Load(ref b, k + (4 * V.Count)), d1 = V.Load(ref b, k + (5 * V.Count)), d2 = V.Load(ref b, k + (6 * V.Count)), d3 = V.Load(ref b, k + (7 * V.Count));
                V y0 = V.Create(Unsafe.Add(ref a, y)); c00 = V.MultiplyAdd(y0, d0, c00); c01 = V.MultiplyAdd(y0, d1, c01); c02 = V.MultiplyAdd(y0, d2, c02); c03 = V.MultiplyAdd(y0, d3, c03);
                V y1 = V.Create(Unsafe.Add(ref a1, y)); c10 = V.MultiplyAdd(y1, d0, c10); c11 = V.MultiplyAdd(y1, d1, c11); c12 = V.MultiplyAdd(y1, d2, c12); c13 = V.MultiplyAdd(y1, d3, c13);
                V y2 = V.Create(Unsafe.Add(ref a2, y)); c20 = V.MultiplyAdd(y2, d0, c20); c21 = V.MultiplyAdd(y2, d1, c21); c22 = V.MultiplyAdd(y2, d2, c22); c23 = V.MultiplyAdd(y2, d3, c23);
                V y3 = V.Create(Unsafe.Add(ref a3, y)); c30 = V.MultiplyAdd(y3, d0, c30); c31 = V.MultiplyAdd(y3, d1, c31); c32 = V.MultiplyAdd(y3, d2, c32); c33 = V.MultiplyAdd(y3, d3, c33);
                V y4 = V.Create(Unsafe.Add(ref a4, y)); c40 = V.MultiplyAdd(y4, d0, c40); c41 = V.MultiplyAdd(y4, d1, c41); c42 = V.MultiplyAdd(y4, d2, c42); c43 = V.MultiplyAdd(y4, d3, c43);
                V y5 = V.Create(Unsafe.Add(ref a5, y)); c50 = V.MultiplyAdd(y5, d0, c50); c51 = V.MultiplyAdd(y5, d1, c51); c52 = V.MultiplyAdd(y5, d2, c52); c53 = V.MultiplyAdd(y5, d3, c53);
            }
            if (k == end)
            {
                V b0 = V.Load(ref b, k), b1 = V.Load(ref b, k + V.Count), b2 = V.Load(ref b, k + (2 * V.Count)), b3 = V.Load(ref b, k + (3 * V.Count));
                V x0 = V.Create(Unsafe.Add(ref a, x)); c00 = V.MultiplyAdd(x0, b0, c00); c01 = V.MultiplyAdd(x0, b1, c01); c02 = V.MultiplyAdd(x0, b2, c02); c03 = V.MultiplyAdd(x0, b3, c03);
                V x1 = V.Create(Unsafe.Add(ref a1, x)); c10 = V.MultiplyAdd(x1, b0, c10); c11 = V.MultiplyAdd(x1, b1, c11); c12 = V.MultiplyAdd(x1, b2, c12); c13 = V.MultiplyAdd(x1, b3, c13);
                V x2 = V.Create(Unsafe.Add(ref a2, x)); c20 = V.MultiplyAdd(x2, b0, c20); c21 = V.MultiplyAdd(x2, b1, c21); c22 = V.MultiplyAdd(x2, b2, c22); c23 = V.MultiplyAdd(x2, b3, c23);
                V x3 = V.Create(Unsafe.Add(ref a3, x)); c30 = V.MultiplyAdd(x3, b0, c30); c31 = V.MultiplyAdd(x3, b1, c31); c32 = V.MultiplyAdd(x3, b2, c32); c33 = V.MultiplyAdd(x3, b3, c33);
                V x4 = V.Create(Unsafe.Add(ref a4, x)); c40 = V.MultiplyAdd(x4, b0, c40); c41 = V.MultiplyAdd(x4, b1, c41); c42 = V.MultiplyAdd(x4, b2, c42); c43 = V.MultiplyAdd(x4, b3, c43);
                V x5 = V.Create(Unsafe.Add(ref a5, x)); c50 = V.MultiplyAdd(x5, b0, c50); c51 = V.MultiplyAdd(x5, b1, c51); c52 = V.MultiplyAdd(x5, b2, c52); c53 = V.MultiplyAdd(x5, b3, c53);
            }
            V.Store(c00, ref c, 0); V.Store(c01, ref c, V.Count); V.Store(c02, ref c, (2 * V.Count)); V.Store(c03, ref c, (3 * V.Count));
            V.Store(c10, ref c, cRow); V.Store(c11, ref c, cRow + V.Count); V.Store(c12, ref c, cRow + (2 * V.Count)); V.Store(c13, ref c, cRow + (3 * V.Count));
            V.Store(c20, ref c, (2 * cRow)); V.Store(c21, ref c, (2 * cRow) + V.Count); V.Store(c22, ref c, (2 * cRow) + (2 * V.Count)); V.Store(c23, ref c, (2 * cRow) + (3 * V.Count));
            V.Store(c30, ref c, (3 * cRow)); V.Store(c31, ref c, (3 * cRow) + V.Count); V.Store(c32, ref c, (3 * cRow) + (2 * V.Count)); V.Store(c33, ref c, (3 * cRow) + (3 * V.Count));
            V.Store(c40, ref c, (4 * cRow)); V.Store(c41, ref c, (4 * cRow) + V.Count); V.Store(c42, ref c, (4 * cRow) + (2 * V.Count)); V.Store(c43, ref c, (4 * cRow) + (3 * V.Count));
            V.Store(c50, ref c, (5 * cRow)); V.Store(c51, ref c, (5 * cRow) + V.Count); V.Store(c52, ref c, (5 * cRow) + (2 * V.Count)); V.Store(c53, ref c, (5 * cRow) + (3 * V.Count));
        }

