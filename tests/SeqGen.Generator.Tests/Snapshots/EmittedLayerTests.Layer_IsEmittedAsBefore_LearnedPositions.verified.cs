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

        // v = x + E[t]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void PositionsMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint x = run.X + ((nint)rows.First * XStride);
            nint positionsGather = run.PositionsGather + ((nint)rows.First * PositionsGatherStride);
            nint positionsAdd = run.PositionsAdd + ((nint)rows.First * PositionsAddStride);
            for (int r = 0; r < rows.Count; r++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V x2 = V.Load(ref arena, x + unit);
                    V v = x2 + V.Load(ref arena, positionsGather + unit);
                    V.Store(v, ref arena, positionsAdd + unit);
                }
                x += XStride;
                positionsGather += PositionsGatherStride;
                positionsAdd += PositionsAddStride;
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
                // dpositions_weight[token] += dx
                ParameterGradients.AddRows<V, float>(run.StepNumbers.AsSpan(rows.First, rows.Count), ref run.DyRow(rows.First), DyStride, 3, ref gradients.At(Offsets.PositionsWeight));
            }
        }

        // v = dx
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void PositionsMathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint positionsAdd2 = run.PositionsAdd2 + ((nint)rows.First * PositionsAdd2Stride);
            for (int r = 0; r < rows.Count; r++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dx = V.Load(ref arena, dy + unit);
                    V v = dx;
                    V.Store(v, ref arena, positionsAdd2 + unit);
                }
                dy += DyStride;
                positionsAdd2 += PositionsAdd2Stride;
            }
        }

