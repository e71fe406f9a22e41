        // attention, forward: steps [t0, t1)
        private static void AttentionForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                AttentionMaths<V>(run, weights, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_in_proj n + b, all steps at once
                Multiply3<V>(
                    ref run.AttentionNRow(rows.First), AttentionNStride, rows.Count,
                    ref weights.At(Weights.AttentionInProjWeight), 4, 48,
                    ref weights.At(Weights.AttentionInProjBias), 0,
                    ref run.AttentionQkvRow(rows.First), AttentionQkvStride);
            }
            // y = p v, p = softmax(0.70710677 q k^T) over the steps so far, 2 heads
            AttentionKernels.Forward<V, float>(
                run, run, new(2, 2, 2, 0.70710677f, true), t0, t1,
                new(run.AttentionQkv, AttentionQkvStride, RowOrder.Packed),
                new(run.AttentionQkv + 16, AttentionQkvStride, RowOrder.Packed),
                new(run.AttentionQkv + 32, AttentionQkvStride, RowOrder.Packed),
                new(run.AttentionAttention, AttentionAttentionStride, RowOrder.Packed), 16,
                run.AttentionScratch, ref Unsafe.NullRef<float>());
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_out_proj p v + b, all steps at once
                Multiply1<V>(
                    ref run.AttentionAttentionRow(rows.First), AttentionAttentionStride, rows.Count,
                    ref weights.At(Weights.AttentionOutProjWeight), 4, 16,
                    ref weights.At(Weights.AttentionOutProjBias), 0,
                    ref run.AttentionNRow(rows.First), AttentionNStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                AttentionMaths2<V>(run, rows);
            }
        }

        // mean = sum(x) * 0.25
        // deviation = sqrt(sum((x - mean) * (x - mean)) * 0.25 + 1E-05)
        // n = ((x - mean) / deviation) * norm_weight + norm_bias
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void AttentionMaths<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint x = run.X + ((nint)rows.First * XStride);
            nint attentionSubtract = run.AttentionSubtract + ((nint)rows.First * AttentionSubtractStride);
            nint attentionDeviation = run.AttentionDeviation + ((nint)rows.First * AttentionDeviationStride);
            nint attentionDivide = run.AttentionDivide + ((nint)rows.First * AttentionDivideStride);
            nint attentionN = run.AttentionN + ((nint)rows.First * AttentionNStride);
            for (int r = 0; r < rows.Count; r++)
            {
                V totalLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    totalLanes += V.First(V.Load(ref arena, x + unit), 4 - unit);
                }
                V total = V.Create(V.Sum(totalLanes));
                V mean = total * V.Create(0.25f);
                V total2Lanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V x2 = V.Load(ref arena, x + unit);
                    V v = x2 - mean;
                    V v2 = v * v;
                    total2Lanes += V.First(v2, 4 - unit);
                }
                V total2 = V.Create(V.Sum(total2Lanes));
                V v3 = total2 * V.Create(0.25f);
                V v4 = v3 + V.Create(1E-05f);
                V deviation = V.Sqrt(v4);
                V.Store(deviation, ref arena, attentionDeviation);
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V x2 = V.Load(ref arena, x + unit);
                    V v = x2 - mean;
                    V v5 = v / deviation;
                    V n = V.MultiplyAdd(v5, V.Load(ref vectors, Weights.AttentionNormWeight + unit), V.Load(ref vectors, Weights.AttentionNormBias + unit));
                    V.Store(v, ref arena, attentionSubtract + unit);
                    V.Store(v5, ref arena, attentionDivide + unit);
                    V.Store(n, ref arena, attentionN + unit);
                }
                x += XStride;
                attentionSubtract += AttentionSubtractStride;
                attentionDeviation += AttentionDeviationStride;
                attentionDivide += AttentionDivideStride;
                attentionN += AttentionNStride;
            }
        }

        // v = y + x
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void AttentionMaths2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint attentionN = run.AttentionN + ((nint)rows.First * AttentionNStride);
            nint x = run.X + ((nint)rows.First * XStride);
            nint attentionAdd = run.AttentionAdd + ((nint)rows.First * AttentionAddStride);
            for (int r = 0; r < rows.Count; r++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Load(ref arena, attentionN + unit);
                    V x2 = V.Load(ref arena, x + unit);
                    V v = y + x2;
                    V.Store(v, ref arena, attentionAdd + unit);
                }
                attentionN += AttentionNStride;
                x += XStride;
                attentionAdd += AttentionAddStride;
            }
        }

        // attention, backward: steps [t0, t1)
        private static void AttentionBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_out_proj^T dy, all steps at once
                Multiply1<V>(
                    ref run.DyRow(rows.First), DyStride, rows.Count,
                    ref weights.At(Weights.AttentionOutProjWeightTransposed), 4, 16,
                    ref weights.At(0), 0,
                    ref run.AttentionNRow(rows.First), AttentionNStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                AttentionMathsBackward<V>(run, weights, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dout_proj_bias += sum of dy
                ParameterGradients.AddColumns<V, float>(ref run.DyRow(rows.First), DyStride, rows.Count, 1, 4, ref gradients.At(Offsets.AttentionOutProjBias));
            }
            // dout_proj_weight += (dy)^T p v
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.AttentionAttentionRow(0), AttentionAttentionStride, RowOrder.Packed, 4,
                    ref run.DyRow(0), DyStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.AttentionOutProjWeight), 4);
            }
            // dq = 0.70710677 ds k, ds = p * (dy v^T - dy . y)
            // dk = 0.70710677 ds^T q
            // dv = p^T dy
            AttentionKernels.Gradients<V, float>(
                run, run, new(2, 2, 2, 0.70710677f, true), t0, t1,
                new(run.AttentionQkv, AttentionQkvStride, RowOrder.Packed),
                new(run.AttentionQkv + 16, AttentionQkvStride, RowOrder.Packed),
                new(run.AttentionQkv + 32, AttentionQkvStride, RowOrder.Packed),
                new(run.AttentionAttention, AttentionAttentionStride, RowOrder.Packed), 16,
                new(run.AttentionN, AttentionNStride, RowOrder.Packed),
                new(run.AttentionParts, AttentionPartsStride, RowOrder.Packed), new(run.AttentionParts + 16, AttentionPartsStride, RowOrder.Packed), new(run.AttentionParts + 32, AttentionPartsStride, RowOrder.Packed),
                run.AttentionScratch, ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>());
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_in_proj^T dqkv, all steps at once
                Multiply1<V>(
                    ref run.AttentionPartsRow(rows.First), AttentionPartsStride, rows.Count,
                    ref weights.At(Weights.AttentionInProjWeightTransposed), 4, 16,
                    ref weights.At(0), 0,
                    ref run.AttentionNRow(rows.First), AttentionNStride);
                Multiply1<V>(
                    ref Unsafe.Add(ref run.AttentionPartsRow(rows.First), 16), AttentionPartsStride, rows.Count,
                    ref weights.At(Weights.AttentionInProjWeightTransposed + 64), 4, 16,
                    ref run.AttentionNRow(rows.First), AttentionNStride,
                    ref run.AttentionNRow(rows.First), AttentionNStride);
                Multiply1<V>(
                    ref Unsafe.Add(ref run.AttentionPartsRow(rows.First), 32), AttentionPartsStride, rows.Count,
                    ref weights.At(Weights.AttentionInProjWeightTransposed + 128), 4, 16,
                    ref run.AttentionNRow(rows.First), AttentionNStride,
                    ref run.AttentionNRow(rows.First), AttentionNStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                AttentionMathsBackward2<V>(run, weights, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // din_proj_bias += sum of dqkv
                ParameterGradients.AddColumns<V, float>(ref run.AttentionPartsRow(rows.First), AttentionPartsStride, rows.Count, 3, 4, ref gradients.At(Offsets.AttentionInProjBias));
            }
            // din_proj_weight += (dqkv)^T n
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 192);
                Outer3<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.AttentionN2Row(0), AttentionN2Stride, RowOrder.Packed, 4,
                    ref run.AttentionPartsRow(0), AttentionPartsStride, RowOrder.Packed, 48,
                    ref run.At(run.PackScratch), ref sum, 3 * V.Count, 12 * V.Count);
                ParameterGradients.AddTransposed(ref sum, 3 * V.Count, 4, 0, 3, 4, ref gradients.At(Offsets.AttentionInProjWeight), 4);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dnorm_bias += sum of dn
                ParameterGradients.AddColumns<V, float>(ref run.AttentionNRow(rows.First), AttentionNStride, rows.Count, 1, 4, ref gradients.At(Offsets.AttentionNormBias));
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dnorm_weight += sum of (dn * divide(subtract(x, mean), deviation))
                ParameterGradients.AddColumns<V, float>(ref run.AttentionQkvRow(rows.First), AttentionQkvStride, rows.Count, 1, 4, ref gradients.At(Offsets.AttentionNormWeight));
            }
        }

        // n = divide(subtract(x, mean), deviation) * norm_weight + norm_bias
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void AttentionMathsBackward<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint attentionDivide = run.AttentionDivide + ((nint)rows.First * AttentionDivideStride);
            nint attentionN2 = run.AttentionN2 + ((nint)rows.First * AttentionN2Stride);
            for (int r = 0; r < rows.Count; r++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V n = V.MultiplyAdd(V.Load(ref arena, attentionDivide + unit), V.Load(ref vectors, Weights.AttentionNormWeight + unit), V.Load(ref vectors, Weights.AttentionNormBias + unit));
                    V.Store(n, ref arena, attentionN2 + unit);
                }
                attentionDivide += AttentionDivideStride;
                attentionN2 += AttentionN2Stride;
            }
        }

        // v = dn * divide(subtract(x, mean), deviation)
        // ddeviation = sum(-(dn * norm_weight / deviation) * divide(subtract(x, mean), deviation))
        // dmean = sum(-(dn * norm_weight / deviation + 2 * (ddeviation * 0.5 / deviation) * 0.25 * subtract(x, mean)))
        // v2 = dmean * 0.25
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void AttentionMathsBackward2<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint attentionN = run.AttentionN + ((nint)rows.First * AttentionNStride);
            nint attentionDivide = run.AttentionDivide + ((nint)rows.First * AttentionDivideStride);
            nint attentionDeviation = run.AttentionDeviation + ((nint)rows.First * AttentionDeviationStride);
            nint attentionSubtract = run.AttentionSubtract + ((nint)rows.First * AttentionSubtractStride);
            nint attentionQkv = run.AttentionQkv + ((nint)rows.First * AttentionQkvStride);
            nint attentionMultiply = run.AttentionMultiply + ((nint)rows.First * AttentionMultiplyStride);
            for (int r = 0; r < rows.Count; r++)
            {
                V ddeviationLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dn = V.Load(ref arena, attentionN + unit);
                    V v = -(((dn * V.Load(ref vectors, Weights.AttentionNormWeight + unit)) / V.Create(Unsafe.Add(ref arena, attentionDeviation))) * V.Load(ref arena, attentionDivide + unit));
                    ddeviationLanes += V.First(v, 4 - unit);
                }
                V ddeviation = V.Create(V.Sum(ddeviationLanes));
                V v2 = ddeviation * V.Create(0.5f);
                V v3 = v2 / V.Create(Unsafe.Add(ref arena, attentionDeviation));
                V v4 = v3 * V.Create(0.25f);
                V v5 = V.Create(2f) * v4;
                V dmeanLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dn = V.Load(ref arena, attentionN + unit);
                    V v6 = V.MultiplyAdd(v5, V.Load(ref arena, attentionSubtract + unit), (dn * V.Load(ref vectors, Weights.AttentionNormWeight + unit)) / V.Create(Unsafe.Add(ref arena, attentionDeviation)));
                    V v7 = -v6;
                    dmeanLanes += V.First(v7, 4 - unit);
                }
                V dmean = V.Create(V.Sum(dmeanLanes));
                V v8 = dmean * V.Create(0.25f);
                V.Store(v8, ref arena, attentionMultiply);
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dn = V.Load(ref arena, attentionN + unit);
                    V v9 = dn * V.Load(ref arena, attentionDivide + unit);
                    V v6 = V.MultiplyAdd(v5, V.Load(ref arena, attentionSubtract + unit), (dn * V.Load(ref vectors, Weights.AttentionNormWeight + unit)) / V.Create(Unsafe.Add(ref arena, attentionDeviation)));
                    V.Store(v9, ref arena, attentionQkv + unit);
                    V.Store(v6, ref arena, attentionQkv + 16 + unit);
                }
                attentionN += AttentionNStride;
                attentionDivide += AttentionDivideStride;
                attentionDeviation += AttentionDeviationStride;
                attentionSubtract += AttentionSubtractStride;
                attentionQkv += AttentionQkvStride;
                attentionMultiply += AttentionMultiplyStride;
            }
        }

