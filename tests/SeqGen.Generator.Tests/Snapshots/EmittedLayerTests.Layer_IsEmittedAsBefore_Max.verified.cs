        // max, forward: steps [t0, t1)
        private static void MaxForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            TimeMoves.MaxSteps<V, float>(run, run.MemoryH, MemoryHStride, RowOrder.After, run.MaxMaxSteps, MaxMaxStepsStride, 16);
        }

        // max, backward: steps [t0, t1)
        private static void MaxBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            TimeMoves.SpreadMax<float>(run, run.MemoryH, MemoryHStride, RowOrder.After, run.Dense1LinearTransposed, Dense1LinearTransposedStride, run.MaxSpreadMax, MaxSpreadMaxStride, 16);
        }

