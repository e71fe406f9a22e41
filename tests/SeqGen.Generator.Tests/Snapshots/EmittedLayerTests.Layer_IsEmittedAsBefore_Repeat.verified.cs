        // memory, forward: steps [t0, t1)
        private static void MemoryForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.Sequences;
                // W_ih x + b
                Multiply1<V>(
                    ref run.XRow(0), XStride, rows.Count,
                    ref weights.At(Weights.MemoryWeightIhL0), 3, 16,
                    ref weights.At(Weights.MemoryBias), 0,
                    ref run.MemoryAddRow(0), MemoryAddStride);
            }

            for (int t = t0; t < t1; t++)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                // W_hh h', a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows1<V>(
                        ref run.MemoryHRow(rows.Before), MemoryHStride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL0 + (unit * 4)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.MemorySum), V.Count);
                    MemoryCell<V>(run, rows, unit);
                }
            }

            {
                RowRange rows = run.RowsOf(t0, t1);
                MemoryMaths<V>(run, rows);
            }
        }

        // h = tanh((W_ih x + b) + W_hh h')
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCell<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryAdd = run.MemoryAdd + unit;
            nint sum = run.MemorySum;
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride) + unit;
            for (int row = 0; row < rows.Count; row++)
            {
                V h = V.Tanh(V.Load(ref arena, memoryAdd) + V.Load(ref arena, sum));
                V.Store(h, ref arena, memoryH);
                memoryAdd += MemoryAddStride;
                memoryH += MemoryHStride;
                sum += V.Count;
            }
        }

        // v1 = h
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride);
            nint memoryAdd2 = run.MemoryAdd2 + ((nint)rows.First * MemoryAdd2Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V h = V.Load(ref arena, memoryH + unit);
                    V v1 = h;
                    V.Store(v1, ref arena, memoryAdd2 + unit);
                }
                memoryH += MemoryHStride;
                memoryAdd2 += MemoryAdd2Stride;
            }
        }

        // memory, backward: steps [t0, t1)
        private static void MemoryBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            for (int t = t1 - 1; t >= t0; t--)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                MemoryCellBackward<V>(run, rows);
                // W_hh^T dh
                Multiply1<V>(
                    ref run.MemoryDhRow(rows.First), MemoryDhStride, rows.Count,
                    ref weights.At(Weights.MemoryWeightHhL0Transposed), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.DmemoryHRow(0), DmemoryHStride);
            }

            TimeMoves.SumSteps<V, float>(run, run.MemoryDh, MemoryDhStride, RowOrder.Packed, run.MemorySumSteps, MemorySumStepsStride, 16);
            // dweight_hh_l0 += dh^T h'
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.MemoryHRow(0), MemoryHStride, RowOrder.Before, 4,
                    ref run.MemoryDhRow(0), MemoryDhStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.MemoryWeightHhL0), 4);
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.Sequences;
                    // W_ih^T sum over steps(dh)
                    Multiply1<V>(
                        ref run.MemorySumStepsRow(0), MemorySumStepsStride, rows.Count,
                        ref weights.At(Weights.MemoryWeightIhL0Transposed), 4, 16,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.MemoryDxRow(0), MemoryDxStride);
                }
            }
            {
                RowRange rows = run.Sequences;
                // dbias_hh_l0, dbias_ih_l0 += sum of sum over steps(dh)
                ParameterGradients.AddColumns<V, float>(ref run.MemorySumStepsRow(0), MemorySumStepsStride, rows.Count, 1, 4, ref gradients.At(Offsets.MemoryBiasHhL0), ref gradients.At(Offsets.MemoryBiasIhL0));
            }
            // dweight_ih_l0 += (sum over steps(dh))^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 48);
                Outer1<V>(
                    run.EachStep(0, 1), 96,
                    ref run.XRow(0), XStride, RowOrder.Sequence, 3,
                    ref run.MemorySumStepsRow(0), MemorySumStepsStride, RowOrder.Sequence, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 3 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 3, 0, 1, 4, ref gradients.At(Offsets.MemoryWeightIhL0), 3);
            }
        }

        // dh = (dhLater + dy) * (1 - h * h)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCellBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dmemoryH = run.DmemoryH;
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride);
            nint memoryDh = run.MemoryDh + ((nint)rows.First * MemoryDhStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dhLater = V.Load(ref arena, dmemoryH + unit);
                    V h = V.Load(ref arena, memoryH + unit);
                    V dh = (dhLater + V.Load(ref arena, dy + unit)) * (V.Create(1f) - h * h);
                    V.Store(V.Flush(dh), ref arena, memoryDh + unit);
                }
                dmemoryH += DmemoryHStride;
                dy += DyStride;
                memoryH += MemoryHStride;
                memoryDh += MemoryDhStride;
            }
        }

