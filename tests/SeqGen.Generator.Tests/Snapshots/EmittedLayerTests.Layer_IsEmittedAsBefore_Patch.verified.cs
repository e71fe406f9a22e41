        // patch, forward: steps [t0, t1)
        private static void PatchForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // patches = units of x
                Frames.Take2x3x2x2Every6And1And12And3.Take(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref run.PatchPatchesRow(rows.First), PatchPatchesStride);
            }
        }

        // patch, backward: steps [t0, t1)
        private static void PatchBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // dx = sums of units of dpatches
                    Frames.Take2x3x2x2Every6And1And12And3.AddBack<V, float>(
                        ref run.Conv1DpatchesRow(rows.First), Conv1DpatchesStride, rows.Count,
                        ref run.PatchDxRow(rows.First), PatchDxStride, 24);
                }
            }
        }

