        // memory, forward: steps [t0, t1)
        private static void MemoryForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_ih (*) x + b: 3x3 taps, 2x2 x 1 channels to 2x2 x 4 x 3 channels
                for (int part = 0; part < 4; part++)
                {
                    FrameMoves.Fill(
                        ref weights.At(Weights.MemoryBias + (part * 16)), 3,
                        ref Unsafe.Add(ref run.MemoryGatesRow(rows.First), part * 16), MemoryGatesStride, rows.Count, 4);
                }
                ConvolveApart1<V>(
                    Frames.Kernel3x3On2x2.Runs, 9, rows.Count,
                    ref run.XRow(rows.First), XStride, 1, 16, 1,
                    ref weights.At(Weights.MemoryWeightIhL0), 16,
                    ref run.MemoryGatesRow(rows.First), MemoryGatesStride, 4, 16, 3, ref run.At(run.FrameScratch), 4);
            }

            for (int t = t0; t < t1; t++)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                // gates = W_hh (*) h' + (W_ih (*) x + b): 3x3 taps, 2x2 x 3 channels to 2x2 x 4 x 3 channels
                ConvolveApart1<V>(
                    Frames.Kernel3x3On2x2.Runs, 9, rows.Count,
                    ref run.MemoryHRow(rows.Before), MemoryHStride, 1, 16, 3,
                    ref weights.At(Weights.MemoryWeightHhL0), 16,
                    ref run.MemoryGatesRow(rows.First), MemoryGatesStride, 4, 16, 3, ref run.At(run.FrameScratch), 4);
                MemoryCell<V>(run, rows);
            }

            {
                RowRange rows = run.RowsOf(t0, t1);
                MemoryMaths<V>(run, rows);
            }
        }

        // i = sigmoid(gates[0])
        // f = sigmoid(gates[1])
        // g = tanh(gates[2])
        // o = sigmoid(gates[3])
        // c = f * c' + i * g
        // tanhC = tanh(c)
        // h = o * tanhC
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCell<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryGates = run.MemoryGates + ((nint)rows.First * MemoryGatesStride);
            nint memoryCBefore = run.MemoryC + ((nint)rows.Before * MemoryCStride);
            nint memoryC = run.MemoryC + ((nint)rows.After * MemoryCStride);
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V i = V.Sigmoid(V.Load(ref arena, memoryGates + unit));
                    V f = V.Sigmoid(V.Load(ref arena, memoryGates + 16 + unit));
                    V g = V.Tanh(V.Load(ref arena, memoryGates + 32 + unit));
                    V o = V.Sigmoid(V.Load(ref arena, memoryGates + 48 + unit));
                    V cBefore = V.Load(ref arena, memoryCBefore + unit);
                    V c = V.MultiplyAdd(f, cBefore, i * g);
                    V tanhC = V.Tanh(c);
                    V h = o * tanhC;
                    V.Store(i, ref arena, memoryGates + unit);
                    V.Store(f, ref arena, memoryGates + 16 + unit);
                    V.Store(g, ref arena, memoryGates + 32 + unit);
                    V.Store(o, ref arena, memoryGates + 48 + unit);
                    V.Store(c, ref arena, memoryC + unit);
                    V.Store(h, ref arena, memoryH + unit);
                }
                memoryGates += MemoryGatesStride;
                memoryCBefore += MemoryCStride;
                memoryC += MemoryCStride;
                memoryH += MemoryHStride;
            }
        }

        // v1 = h
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride);
            nint memoryAdd = run.MemoryAdd + ((nint)rows.First * MemoryAddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V h = V.Load(ref arena, memoryH + unit);
                    V v1 = h;
                    V.Store(v1, ref arena, memoryAdd + unit);
                }
                memoryH += MemoryHStride;
                memoryAdd += MemoryAddStride;
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
                // dh' = W_hh^T (*) dgates: 3x3 taps, 2x2 x 4 x 3 channels to 2x2 x 3 channels
                FrameMoves.Clear(ref run.DmemoryHRow(0), DmemoryHStride, rows.Count, 16);
                ConvolveApart1<V>(
                    Frames.Kernel3x3On2x2.BackRuns, 9, rows.Count,
                    ref run.MemoryGatesRow(rows.First), MemoryGatesStride, 4, 16, 3,
                    ref weights.At(Weights.MemoryWeightHhL0Transposed), 16,
                    ref run.DmemoryHRow(0), DmemoryHStride, 1, 16, 3, ref run.At(run.FrameScratch), 4);
            }

            {
                RowRange rows = run.RowsOf(t0, t1);
                // sum over positions(dgates)
                for (int part = 0; part < 4; part++)
                {
                    Frames.Take4x3Every0And1.AddBack<V, float>(
                        ref Unsafe.Add(ref run.MemoryGatesRow(rows.First), part * 16), MemoryGatesStride, rows.Count,
                        ref Unsafe.Add(ref run.MemoryPartsRow(rows.First), part * 16), MemoryPartsStride, 3);
                }
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // dx = W_ih^T (*) dgates: 3x3 taps, 2x2 x 4 x 3 channels to 2x2 x 1 channels
                    FrameMoves.Clear(ref run.MemoryDxRow(rows.First), MemoryDxStride, rows.Count, 16);
                    ConvolveApart1<V>(
                        Frames.Kernel3x3On2x2.BackRuns, 9, rows.Count,
                        ref run.MemoryGatesRow(rows.First), MemoryGatesStride, 4, 16, 3,
                        ref weights.At(Weights.MemoryWeightIhL0Transposed), 16,
                        ref run.MemoryDxRow(rows.First), MemoryDxStride, 1, 16, 1, ref run.At(run.FrameScratch), 4);
                }
            }
            // dweight_hh_l0 += for each tap dgates^T h'
            for (int part = 0; part < 4; part++)
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 432);
                Correlate1<V>(
                    Frames.Kernel3x3On2x2.TapRuns, 9, run.EachStep(t0, t1),
                    ref run.MemoryHRow(0), MemoryHStride, RowOrder.Before, 3,
                    ref Unsafe.Add(ref run.MemoryGatesRow(0), part * 16), MemoryGatesStride, RowOrder.Packed, 3,
                    16, ref sum);
                FramePanels.AddBack<V, float>(
                    ref sum, ref gradients.At(Offsets.MemoryWeightHhL0 + (part * 81)),
                    9, 27, 3, 3, 1);
            }
            // dweight_ih_l0 += for each tap dgates^T x
            for (int part = 0; part < 4; part++)
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 144);
                Correlate1<V>(
                    Frames.Kernel3x3On2x2.TapRuns, 9, run.EachStep(t0, t1),
                    ref run.XRow(0), XStride, RowOrder.Packed, 1,
                    ref Unsafe.Add(ref run.MemoryGatesRow(0), part * 16), MemoryGatesStride, RowOrder.Packed, 3,
                    16, ref sum);
                FramePanels.AddBack<V, float>(
                    ref sum, ref gradients.At(Offsets.MemoryWeightIhL0 + (part * 27)),
                    9, 9, 1, 3, 1);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0, dbias_ih_l0 += sum of sum over positions(dgates)
                ParameterGradients.AddColumns<V, float>(ref run.MemoryPartsRow(rows.First), MemoryPartsStride, rows.Count, 4, 3, ref gradients.At(Offsets.MemoryBiasHhL0), ref gradients.At(Offsets.MemoryBiasIhL0));
            }
        }

        // dh = dhLater + dy
        // tanhC = tanh(c)
        // dc = dcLater + dh * o * (1 - tanhC * tanhC)
        // dc' = dc * f
        // do = dh * tanhC * o * (1 - o)
        // dg = dc * i * (1 - g * g)
        // df = dc * c' * f * (1 - f)
        // di = dc * g * i * (1 - i)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCellBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dmemoryH = run.DmemoryH;
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint memoryC = run.MemoryC + ((nint)rows.After * MemoryCStride);
            nint memoryGates = run.MemoryGates + ((nint)rows.First * MemoryGatesStride);
            nint dmemoryC = run.DmemoryC;
            nint memoryCBefore = run.MemoryC + ((nint)rows.Before * MemoryCStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dhLater = V.Load(ref arena, dmemoryH + unit);
                    V dh = dhLater + V.Load(ref arena, dy + unit);
                    V c = V.Load(ref arena, memoryC + unit);
                    V tanhC = V.Tanh(c);
                    V o = V.Load(ref arena, memoryGates + 48 + unit);
                    V dcLater = V.Load(ref arena, dmemoryC + unit);
                    V dc = V.MultiplyAdd(dh * o, V.Create(1f) - tanhC * tanhC, dcLater);
                    V g = V.Load(ref arena, memoryGates + 32 + unit);
                    V i = V.Load(ref arena, memoryGates + unit);
                    V cBefore = V.Load(ref arena, memoryCBefore + unit);
                    V f = V.Load(ref arena, memoryGates + 16 + unit);
                    V dcBefore = dc * f;
                    V do_ = dh * tanhC * (o * (V.Create(1f) - o));
                    V dg = dc * i * (V.Create(1f) - g * g);
                    V df = dc * cBefore * (f * (V.Create(1f) - f));
                    V di = dc * g * (i * (V.Create(1f) - i));
                    V.Store(dcBefore, ref arena, dmemoryC + unit);
                    V.Store(V.Flush(do_), ref arena, memoryGates + 48 + unit);
                    V.Store(V.Flush(dg), ref arena, memoryGates + 32 + unit);
                    V.Store(V.Flush(df), ref arena, memoryGates + 16 + unit);
                    V.Store(V.Flush(di), ref arena, memoryGates + unit);
                }
                dmemoryH += DmemoryHStride;
                dy += DyStride;
                memoryC += MemoryCStride;
                memoryGates += MemoryGatesStride;
                dmemoryC += DmemoryCStride;
                memoryCBefore += MemoryCStride;
            }
        }

