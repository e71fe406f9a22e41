        // pool, forward: steps [t0, t1)
        private static void PoolForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // corner1 = units of x
                Frames.Take2x3Every6And1.Take(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref run.PoolCorner1Row(rows.First), PoolCorner1Stride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // corner2 = units of x
                Frames.Take2x3Every6And1From3.Take(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref run.PoolCorner2Row(rows.First), PoolCorner2Stride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // corner3 = units of x
                Frames.Take2x3Every6And1From12.Take(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref run.PoolCorner3Row(rows.First), PoolCorner3Stride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // corner4 = units of x
                Frames.Take2x3Every6And1From15.Take(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref run.PoolCorner4Row(rows.First), PoolCorner4Stride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                PoolMaths<V>(run, rows);
            }
        }

        // greatest2 = max(corner2, corner1)
        // greatest3 = max(corner3, greatest2)
        // greatest = max(corner4, greatest3)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void PoolMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint poolCorner2 = run.PoolCorner2 + ((nint)rows.First * PoolCorner2Stride);
            nint poolCorner1 = run.PoolCorner1 + ((nint)rows.First * PoolCorner1Stride);
            nint poolCorner3 = run.PoolCorner3 + ((nint)rows.First * PoolCorner3Stride);
            nint poolCorner4 = run.PoolCorner4 + ((nint)rows.First * PoolCorner4Stride);
            nint poolGreatest = run.PoolGreatest + ((nint)rows.First * PoolGreatestStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V corner2 = V.Load(ref arena, poolCorner2 + unit);
                    V corner1 = V.Load(ref arena, poolCorner1 + unit);
                    V greatest2 = V.Max(corner2, corner1);
                    V corner3 = V.Load(ref arena, poolCorner3 + unit);
                    V greatest3 = V.Max(corner3, greatest2);
                    V corner4 = V.Load(ref arena, poolCorner4 + unit);
                    V greatest = V.Max(corner4, greatest3);
                    V.Store(greatest, ref arena, poolGreatest + unit);
                }
                poolCorner2 += PoolCorner2Stride;
                poolCorner1 += PoolCorner1Stride;
                poolCorner3 += PoolCorner3Stride;
                poolCorner4 += PoolCorner4Stride;
                poolGreatest += PoolGreatestStride;
            }
        }

        // pool, backward: steps [t0, t1)
        private static void PoolBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    PoolMathsBackward<V>(run, rows);
                }
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // sums of units of dcorner4
                    Frames.Take2x3Every6And1From15.AddBack<V, float>(
                        ref run.PoolCorner1Row(rows.First), PoolCorner1Stride, rows.Count,
                        ref run.PoolPickSumRow(rows.First), PoolPickSumStride, 24);
                }
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // sums of units of dcorner3
                    Frames.Take2x3Every6And1From12.AddBack<V, float>(
                        ref run.PoolCorner2Row(rows.First), PoolCorner2Stride, rows.Count,
                        ref run.PoolPickSum2Row(rows.First), PoolPickSum2Stride, 24);
                }
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // sums of units of dcorner2
                    Frames.Take2x3Every6And1From3.AddBack<V, float>(
                        ref run.PoolCorner3Row(rows.First), PoolCorner3Stride, rows.Count,
                        ref run.PoolPickSum3Row(rows.First), PoolPickSum3Stride, 24);
                }
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // sums of units of dcorner1
                    Frames.Take2x3Every6And1.AddBack<V, float>(
                        ref run.PoolCorner4Row(rows.First), PoolCorner4Stride, rows.Count,
                        ref run.PoolPickSum4Row(rows.First), PoolPickSum4Stride, 24);
                }
            }
        }

        // greatest2 = max(corner2, corner1)
        // greatest3 = max(corner3, greatest2)
        // dcorner4 = dgreatest * (corner4 > greatest3)
        // dgreatest3 = dgreatest - dcorner4
        // dcorner3 = dgreatest3 * (corner3 > greatest2)
        // dgreatest2 = dgreatest3 - dcorner3
        // dcorner2 = dgreatest2 * (corner2 > corner1)
        // dcorner1 = dgreatest2 - dcorner2
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void PoolMathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint poolCorner2 = run.PoolCorner2 + ((nint)rows.First * PoolCorner2Stride);
            nint poolCorner1 = run.PoolCorner1 + ((nint)rows.First * PoolCorner1Stride);
            nint poolCorner3 = run.PoolCorner3 + ((nint)rows.First * PoolCorner3Stride);
            nint poolCorner4 = run.PoolCorner4 + ((nint)rows.First * PoolCorner4Stride);
            nint flatFlat = run.FlatFlat + ((nint)rows.First * FlatFlatStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V corner2 = V.Load(ref arena, poolCorner2 + unit);
                    V corner1 = V.Load(ref arena, poolCorner1 + unit);
                    V greatest2 = V.Max(corner2, corner1);
                    V corner3 = V.Load(ref arena, poolCorner3 + unit);
                    V greatest3 = V.Max(corner3, greatest2);
                    V corner4 = V.Load(ref arena, poolCorner4 + unit);
                    V dgreatest = V.Load(ref arena, flatFlat + unit);
                    V dcorner4 = dgreatest * V.Greater(corner4, greatest3);
                    V dgreatest3 = dgreatest - dcorner4;
                    V dcorner3 = dgreatest3 * V.Greater(corner3, greatest2);
                    V dgreatest2 = dgreatest3 - dcorner3;
                    V dcorner2 = dgreatest2 * V.Greater(corner2, corner1);
                    V dcorner1 = dgreatest2 - dcorner2;
                    V.Store(dcorner4, ref arena, poolCorner1 + unit);
                    V.Store(dcorner3, ref arena, poolCorner2 + unit);
                    V.Store(dcorner2, ref arena, poolCorner3 + unit);
                    V.Store(dcorner1, ref arena, poolCorner4 + unit);
                }
                poolCorner2 += PoolCorner2Stride;
                poolCorner1 += PoolCorner1Stride;
                poolCorner3 += PoolCorner3Stride;
                poolCorner4 += PoolCorner4Stride;
                flatFlat += FlatFlatStride;
            }
        }

