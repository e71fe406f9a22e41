        // memory_l0, forward: steps [t0, t1)
        private static void MemoryL0Forward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_ih x + b, all steps at once
                Multiply1<V>(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref weights.At(Weights.MemoryWeightIhL0), 3, 16,
                    ref weights.At(Weights.MemoryL0Bias), 0,
                    ref run.MemoryL0AddRow(rows.First), MemoryL0AddStride);
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
                        ref run.At(run.MemoryL0Sum), V.Count);
                    MemoryL0Cell<V>(run, rows, unit);
                }
            }

            foreach (RowRange rows in run.EachStep(t0, t1))
            {
                MemoryL0Maths<V>(run, rows);
            }
        }

        // h = tanh((W_ih x + b) + W_hh h')
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryL0Cell<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryL0Add = run.MemoryL0Add + ((nint)rows.First * MemoryL0AddStride) + unit;
            nint sum = run.MemoryL0Sum;
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride) + unit;
            for (int row = 0; row < rows.Count; row++)
            {
                V h = V.Tanh(V.Load(ref arena, memoryL0Add) + V.Load(ref arena, sum));
                V.Store(h, ref arena, memoryH);
                memoryL0Add += MemoryL0AddStride;
                memoryH += MemoryHStride;
                sum += V.Count;
            }
        }

        // v1 = h * keep
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryL0Maths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            uint keepThreshold = run.Training ? 2147483648u : 0u;
            float keepScale = run.Training ? 2f : 1;
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride);
            nint memoryL0Add = run.MemoryL0Add + ((nint)rows.First * MemoryL0AddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                uint keepKey = DropoutKey.Of(run.Seed, run.Call, 0, run.RowOffset + run.Source(row), rows.Step);
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V h = V.Load(ref arena, memoryH + unit);
                    V v1 = h * V.Keep(keepKey, unit, keepThreshold, keepScale);
                    V.Store(v1, ref arena, memoryL0Add + unit);
                }
                memoryH += MemoryHStride;
                memoryL0Add += MemoryL0AddStride;
            }
        }

        // memory_l0, backward: steps [t0, t1)
        private static void MemoryL0Backward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            for (int t = t1 - 1; t >= t0; t--)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                MemoryL0CellBackward<V>(run, rows);
                // W_hh^T dh
                Multiply1<V>(
                    ref run.MemoryL0AddRow(rows.First), MemoryL0AddStride, rows.Count,
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
                        ref run.MemoryL0AddRow(rows.First), MemoryL0AddStride, rows.Count,
                        ref weights.At(Weights.MemoryWeightIhL0Transposed), 4, 16,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.MemoryL0DxRow(rows.First), MemoryL0DxStride);
                }
            }
            // dweight_hh_l0 += dh^T h'
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.MemoryHRow(0), MemoryHStride, RowOrder.Before, 4,
                    ref run.MemoryL0AddRow(0), MemoryL0AddStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.MemoryWeightHhL0), 4);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0, dbias_ih_l0 += sum of dh
                ParameterGradients.AddColumns<V, float>(ref run.MemoryL0AddRow(rows.First), MemoryL0AddStride, rows.Count, 1, 4, ref gradients.At(Offsets.MemoryBiasHhL0), ref gradients.At(Offsets.MemoryBiasIhL0));
            }
            // dweight_ih_l0 += dh^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 48);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.XRow(0), XStride, RowOrder.Packed, 3,
                    ref run.MemoryL0AddRow(0), MemoryL0AddStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 3 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 3, 0, 1, 4, ref gradients.At(Offsets.MemoryWeightIhL0), 3);
            }
        }

        // dh = (dhLater + W_ih_l1^T dh * keep) * (1 - h * h)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryL0CellBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            uint keepThreshold = run.Training ? 2147483648u : 0u;
            float keepScale = run.Training ? 2f : 1;
            nint memoryL1LinearTransposed = run.MemoryL1LinearTransposed + ((nint)rows.First * MemoryL1LinearTransposedStride);
            nint dmemoryH = run.DmemoryH;
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride);
            nint memoryL0Add = run.MemoryL0Add + ((nint)rows.First * MemoryL0AddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                uint keepKey = DropoutKey.Of(run.Seed, run.Call, 0, run.RowOffset + run.Source(row), rows.Step);
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dhLater = V.Load(ref arena, dmemoryH + unit);
                    V h = V.Load(ref arena, memoryH + unit);
                    V dh = V.MultiplyAdd(V.Load(ref arena, memoryL1LinearTransposed + unit), V.Keep(keepKey, unit, keepThreshold, keepScale), dhLater) * (V.Create(1f) - h * h);
                    V.Store(V.Flush(dh), ref arena, memoryL0Add + unit);
                }
                memoryL1LinearTransposed += MemoryL1LinearTransposedStride;
                dmemoryH += DmemoryHStride;
                memoryH += MemoryHStride;
                memoryL0Add += MemoryL0AddStride;
            }
        }

        // memory_l1, forward: steps [t0, t1)
        private static void MemoryL1Forward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_ih_l1 v1 + b, all steps at once
                Multiply1<V>(
                    ref run.MemoryL0AddRow(rows.First), MemoryL0AddStride, rows.Count,
                    ref weights.At(Weights.MemoryWeightIhL1), 4, 16,
                    ref weights.At(Weights.MemoryL1Bias), 0,
                    ref run.MemoryL1AddRow(rows.First), MemoryL1AddStride);
            }

            for (int t = t0; t < t1; t++)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                // W_hh_l1 h', a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows1<V>(
                        ref run.MemoryHL1Row(rows.Before), MemoryHL1Stride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL1 + (unit * 4)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.MemoryL1Sum), V.Count);
                    MemoryL1Cell<V>(run, rows, unit);
                }
            }

            {
                RowRange rows = run.RowsOf(t0, t1);
                MemoryL1Maths<V>(run, rows);
            }
        }

        // h = tanh((W_ih_l1 v1 + b) + W_hh_l1 h')
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryL1Cell<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryL1Add = run.MemoryL1Add + ((nint)rows.First * MemoryL1AddStride) + unit;
            nint sum = run.MemoryL1Sum;
            nint memoryHL1 = run.MemoryHL1 + ((nint)rows.After * MemoryHL1Stride) + unit;
            for (int row = 0; row < rows.Count; row++)
            {
                V h = V.Tanh(V.Load(ref arena, memoryL1Add) + V.Load(ref arena, sum));
                V.Store(h, ref arena, memoryHL1);
                memoryL1Add += MemoryL1AddStride;
                memoryHL1 += MemoryHL1Stride;
                sum += V.Count;
            }
        }

        // v2 = h
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryL1Maths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryHL1 = run.MemoryHL1 + ((nint)rows.After * MemoryHL1Stride);
            nint memoryL1Add2 = run.MemoryL1Add2 + ((nint)rows.First * MemoryL1Add2Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V h = V.Load(ref arena, memoryHL1 + unit);
                    V v2 = h;
                    V.Store(v2, ref arena, memoryL1Add2 + unit);
                }
                memoryHL1 += MemoryHL1Stride;
                memoryL1Add2 += MemoryL1Add2Stride;
            }
        }

        // memory_l1, backward: steps [t0, t1)
        private static void MemoryL1Backward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            foreach (RowRange rows in run.EachStep(t0, t1))
            {
                MemoryL1MathsBackward<V>(run, rows);
            }

            for (int t = t1 - 1; t >= t0; t--)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                MemoryL1CellBackward<V>(run, rows);
                // W_hh_l1^T dh
                Multiply1<V>(
                    ref run.MemoryL1DhRow(rows.First), MemoryL1DhStride, rows.Count,
                    ref weights.At(Weights.MemoryWeightHhL1Transposed), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.DmemoryHL1Row(0), DmemoryHL1Stride);
            }

            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_ih_l1^T dh, all steps at once
                Multiply1<V>(
                    ref run.MemoryL1DhRow(rows.First), MemoryL1DhStride, rows.Count,
                    ref weights.At(Weights.MemoryWeightIhL1Transposed), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.MemoryL1LinearTransposedRow(rows.First), MemoryL1LinearTransposedStride);
            }
            // dweight_hh_l1 += dh^T h'
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.MemoryHL1Row(0), MemoryHL1Stride, RowOrder.Before, 4,
                    ref run.MemoryL1DhRow(0), MemoryL1DhStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.MemoryWeightHhL1), 4);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l1, dbias_ih_l1 += sum of dh
                ParameterGradients.AddColumns<V, float>(ref run.MemoryL1DhRow(rows.First), MemoryL1DhStride, rows.Count, 1, 4, ref gradients.At(Offsets.MemoryBiasHhL1), ref gradients.At(Offsets.MemoryBiasIhL1));
            }
            // dweight_ih_l1 += dh^T v3
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.MemoryL1AddRow(0), MemoryL1AddStride, RowOrder.Packed, 4,
                    ref run.MemoryL1DhRow(0), MemoryL1DhStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.MemoryWeightIhL1), 4);
            }
        }

        // v3 = h * keep
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryL1MathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            uint keepThreshold = run.Training ? 2147483648u : 0u;
            float keepScale = run.Training ? 2f : 1;
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride);
            nint memoryL1Add = run.MemoryL1Add + ((nint)rows.First * MemoryL1AddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                uint keepKey = DropoutKey.Of(run.Seed, run.Call, 0, run.RowOffset + run.Source(row), rows.Step);
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V h = V.Load(ref arena, memoryH + unit);
                    V v3 = h * V.Keep(keepKey, unit, keepThreshold, keepScale);
                    V.Store(v3, ref arena, memoryL1Add + unit);
                }
                memoryH += MemoryHStride;
                memoryL1Add += MemoryL1AddStride;
            }
        }

        // dh = (dhLater + dy) * (1 - h * h)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryL1CellBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dmemoryHL1 = run.DmemoryHL1;
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint memoryHL1 = run.MemoryHL1 + ((nint)rows.After * MemoryHL1Stride);
            nint memoryL1Dh = run.MemoryL1Dh + ((nint)rows.First * MemoryL1DhStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dhLater = V.Load(ref arena, dmemoryHL1 + unit);
                    V h = V.Load(ref arena, memoryHL1 + unit);
                    V dh = (dhLater + V.Load(ref arena, dy + unit)) * (V.Create(1f) - h * h);
                    V.Store(V.Flush(dh), ref arena, memoryL1Dh + unit);
                }
                dmemoryHL1 += DmemoryHL1Stride;
                dy += DyStride;
                memoryHL1 += MemoryHL1Stride;
                memoryL1Dh += MemoryL1DhStride;
            }
        }

