        // memory, forward: steps [t0, t1)
        private static void MemoryForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_ih x + b, all steps at once
                Multiply3<V>(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref weights.At(Weights.MemoryWeightIhL0), 3, 48,
                    ref weights.At(Weights.MemoryBias), 0,
                    ref run.MemoryGatesRow(rows.First), MemoryGatesStride);
            }

            for (int t = t0; t < t1; t++)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                // W_hh h', a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows3<V>(
                        ref run.MemoryHRow(rows.Before), MemoryHStride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL0 + (unit * 12)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.MemorySum), 3 * V.Count);
                    MemoryCell<V>(run, weights, rows, unit);
                }
            }

            {
                RowRange rows = run.RowsOf(t0, t1);
                MemoryMaths<V>(run, rows);
            }
        }

        // r = sigmoid((W_ih x + b)[0] + (W_hh h')[0])
        // z = sigmoid((W_ih x + b)[1] + (W_hh h')[1])
        // v1 = (W_hh h')[2] + bias_hh_l0[2]
        // n = tanh((W_ih x + b)[2] + r * v1)
        // h = (1 - z) * n + z * h'
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCell<V>(Workspace run, Weights weights, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint memoryGates = run.MemoryGates + ((nint)rows.First * MemoryGatesStride) + unit;
            nint sum = run.MemorySum;
            nint memoryHBefore = run.MemoryH + ((nint)rows.Before * MemoryHStride) + unit;
            nint memoryN = run.MemoryN + ((nint)rows.First * MemoryNStride) + unit;
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride) + unit;
            V bias_hh_l0 = V.Load(ref vectors, Weights.MemoryBiasHhL0 + unit);
            for (int row = 0; row < rows.Count; row++)
            {
                V r = V.Sigmoid(V.Load(ref arena, memoryGates) + V.Load(ref arena, sum));
                V z = V.Sigmoid(V.Load(ref arena, memoryGates + 16) + V.Load(ref arena, sum + V.Count));
                V v1 = V.Load(ref arena, sum + (2 * V.Count)) + bias_hh_l0;
                V n = V.Tanh(V.MultiplyAdd(r, v1, V.Load(ref arena, memoryGates + 32)));
                V hBefore = V.Load(ref arena, memoryHBefore);
                V h = V.MultiplyAdd(V.Create(1f) - z, n, z * hBefore);
                V.Store(r, ref arena, memoryGates);
                V.Store(z, ref arena, memoryGates + 16);
                V.Store(v1, ref arena, memoryGates + 32);
                V.Store(n, ref arena, memoryN);
                V.Store(h, ref arena, memoryH);
                memoryGates += MemoryGatesStride;
                memoryHBefore += MemoryHStride;
                memoryN += MemoryNStride;
                memoryH += MemoryHStride;
                sum += 3 * V.Count;
            }
        }

        // v2 = h
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
                    V v2 = h;
                    V.Store(v2, ref arena, memoryAdd + unit);
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
                // W_hh^T [dr dz v4], a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows1<V>(
                        ref run.MemoryDrDz_Row(rows.First), MemoryDrDz_Stride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL0Transposed + (unit * 4)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.MemoryBackwardSum), V.Count);
                    Rows1<V>(
                        ref Unsafe.Add(ref run.MemoryDrDz_Row(rows.First), 16), MemoryDrDz_Stride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL0Transposed + 64 + (unit * 4)), 4,
                        ref run.At(run.MemoryBackwardSum), V.Count,
                        ref run.At(run.MemoryBackwardSum), V.Count);
                    Rows1<V>(
                        ref Unsafe.Add(ref run.MemoryDrDz_Row(rows.First), 32), MemoryDrDz_Stride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL0Transposed + 128 + (unit * 4)), 4,
                        ref run.At(run.MemoryBackwardSum), V.Count,
                        ref run.At(run.MemoryBackwardSum), V.Count);
                    MemoryCellBackward2<V>(run, rows, unit);
                }
            }

            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // W_ih^T [dr dz dn], all steps at once
                    Multiply1<V>(
                        ref run.MemoryGatesRow(rows.First), MemoryGatesStride, rows.Count,
                        ref weights.At(Weights.MemoryWeightIhL0Transposed), 4, 16,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.MemoryDxRow(rows.First), MemoryDxStride);
                    Multiply1<V>(
                        ref Unsafe.Add(ref run.MemoryGatesRow(rows.First), 16), MemoryGatesStride, rows.Count,
                        ref weights.At(Weights.MemoryWeightIhL0Transposed + 64), 4, 16,
                        ref run.MemoryDxRow(rows.First), MemoryDxStride,
                        ref run.MemoryDxRow(rows.First), MemoryDxStride);
                    Multiply1<V>(
                        ref Unsafe.Add(ref run.MemoryGatesRow(rows.First), 32), MemoryGatesStride, rows.Count,
                        ref weights.At(Weights.MemoryWeightIhL0Transposed + 128), 4, 16,
                        ref run.MemoryDxRow(rows.First), MemoryDxStride,
                        ref run.MemoryDxRow(rows.First), MemoryDxStride);
                }
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0[2] += sum of v4
                ParameterGradients.AddColumns<V, float>(ref Unsafe.Add(ref run.MemoryDrDz_Row(rows.First), 32), MemoryDrDz_Stride, rows.Count, 1, 4, ref gradients.At(Offsets.MemoryBiasHhL0 + 8));
            }
            // dweight_hh_l0 += [dr dz v4]^T h'
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 192);
                Outer3<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.MemoryHRow(0), MemoryHStride, RowOrder.Before, 4,
                    ref run.MemoryDrDz_Row(0), MemoryDrDz_Stride, RowOrder.Packed, 48,
                    ref run.At(run.PackScratch), ref sum, 3 * V.Count, 12 * V.Count);
                ParameterGradients.AddTransposed(ref sum, 3 * V.Count, 4, 0, 3, 4, ref gradients.At(Offsets.MemoryWeightHhL0), 4);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_ih_l0[2] += sum of dn
                ParameterGradients.AddColumns<V, float>(ref Unsafe.Add(ref run.MemoryGatesRow(rows.First), 32), MemoryGatesStride, rows.Count, 1, 4, ref gradients.At(Offsets.MemoryBiasIhL0 + 8));
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0[1], dbias_ih_l0[1] += sum of dz
                ParameterGradients.AddColumns<V, float>(ref Unsafe.Add(ref run.MemoryDrDz_Row(rows.First), 16), MemoryDrDz_Stride, rows.Count, 1, 4, ref gradients.At(Offsets.MemoryBiasHhL0 + 4), ref gradients.At(Offsets.MemoryBiasIhL0 + 4));
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0[0], dbias_ih_l0[0] += sum of dr
                ParameterGradients.AddColumns<V, float>(ref run.MemoryDrDz_Row(rows.First), MemoryDrDz_Stride, rows.Count, 1, 4, ref gradients.At(Offsets.MemoryBiasHhL0), ref gradients.At(Offsets.MemoryBiasIhL0));
            }
            // dweight_ih_l0 += [dr dz dn]^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 144);
                Outer3<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.XRow(0), XStride, RowOrder.Packed, 3,
                    ref run.MemoryGatesRow(0), MemoryGatesStride, RowOrder.Packed, 48,
                    ref run.At(run.PackScratch), ref sum, 3 * V.Count, 9 * V.Count);
                ParameterGradients.AddTransposed(ref sum, 3 * V.Count, 3, 0, 3, 4, ref gradients.At(Offsets.MemoryWeightIhL0), 3);
            }
        }

        // dh = dhLater + dy
        // v3 = dh * z
        // dn = dh * (1 - z) * (1 - n * n)
        // v4 = dn * r
        // dz = (dh * h' - dh * n) * z * (1 - z)
        // dr = dn * v1 * r * (1 - r)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCellBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dmemoryH = run.DmemoryH;
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint memoryHBefore = run.MemoryH + ((nint)rows.Before * MemoryHStride);
            nint memoryGates = run.MemoryGates + ((nint)rows.First * MemoryGatesStride);
            nint memoryN = run.MemoryN + ((nint)rows.First * MemoryNStride);
            nint memoryMultiply = run.MemoryMultiply;
            nint memoryDrDz_ = run.MemoryDrDz_ + ((nint)rows.First * MemoryDrDz_Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dhLater = V.Load(ref arena, dmemoryH + unit);
                    V dh = dhLater + V.Load(ref arena, dy + unit);
                    V hBefore = V.Load(ref arena, memoryHBefore + unit);
                    V z = V.Load(ref arena, memoryGates + 16 + unit);
                    V v3 = dh * z;
                    V n = V.Load(ref arena, memoryN + unit);
                    V dn = dh * (V.Create(1f) - z) * (V.Create(1f) - n * n);
                    V v1 = V.Load(ref arena, memoryGates + 32 + unit);
                    V r = V.Load(ref arena, memoryGates + unit);
                    V v4 = dn * r;
                    V dz = (dh * hBefore - dh * n) * (z * (V.Create(1f) - z));
                    V dr = dn * v1 * (r * (V.Create(1f) - r));
                    V.Store(v3, ref arena, memoryMultiply + unit);
                    V.Store(V.Flush(dn), ref arena, memoryGates + 32 + unit);
                    V.Store(V.Flush(v4), ref arena, memoryDrDz_ + 32 + unit);
                    V.Store(V.Flush(dz), ref arena, memoryDrDz_ + 16 + unit);
                    V.Store(V.Flush(dz), ref arena, memoryGates + 16 + unit);
                    V.Store(V.Flush(dr), ref arena, memoryDrDz_ + unit);
                    V.Store(V.Flush(dr), ref arena, memoryGates + unit);
                }
                dmemoryH += DmemoryHStride;
                dy += DyStride;
                memoryHBefore += MemoryHStride;
                memoryGates += MemoryGatesStride;
                memoryN += MemoryNStride;
                memoryMultiply += MemoryMultiplyStride;
                memoryDrDz_ += MemoryDrDz_Stride;
            }
        }

        // dh' = v3 + W_hh^T [dr dz v4]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCellBackward2<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryMultiply = run.MemoryMultiply + unit;
            nint sum = run.MemoryBackwardSum;
            nint dmemoryH = run.DmemoryH + unit;
            for (int row = 0; row < rows.Count; row++)
            {
                V v3 = V.Load(ref arena, memoryMultiply);
                V dhBefore = v3 + V.Load(ref arena, sum);
                V.Store(dhBefore, ref arena, dmemoryH);
                memoryMultiply += MemoryMultiplyStride;
                dmemoryH += DmemoryHStride;
                sum += V.Count;
            }
        }

