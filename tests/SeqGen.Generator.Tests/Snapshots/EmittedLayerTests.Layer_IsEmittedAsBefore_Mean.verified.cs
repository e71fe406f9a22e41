        // mean, forward: steps [t0, t1)
        private static void MeanForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            TimeMoves.SumSteps<V, float>(run, run.MemoryH, MemoryHStride, RowOrder.After, run.MeanSumSteps, MeanSumStepsStride, 16);
            {
                RowRange rows = run.Sequences;
                MeanMaths<V>(run, rows);
            }
        }

        // v1 = sum over steps(h) / steps
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MeanMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint meanSumSteps = run.MeanSumSteps;
            nint meanDivide = run.MeanDivide;
            for (int row = 0; row < rows.Count; row++)
            {
                V count = V.Create(run.Length(row));
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V v1 = V.Load(ref arena, meanSumSteps + unit) / count;
                    V.Store(v1, ref arena, meanDivide + unit);
                }
                meanSumSteps += MeanSumStepsStride;
                meanDivide += MeanDivideStride;
            }
        }

        // mean, backward: steps [t0, t1)
        private static void MeanBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.Sequences;
                MeanMathsBackward<V>(run, rows);
            }
            TimeMoves.Repeat<float>(run, run.MeanDivide2, MeanDivide2Stride, run.MeanRepeat, MeanRepeatStride, 16, t0, t1);
        }

        // v2 = W_dense1^T dy / steps
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MeanMathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dense1LinearTransposed = run.Dense1LinearTransposed;
            nint meanDivide2 = run.MeanDivide2;
            for (int row = 0; row < rows.Count; row++)
            {
                V count = V.Create(run.Length(row));
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V v2 = V.Load(ref arena, dense1LinearTransposed + unit) / count;
                    V.Store(v2, ref arena, meanDivide2 + unit);
                }
                dense1LinearTransposed += Dense1LinearTransposedStride;
                meanDivide2 += MeanDivide2Stride;
            }
        }

