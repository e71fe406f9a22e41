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
                // W_hh[0..8] h', a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows2<V>(
                        ref run.MemoryHRow(rows.Before), MemoryHStride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL0 + (unit * 8)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.MemorySum), 2 * V.Count);
                    MemoryCell<V>(run, rows, unit);
                }
                // W_hh[2] v1, a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows1<V>(
                        ref run.MemoryMultiplyRow(0), MemoryMultiplyStride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL0From8 + (unit * 4)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.MemorySum2), V.Count);
                    MemoryCell2<V>(run, rows, unit);
                }
            }

            {
                RowRange rows = run.RowsOf(t0, t1);
                MemoryMaths<V>(run, rows);
            }
        }

        // r = sigmoid((W_ih x + b)[0] + (W_hh[0..8] h')[0])
        // z = sigmoid((W_ih x + b)[1] + (W_hh[0..8] h')[1])
        // v1 = r * h'
        // v2 = 1 - z
        // v3 = z * h'
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCell<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryGates = run.MemoryGates + ((nint)rows.First * MemoryGatesStride) + unit;
            nint sum = run.MemorySum;
            nint memoryHBefore = run.MemoryH + ((nint)rows.Before * MemoryHStride) + unit;
            nint memoryMultiply = run.MemoryMultiply + unit;
            nint memorySubtract = run.MemorySubtract + unit;
            nint memoryMultiply2 = run.MemoryMultiply2 + unit;
            for (int row = 0; row < rows.Count; row++)
            {
                V r = V.Sigmoid(V.Load(ref arena, memoryGates) + V.Load(ref arena, sum));
                V z = V.Sigmoid(V.Load(ref arena, memoryGates + 16) + V.Load(ref arena, sum + V.Count));
                V hBefore = V.Load(ref arena, memoryHBefore);
                V v1 = r * hBefore;
                V v2 = V.Create(1f) - z;
                V v3 = z * hBefore;
                V.Store(r, ref arena, memoryGates);
                V.Store(z, ref arena, memoryGates + 16);
                V.Store(v1, ref arena, memoryMultiply);
                V.Store(v2, ref arena, memorySubtract);
                V.Store(v3, ref arena, memoryMultiply2);
                memoryGates += MemoryGatesStride;
                memoryHBefore += MemoryHStride;
                memoryMultiply += MemoryMultiplyStride;
                memorySubtract += MemorySubtractStride;
                memoryMultiply2 += MemoryMultiply2Stride;
                sum += 2 * V.Count;
            }
        }

        // n = tanh((W_ih x + b)[2] + W_hh[2] v1)
        // h = v2 * n + v3
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCell2<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryGates = run.MemoryGates + ((nint)rows.First * MemoryGatesStride) + unit;
            nint sum = run.MemorySum2;
            nint memorySubtract = run.MemorySubtract + unit;
            nint memoryMultiply2 = run.MemoryMultiply2 + unit;
            nint memoryH = run.MemoryH + ((nint)rows.After * MemoryHStride) + unit;
            for (int row = 0; row < rows.Count; row++)
            {
                V n = V.Tanh(V.Load(ref arena, memoryGates + 32) + V.Load(ref arena, sum));
                V v2 = V.Load(ref arena, memorySubtract);
                V v3 = V.Load(ref arena, memoryMultiply2);
                V h = V.MultiplyAdd(v2, n, v3);
                V.Store(n, ref arena, memoryGates + 32);
                V.Store(h, ref arena, memoryH);
                memoryGates += MemoryGatesStride;
                memorySubtract += MemorySubtractStride;
                memoryMultiply2 += MemoryMultiply2Stride;
                memoryH += MemoryHStride;
                sum += V.Count;
            }
        }

        // v4 = h
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
                    V v4 = h;
                    V.Store(v4, ref arena, memoryAdd + unit);
                }
                memoryH += MemoryHStride;
                memoryAdd += MemoryAddStride;
            }
        }

        // memory, backward: steps [t0, t1)
        private static void MemoryBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            foreach (RowRange rows in run.Spans(t0, t1))
            {
                MemoryMathsBackward<V>(run, rows);
            }

            for (int t = t1 - 1; t >= t0; t--)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                MemoryCellBackward<V>(run, rows);
                // W_hh[2]^T dn, a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows1<V>(
                        ref Unsafe.Add(ref run.MemoryDrDzDnRow(rows.First), 32), MemoryDrDzDnStride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL0TransposedFrom8 + (unit * 4)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.MemoryBackwardSum), V.Count);
                    MemoryCellBackward2<V>(run, rows, unit);
                }
                // W_hh[0..8]^T [dr dz], a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows1<V>(
                        ref run.MemoryDrDzRow(rows.First), MemoryDrDzStride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL0Transposed + (unit * 4)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.MemoryBackwardSum2), V.Count);
                    Rows1<V>(
                        ref Unsafe.Add(ref run.MemoryDrDzRow(rows.First), 16), MemoryDrDzStride, 1, rows.Count,
                        ref weights.At(Weights.MemoryWeightHhL0Transposed + 64 + (unit * 4)), 4,
                        ref run.At(run.MemoryBackwardSum2), V.Count,
                        ref run.At(run.MemoryBackwardSum2), V.Count);
                    MemoryCellBackward3<V>(run, rows, unit);
                }
            }

            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // W_ih^T [dr dz dn], all steps at once
                    Multiply1<V>(
                        ref run.MemoryDrDzDnRow(rows.First), MemoryDrDzDnStride, rows.Count,
                        ref weights.At(Weights.MemoryWeightIhL0Transposed), 4, 16,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.MemoryDxRow(rows.First), MemoryDxStride);
                    Multiply1<V>(
                        ref Unsafe.Add(ref run.MemoryDrDzDnRow(rows.First), 16), MemoryDrDzDnStride, rows.Count,
                        ref weights.At(Weights.MemoryWeightIhL0Transposed + 64), 4, 16,
                        ref run.MemoryDxRow(rows.First), MemoryDxStride,
                        ref run.MemoryDxRow(rows.First), MemoryDxStride);
                    Multiply1<V>(
                        ref Unsafe.Add(ref run.MemoryDrDzDnRow(rows.First), 32), MemoryDrDzDnStride, rows.Count,
                        ref weights.At(Weights.MemoryWeightIhL0Transposed + 128), 4, 16,
                        ref run.MemoryDxRow(rows.First), MemoryDxStride,
                        ref run.MemoryDxRow(rows.First), MemoryDxStride);
                }
            }
            // dweight_hh_l0[2] += dn^T v5
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.MemoryMultiply3Row(0), MemoryMultiply3Stride, RowOrder.Packed, 4,
                    ref Unsafe.Add(ref run.MemoryDrDzDnRow(0), 32), MemoryDrDzDnStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.MemoryWeightHhL0 + 32), 4);
            }
            // dweight_hh_l0[0..8] += [dr dz]^T h'
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 128);
                Outer2<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.MemoryHRow(0), MemoryHStride, RowOrder.Before, 4,
                    ref run.MemoryDrDzRow(0), MemoryDrDzStride, RowOrder.Packed, 32,
                    ref run.At(run.PackScratch), ref sum, 2 * V.Count, 8 * V.Count);
                ParameterGradients.AddTransposed(ref sum, 2 * V.Count, 4, 0, 2, 4, ref gradients.At(Offsets.MemoryWeightHhL0), 4);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0, dbias_ih_l0 += sum of [dr dz dn]
                ParameterGradients.AddColumns<V, float>(ref run.MemoryDrDzDnRow(rows.First), MemoryDrDzDnStride, rows.Count, 3, 4, ref gradients.At(Offsets.MemoryBiasHhL0), ref gradients.At(Offsets.MemoryBiasIhL0));
            }
            // dweight_ih_l0 += [dr dz dn]^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 144);
                Outer3<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.XRow(0), XStride, RowOrder.Packed, 3,
                    ref run.MemoryDrDzDnRow(0), MemoryDrDzDnStride, RowOrder.Packed, 48,
                    ref run.At(run.PackScratch), ref sum, 3 * V.Count, 9 * V.Count);
                ParameterGradients.AddTransposed(ref sum, 3 * V.Count, 3, 0, 3, 4, ref gradients.At(Offsets.MemoryWeightIhL0), 3);
            }
        }

        // v5 = r * h'
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryMathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryGates = run.MemoryGates + ((nint)rows.First * MemoryGatesStride);
            nint memoryHBefore = run.MemoryH + ((nint)rows.Before * MemoryHStride);
            nint memoryMultiply3 = run.MemoryMultiply3 + ((nint)rows.First * MemoryMultiply3Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V r = V.Load(ref arena, memoryGates + unit);
                    V hBefore = V.Load(ref arena, memoryHBefore + unit);
                    V v5 = r * hBefore;
                    V.Store(v5, ref arena, memoryMultiply3 + unit);
                }
                memoryGates += MemoryGatesStride;
                memoryHBefore += MemoryHStride;
                memoryMultiply3 += MemoryMultiply3Stride;
            }
        }

        // dh = dhLater + dy
        // v6 = dh * z
        // dn = dh * (1 - z) * (1 - n * n)
        // dz = (dh * h' - dh * n) * z * (1 - z)
        // v7 = r * (1 - r)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCellBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dmemoryH = run.DmemoryH;
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint memoryHBefore = run.MemoryH + ((nint)rows.Before * MemoryHStride);
            nint memoryGates = run.MemoryGates + ((nint)rows.First * MemoryGatesStride);
            nint memoryMultiply4 = run.MemoryMultiply4;
            nint memoryDrDzDn = run.MemoryDrDzDn + ((nint)rows.First * MemoryDrDzDnStride);
            nint memoryDrDz = run.MemoryDrDz + ((nint)rows.First * MemoryDrDzStride);
            nint memoryMultiply5 = run.MemoryMultiply5;
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dhLater = V.Load(ref arena, dmemoryH + unit);
                    V dh = dhLater + V.Load(ref arena, dy + unit);
                    V hBefore = V.Load(ref arena, memoryHBefore + unit);
                    V z = V.Load(ref arena, memoryGates + 16 + unit);
                    V v6 = dh * z;
                    V n = V.Load(ref arena, memoryGates + 32 + unit);
                    V dn = dh * (V.Create(1f) - z) * (V.Create(1f) - n * n);
                    V dz = (dh * hBefore - dh * n) * (z * (V.Create(1f) - z));
                    V r = V.Load(ref arena, memoryGates + unit);
                    V v7 = r * (V.Create(1f) - r);
                    V.Store(v6, ref arena, memoryMultiply4 + unit);
                    V.Store(V.Flush(dn), ref arena, memoryDrDzDn + 32 + unit);
                    V.Store(V.Flush(dz), ref arena, memoryDrDz + 16 + unit);
                    V.Store(V.Flush(dz), ref arena, memoryDrDzDn + 16 + unit);
                    V.Store(v7, ref arena, memoryMultiply5 + unit);
                }
                dmemoryH += DmemoryHStride;
                dy += DyStride;
                memoryHBefore += MemoryHStride;
                memoryGates += MemoryGatesStride;
                memoryMultiply4 += MemoryMultiply4Stride;
                memoryDrDzDn += MemoryDrDzDnStride;
                memoryDrDz += MemoryDrDzStride;
                memoryMultiply5 += MemoryMultiply5Stride;
            }
        }

        // dr = W_hh[2]^T dn * h' * v7
        // v8 = v6 + W_hh[2]^T dn * r
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCellBackward2<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint sum = run.MemoryBackwardSum;
            nint memoryHBefore = run.MemoryH + ((nint)rows.Before * MemoryHStride) + unit;
            nint memoryGates = run.MemoryGates + ((nint)rows.First * MemoryGatesStride) + unit;
            nint memoryMultiply5 = run.MemoryMultiply5 + unit;
            nint memoryMultiply4 = run.MemoryMultiply4 + unit;
            nint memoryDrDz = run.MemoryDrDz + ((nint)rows.First * MemoryDrDzStride) + unit;
            nint memoryDrDzDn = run.MemoryDrDzDn + ((nint)rows.First * MemoryDrDzDnStride) + unit;
            nint memoryAdd2 = run.MemoryAdd2 + unit;
            for (int row = 0; row < rows.Count; row++)
            {
                V v = V.Load(ref arena, sum);
                V hBefore = V.Load(ref arena, memoryHBefore);
                V r = V.Load(ref arena, memoryGates);
                V v7 = V.Load(ref arena, memoryMultiply5);
                V dr = v * hBefore * v7;
                V v6 = V.Load(ref arena, memoryMultiply4);
                V v8 = V.MultiplyAdd(v, r, v6);
                V.Store(V.Flush(dr), ref arena, memoryDrDz);
                V.Store(V.Flush(dr), ref arena, memoryDrDzDn);
                V.Store(v8, ref arena, memoryAdd2);
                memoryHBefore += MemoryHStride;
                memoryGates += MemoryGatesStride;
                memoryMultiply5 += MemoryMultiply5Stride;
                memoryMultiply4 += MemoryMultiply4Stride;
                memoryDrDz += MemoryDrDzStride;
                memoryDrDzDn += MemoryDrDzDnStride;
                memoryAdd2 += MemoryAdd2Stride;
                sum += V.Count;
            }
        }

        // dh' = v8 + W_hh[0..8]^T [dr dz]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void MemoryCellBackward3<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint memoryAdd2 = run.MemoryAdd2 + unit;
            nint sum = run.MemoryBackwardSum2;
            nint dmemoryH = run.DmemoryH + unit;
            for (int row = 0; row < rows.Count; row++)
            {
                V v8 = V.Load(ref arena, memoryAdd2);
                V dhBefore = v8 + V.Load(ref arena, sum);
                V.Store(dhBefore, ref arena, dmemoryH);
                memoryAdd2 += MemoryAdd2Stride;
                dmemoryH += DmemoryHStride;
                sum += V.Count;
            }
        }

