        // memory, forward: steps [t0, t1)
        private static void MemoryForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_ih x + b, all steps at once
                Multiply1<V>(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref weights.At(Weights.MemoryWeightIhL0), 3, 16,
                    ref weights.At(Weights.MemoryBias), 0,
                    ref run.MemoryAddRow(rows.First), MemoryAddStride);
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
        }

        // h = tanh((W_ih x + b) + W_hh h')
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCell<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryAdd = run.MemoryAdd + ((nint)rows.First * MemoryAddStride) + unit;
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
                    ref run.MemoryAddRow(rows.First), MemoryAddStride, rows.Count,
                    ref weights.At(Weights.MemoryWeightHhL0Transposed), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.DmemoryHRow(0), DmemoryHStride);
            }

            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // W_ih^T dh, all steps at once
                    Multiply1<V>(
                        ref run.MemoryAddRow(rows.First), MemoryAddStride, rows.Count,
                        ref weights.At(Weights.MemoryWeightIhL0Transposed), 4, 16,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.MemoryLinearTransposedRow(rows.First), MemoryLinearTransposedStride);
                }
            }
            // dweight_hh_l0 += dh^T h'
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.MemoryHRow(0), MemoryHStride, RowOrder.Before, 4,
                    ref run.MemoryAddRow(0), MemoryAddStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.MemoryWeightHhL0), 4);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0, dbias_ih_l0 += sum of dh
                ParameterGradients.AddColumns<V, float>(ref run.MemoryAddRow(rows.First), MemoryAddStride, rows.Count, 1, 4, ref gradients.At(Offsets.MemoryBiasHhL0), ref gradients.At(Offsets.MemoryBiasIhL0));
            }
            // dweight_ih_l0 += dh^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 48);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.XRow(0), XStride, RowOrder.Packed, 3,
                    ref run.MemoryAddRow(0), MemoryAddStride, RowOrder.Packed, 16,
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
            nint memoryAdd = run.MemoryAdd + ((nint)rows.First * MemoryAddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dhLater = V.Load(ref arena, dmemoryH + unit);
                    V h = V.Load(ref arena, memoryH + unit);
                    V dh = (dhLater + V.Load(ref arena, dy + unit)) * (V.Create(1f) - h * h);
                    V.Store(V.Flush(dh), ref arena, memoryAdd + unit);
                }
                dmemoryH += DmemoryHStride;
                dy += DyStride;
                memoryH += MemoryHStride;
                memoryAdd += MemoryAddStride;
            }
        }

        // memory_reverse, forward: steps [t0, t1)
        private static void MemoryReverseForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_ih_reverse x + b, all steps at once
                Multiply1<V>(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref weights.At(Weights.MemoryWeightIhL0Reverse), 3, 16,
                    ref weights.At(Weights.MemoryReverseBias), 0,
                    ref run.MemoryReverseAddRow(rows.First), MemoryReverseAddStride);
            }

            for (int t = t1 - 1; t >= t0; t--)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                // W_hh_reverse h', a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows1<V>(
                        ref run.MemoryHReverseRow(rows.After), MemoryHReverseStride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL0Reverse + (unit * 4)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.MemoryReverseSum), V.Count);
                    MemoryReverseCell<V>(run, rows, unit);
                }
            }

            foreach (RowRange rows in run.Spans(t0, t1))
            {
                MemoryReverseMaths<V>(run, rows);
            }
        }

        // h = tanh((W_ih_reverse x + b) + W_hh_reverse h')
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryReverseCell<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryReverseAdd = run.MemoryReverseAdd + ((nint)rows.First * MemoryReverseAddStride) + unit;
            nint sum = run.MemoryReverseSum;
            nint memoryHReverseBefore = run.MemoryHReverse + ((nint)rows.Before * MemoryHReverseStride) + unit;
            for (int row = 0; row < rows.Count; row++)
            {
                V h = V.Tanh(V.Load(ref arena, memoryReverseAdd) + V.Load(ref arena, sum));
                V.Store(h, ref arena, memoryHReverseBefore);
                memoryReverseAdd += MemoryReverseAddStride;
                memoryHReverseBefore += MemoryHReverseStride;
                sum += V.Count;
            }
        }

        // v1 = h + h2
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryReverseMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride);
            nint memoryHReverseBefore = run.MemoryHReverse + ((nint)rows.Before * MemoryHReverseStride);
            nint memoryReverseAdd2 = run.MemoryReverseAdd2 + ((nint)rows.First * MemoryReverseAdd2Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V h = V.Load(ref arena, memoryH + unit);
                    V h2 = V.Load(ref arena, memoryHReverseBefore + unit);
                    V v1 = h + h2;
                    V.Store(v1, ref arena, memoryReverseAdd2 + unit);
                }
                memoryH += MemoryHStride;
                memoryHReverseBefore += MemoryHReverseStride;
                memoryReverseAdd2 += MemoryReverseAdd2Stride;
            }
        }

        // memory_reverse, backward: steps [t0, t1)
        private static void MemoryReverseBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            for (int t = t0; t < t1; t++)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                MemoryReverseCellBackward<V>(run, rows);
                // W_hh_reverse^T dh
                Multiply1<V>(
                    ref run.MemoryReverseAddRow(rows.First), MemoryReverseAddStride, rows.Count,
                    ref weights.At(Weights.MemoryWeightHhL0ReverseTransposed), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.DmemoryHReverseRow(0), DmemoryHReverseStride);
            }

            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // W_ih_reverse^T dh, all steps at once
                    Multiply1<V>(
                        ref run.MemoryReverseAddRow(rows.First), MemoryReverseAddStride, rows.Count,
                        ref weights.At(Weights.MemoryWeightIhL0ReverseTransposed), 4, 16,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.MemoryReverseLinearTransposedRow(rows.First), MemoryReverseLinearTransposedStride);
                }
            }
            // dweight_hh_l0_reverse += dh^T h'
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.MemoryHReverseRow(0), MemoryHReverseStride, RowOrder.After, 4,
                    ref run.MemoryReverseAddRow(0), MemoryReverseAddStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.MemoryWeightHhL0Reverse), 4);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0_reverse, dbias_ih_l0_reverse += sum of dh
                ParameterGradients.AddColumns<V, float>(ref run.MemoryReverseAddRow(rows.First), MemoryReverseAddStride, rows.Count, 1, 4, ref gradients.At(Offsets.MemoryBiasHhL0Reverse), ref gradients.At(Offsets.MemoryBiasIhL0Reverse));
            }
            // dweight_ih_l0_reverse += dh^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 48);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.XRow(0), XStride, RowOrder.Packed, 3,
                    ref run.MemoryReverseAddRow(0), MemoryReverseAddStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 3 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 3, 0, 1, 4, ref gradients.At(Offsets.MemoryWeightIhL0Reverse), 3);
            }
        }

        // dh = (dhLater + dy) * (1 - h * h)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryReverseCellBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dmemoryHReverse = run.DmemoryHReverse;
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint memoryHReverseBefore = run.MemoryHReverse + ((nint)rows.Before * MemoryHReverseStride);
            nint memoryReverseAdd = run.MemoryReverseAdd + ((nint)rows.First * MemoryReverseAddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dhLater = V.Load(ref arena, dmemoryHReverse + unit);
                    V h = V.Load(ref arena, memoryHReverseBefore + unit);
                    V dh = (dhLater + V.Load(ref arena, dy + unit)) * (V.Create(1f) - h * h);
                    V.Store(V.Flush(dh), ref arena, memoryReverseAdd + unit);
                }
                dmemoryHReverse += DmemoryHReverseStride;
                dy += DyStride;
                memoryHReverseBefore += MemoryHReverseStride;
                memoryReverseAdd += MemoryReverseAddStride;
            }
        }

