        // flat, forward: steps [t0, t1)
        private static void FlatForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // flat = units of greatest
                Frames.Take3x2Every1And3.Take(
                    ref run.PoolGreatestRow(rows.First), PoolGreatestStride, rows.Count,
                    ref run.FlatFlatRow(rows.First), FlatFlatStride);
            }
        }

        // flat, backward: steps [t0, t1)
        private static void FlatBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // dgreatest = sums of units of dflat
                    Frames.Take3x2Every1And3.AddBack<V, float>(
                        ref run.Dense1DflatRow(rows.First), Dense1DflatStride, rows.Count,
                        ref run.FlatFlatRow(rows.First), FlatFlatStride, 6);
                }
            }
        }

