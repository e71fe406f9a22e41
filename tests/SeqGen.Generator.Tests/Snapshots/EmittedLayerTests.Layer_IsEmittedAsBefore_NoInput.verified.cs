        // writer, forward: steps [t0, t1)
        private static void WriterForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            if (t0 == 0)
            {
                TimeMoves.Cross<float>(run, run.Other, run.ReaderTakeEnd, ReaderTakeEndStride, run.WriterCross, WriterCrossStride, 16);
            }

            if (t0 == 0)
            {
                StateSlots.AddInitial<float>(run, run.WriterH, WriterHStride, 4, RowOrder.After, run.WriterCross, WriterCrossStride);
            }
            for (int t = t0; t < t1; t++)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                // W_hh h', a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows3<V>(
                        ref run.WriterHRow(rows.Before), WriterHStride, 1, rows.Count,
                        ref weights.At(Weights.WriterWeightHhL0 + (unit * 12)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.WriterSum), 3 * V.Count);
                    WriterCell<V>(run, weights, rows, unit);
                }
            }

            {
                RowRange rows = run.RowsOf(t0, t1);
                WriterMaths<V>(run, rows);
            }
        }

        // r = sigmoid((W_hh h')[0] + bias_hh_l0[0])
        // z = sigmoid((W_hh h')[1] + bias_hh_l0[1])
        // v2 = (W_hh h')[2] + bias_hh_l0[2]
        // n = tanh(bias_ih_l0 + r * v2)
        // h = (1 - z) * n + z * h'
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WriterCell<V>(Workspace run, Weights weights, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint sum = run.WriterSum;
            nint writerHBefore = run.WriterH + ((nint)rows.Before * WriterHStride) + unit;
            nint writerR = run.WriterR + ((nint)rows.First * WriterRStride) + unit;
            nint writerZ = run.WriterZ + ((nint)rows.First * WriterZStride) + unit;
            nint writerAdd = run.WriterAdd + ((nint)rows.First * WriterAddStride) + unit;
            nint writerN = run.WriterN + ((nint)rows.First * WriterNStride) + unit;
            nint writerH = run.WriterH + ((nint)rows.After * WriterHStride) + unit;
            V bias_hh_l0 = V.Load(ref vectors, Weights.WriterBiasHhL0 + unit);
            V bias_hh_l02 = V.Load(ref vectors, Weights.WriterBiasHhL02 + unit);
            V bias_hh_l03 = V.Load(ref vectors, Weights.WriterBiasHhL03 + unit);
            V bias_ih_l0 = V.Load(ref vectors, Weights.WriterBiasIhL0 + unit);
            for (int row = 0; row < rows.Count; row++)
            {
                V r = V.Sigmoid(V.Load(ref arena, sum) + bias_hh_l0);
                V z = V.Sigmoid(V.Load(ref arena, sum + V.Count) + bias_hh_l02);
                V v2 = V.Load(ref arena, sum + (2 * V.Count)) + bias_hh_l03;
                V n = V.Tanh(V.MultiplyAdd(r, v2, bias_ih_l0));
                V hBefore = V.Load(ref arena, writerHBefore);
                V h = V.MultiplyAdd(V.Create(1f) - z, n, z * hBefore);
                V.Store(r, ref arena, writerR);
                V.Store(z, ref arena, writerZ);
                V.Store(v2, ref arena, writerAdd);
                V.Store(n, ref arena, writerN);
                V.Store(h, ref arena, writerH);
                writerHBefore += WriterHStride;
                writerR += WriterRStride;
                writerZ += WriterZStride;
                writerAdd += WriterAddStride;
                writerN += WriterNStride;
                writerH += WriterHStride;
                sum += 3 * V.Count;
            }
        }

        // v3 = h
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WriterMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint writerH = run.WriterH + ((nint)rows.After * WriterHStride);
            nint writerAdd2 = run.WriterAdd2 + ((nint)rows.First * WriterAdd2Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V h = V.Load(ref arena, writerH + unit);
                    V v3 = h;
                    V.Store(v3, ref arena, writerAdd2 + unit);
                }
                writerH += WriterHStride;
                writerAdd2 += WriterAdd2Stride;
            }
        }

        // writer, backward: steps [t0, t1)
        private static void WriterBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            for (int t = t1 - 1; t >= t0; t--)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                WriterCellBackward<V>(run, rows);
                // W_hh^T [dr dz v5], a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows1<V>(
                        ref run.WriterDrDz_Row(rows.First), WriterDrDz_Stride, 1, rows.Count,
                        ref weights.At(Weights.WriterWeightHhL0Transposed + (unit * 4)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.WriterBackwardSum), V.Count);
                    Rows1<V>(
                        ref Unsafe.Add(ref run.WriterDrDz_Row(rows.First), 16), WriterDrDz_Stride, 1, rows.Count,
                        ref weights.At(Weights.WriterWeightHhL0Transposed + 64 + (unit * 4)), 4,
                        ref run.At(run.WriterBackwardSum), V.Count,
                        ref run.At(run.WriterBackwardSum), V.Count);
                    Rows1<V>(
                        ref Unsafe.Add(ref run.WriterDrDz_Row(rows.First), 32), WriterDrDz_Stride, 1, rows.Count,
                        ref weights.At(Weights.WriterWeightHhL0Transposed + 128 + (unit * 4)), 4,
                        ref run.At(run.WriterBackwardSum), V.Count,
                        ref run.At(run.WriterBackwardSum), V.Count);
                    WriterCellBackward2<V>(run, rows, unit);
                }
            }

            TimeMoves.TakeEnd<float>(run, run.DwriterH, DwriterHStride, RowOrder.Before, true, run.WriterTakeEnd, WriterTakeEndStride, 16);
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0[2] += sum of v5
                ParameterGradients.AddColumns<V, float>(ref Unsafe.Add(ref run.WriterDrDz_Row(rows.First), 32), WriterDrDz_Stride, rows.Count, 1, 4, ref gradients.At(Offsets.WriterBiasHhL0 + 8));
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_ih_l0 += sum of dn
                ParameterGradients.AddColumns<V, float>(ref run.WriterRRow(rows.First), WriterRStride, rows.Count, 1, 4, ref gradients.At(Offsets.WriterBiasIhL0));
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0[1] += sum of dz
                ParameterGradients.AddColumns<V, float>(ref Unsafe.Add(ref run.WriterDrDz_Row(rows.First), 16), WriterDrDz_Stride, rows.Count, 1, 4, ref gradients.At(Offsets.WriterBiasHhL0 + 4));
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0[0] += sum of dr
                ParameterGradients.AddColumns<V, float>(ref run.WriterDrDz_Row(rows.First), WriterDrDz_Stride, rows.Count, 1, 4, ref gradients.At(Offsets.WriterBiasHhL0));
            }
            // dweight_hh_l0 += [dr dz v5]^T h'
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 192);
                Outer3<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.WriterHRow(0), WriterHStride, RowOrder.Before, 4,
                    ref run.WriterDrDz_Row(0), WriterDrDz_Stride, RowOrder.Packed, 48,
                    ref run.At(run.PackScratch), ref sum, 3 * V.Count, 12 * V.Count);
                ParameterGradients.AddTransposed(ref sum, 3 * V.Count, 4, 0, 3, 4, ref gradients.At(Offsets.WriterWeightHhL0), 4);
            }
        }

        // dh = dhLater + dy
        // v4 = dh * z
        // dn = dh * (1 - z) * (1 - n * n)
        // v5 = dn * r
        // dz = (dh * h' - dh * n) * z * (1 - z)
        // dr = dn * v2 * r * (1 - r)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WriterCellBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dwriterH = run.DwriterH + ((nint)rows.After * DwriterHStride);
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint writerHBefore = run.WriterH + ((nint)rows.Before * WriterHStride);
            nint writerZ = run.WriterZ + ((nint)rows.First * WriterZStride);
            nint writerN = run.WriterN + ((nint)rows.First * WriterNStride);
            nint writerAdd = run.WriterAdd + ((nint)rows.First * WriterAddStride);
            nint writerR = run.WriterR + ((nint)rows.First * WriterRStride);
            nint writerMultiply = run.WriterMultiply;
            nint writerDrDz_ = run.WriterDrDz_ + ((nint)rows.First * WriterDrDz_Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dhLater = V.Load(ref arena, dwriterH + unit);
                    V dh = dhLater + V.Load(ref arena, dy + unit);
                    V hBefore = V.Load(ref arena, writerHBefore + unit);
                    V z = V.Load(ref arena, writerZ + unit);
                    V v4 = dh * z;
                    V n = V.Load(ref arena, writerN + unit);
                    V dn = dh * (V.Create(1f) - z) * (V.Create(1f) - n * n);
                    V v2 = V.Load(ref arena, writerAdd + unit);
                    V r = V.Load(ref arena, writerR + unit);
                    V v5 = dn * r;
                    V dz = (dh * hBefore - dh * n) * (z * (V.Create(1f) - z));
                    V dr = dn * v2 * (r * (V.Create(1f) - r));
                    V.Store(v4, ref arena, writerMultiply + unit);
                    V.Store(dn, ref arena, writerR + unit);
                    V.Store(V.Flush(v5), ref arena, writerDrDz_ + 32 + unit);
                    V.Store(V.Flush(dz), ref arena, writerDrDz_ + 16 + unit);
                    V.Store(V.Flush(dr), ref arena, writerDrDz_ + unit);
                }
                dwriterH += DwriterHStride;
                dy += DyStride;
                writerHBefore += WriterHStride;
                writerZ += WriterZStride;
                writerN += WriterNStride;
                writerAdd += WriterAddStride;
                writerR += WriterRStride;
                writerMultiply += WriterMultiplyStride;
                writerDrDz_ += WriterDrDz_Stride;
            }
        }

        // dh' = v4 + W_hh^T [dr dz v5]
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WriterCellBackward2<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint writerMultiply = run.WriterMultiply + unit;
            nint sum = run.WriterBackwardSum;
            nint dwriterHBefore = run.DwriterH + ((nint)rows.Before * DwriterHStride) + unit;
            for (int row = 0; row < rows.Count; row++)
            {
                V v4 = V.Load(ref arena, writerMultiply);
                V dhBefore = v4 + V.Load(ref arena, sum);
                V.Store(dhBefore, ref arena, dwriterHBefore);
                writerMultiply += WriterMultiplyStride;
                dwriterHBefore += DwriterHStride;
                sum += V.Count;
            }
        }

