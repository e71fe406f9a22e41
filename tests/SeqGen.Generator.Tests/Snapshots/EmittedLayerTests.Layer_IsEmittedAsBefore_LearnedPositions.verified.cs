        // positions, forward: steps [t0, t1)
        private static void PositionsForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            ParameterGradients.Gather<float>(run.StepNumbers.AsSpan(run.First(t0), run.First(t1) - run.First(t0)), ref weights.Parameters.At(Offsets.PositionsWeight), 3, ref run.PositionsGatherRow(run.First(t0)), PositionsGatherStride);
            {
                RowRange rows = run.RowsOf(t0, t1);
                PositionsMaths<V>(run, rows);
            }
        }

        // x1 = x + E[t]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void PositionsMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint x2 = run.X + ((nint)rows.First * XStride);
            nint positionsGather = run.PositionsGather + ((nint)rows.First * PositionsGatherStride);
            nint positionsX1 = run.PositionsX1 + ((nint)rows.First * PositionsX1Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V x = V.Load(ref arena, x2 + unit);
                    V x1 = x + V.Load(ref arena, positionsGather + unit);
                    V.Store(x1, ref arena, positionsX1 + unit);
                }
                x2 += XStride;
                positionsGather += PositionsGatherStride;
                positionsX1 += PositionsX1Stride;
            }
        }

        // positions, backward: steps [t0, t1)
        private static void PositionsBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    PositionsMathsBackward<V>(run, rows);
                }
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dpositions_weight[token] += dx1
                ParameterGradients.AddRows<V, float>(run.StepNumbers.AsSpan(rows.First, rows.Count), ref run.DyRow(rows.First), DyStride, 3, ref gradients.At(Offsets.PositionsWeight));
            }
        }

        // v1 = dx1
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void PositionsMathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint positionsAdd = run.PositionsAdd + ((nint)rows.First * PositionsAddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dx1 = V.Load(ref arena, dy + unit);
                    V v1 = dx1;
                    V.Store(v1, ref arena, positionsAdd + unit);
                }
                dy += DyStride;
                positionsAdd += PositionsAddStride;
            }
        }

