        // c = init + a b for whole matrices: a block of rows stays in the second-level cache while the panels pass, more rows the longer a panel is.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void Multiply1<V>(ref float a, nint aRow, int rows, ref float b, int depth, int columns, ref float init, nint initRow, ref float c, nint cRow)
            where V : struct, ISimd<V, float>
        {
            int most = 96 * Math.Clamp(depth / 256, 1, 4);
            for (int row = 0, block; row < rows; row += block)
            {
                block = rows - row <= most + 1 ? rows - row : most; // no row is left alone: it would be summed in another order
                // A panel of so many steps of the trip is taken in pieces, each of which stays in that cache while the rows pass.
                for (int first = 0, some; first < depth; first += some)
                {
                    some = block == 1 ? depth : Math.Min(1024, depth - first);
                    for (int column = 0; column < columns; column += V.Count)
                    {
                        ref float from = ref first == 0 ? ref Unsafe.Add(ref init, (row * initRow) + column) : ref Unsafe.Add(ref c, (row * cRow) + column);
                        Rows1<V>(
                            ref Unsafe.Add(ref a, (row * aRow) + first), aRow, 1, block, ref Unsafe.Add(ref b, ((nint)column * depth) + ((nint)first * V.Count)), some,
                            ref from, first == 0 ? initRow : cRow, ref Unsafe.Add(ref c, (row * cRow) + column), cRow);
                    }
                }
            }
        }
