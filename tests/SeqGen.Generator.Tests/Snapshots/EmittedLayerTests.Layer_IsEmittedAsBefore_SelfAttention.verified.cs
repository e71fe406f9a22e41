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
            // p v, p = softmax(0.70710677 q k^T) over the steps so far, 2 heads
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
        // centered = x - mean
        // deviation = sqrt(sum(centered * centered) * 0.25 + 1E-05)
        // normalized = centered / deviation
        // n = normalized * norm_weight + norm_bias
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void AttentionMaths<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint x2 = run.X + ((nint)rows.First * XStride);
            nint attentionCentered = run.AttentionCentered + ((nint)rows.First * AttentionCenteredStride);
            nint attentionDeviation = run.AttentionDeviation + ((nint)rows.First * AttentionDeviationStride);
            nint attentionNormalized = run.AttentionNormalized + ((nint)rows.First * AttentionNormalizedStride);
            nint attentionN = run.AttentionN + ((nint)rows.First * AttentionNStride);
            for (int row = 0; row < rows.Count; row++)
            {
                V totalLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    totalLanes += V.First(V.Load(ref arena, x2 + unit), 4 - unit);
                }
                V total = V.Create(V.Sum(totalLanes));
                V mean = total * V.Create(0.25f);
                V total2Lanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V x = V.Load(ref arena, x2 + unit);
                    V centered = x - mean;
                    V v = centered * centered;
                    total2Lanes += V.First(v, 4 - unit);
                }
                V total2 = V.Create(V.Sum(total2Lanes));
                V v2 = total2 * V.Create(0.25f);
                V v3 = v2 + V.Create(1E-05f);
                V deviation = V.Sqrt(v3);
                V.Store(deviation, ref arena, attentionDeviation);
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V x = V.Load(ref arena, x2 + unit);
                    V centered = x - mean;
                    V normalized = centered / deviation;
                    V n = V.MultiplyAdd(normalized, V.Load(ref vectors, Weights.AttentionNormWeight + unit), V.Load(ref vectors, Weights.AttentionNormBias + unit));
                    V.Store(centered, ref arena, attentionCentered + unit);
                    V.Store(normalized, ref arena, attentionNormalized + unit);
                    V.Store(n, ref arena, attentionN + unit);
                }
                x2 += XStride;
                attentionCentered += AttentionCenteredStride;
                attentionDeviation += AttentionDeviationStride;
                attentionNormalized += AttentionNormalizedStride;
                attentionN += AttentionNStride;
            }
        }

        // x1 = a + x
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void AttentionMaths2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint attentionN = run.AttentionN + ((nint)rows.First * AttentionNStride);
            nint x2 = run.X + ((nint)rows.First * XStride);
            nint attentionX1 = run.AttentionX1 + ((nint)rows.First * AttentionX1Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V a = V.Load(ref arena, attentionN + unit);
                    V x = V.Load(ref arena, x2 + unit);
                    V x1 = a + x;
                    V.Store(x1, ref arena, attentionX1 + unit);
                }
                attentionN += AttentionNStride;
                x2 += XStride;
                attentionX1 += AttentionX1Stride;
            }
        }

        // attention, backward: steps [t0, t1)
        private static void AttentionBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_out_proj^T dx1, all steps at once
                Multiply1<V>(
                    ref run.DyRow(rows.First), DyStride, rows.Count,
                    ref weights.At(Weights.AttentionOutProjWeightTransposed), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.AttentionNRow(rows.First), AttentionNStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                AttentionMathsBackward<V>(run, weights, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dout_proj_bias += sum of dx1
                ParameterGradients.AddColumns<V, float>(ref run.DyRow(rows.First), DyStride, rows.Count, 1, 4, ref gradients.At(Offsets.AttentionOutProjBias));
            }
            // dout_proj_weight += dx1^T (p v)
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
            // dq = 0.70710677 ds k, ds = p * (d(p v) v^T - d(p v) . p v)
            // dk = 0.70710677 ds^T q
            // dv = p^T d(p v)
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
                    ref weights.At(Weights.Zeros), 0,
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
            // din_proj_weight += dqkv^T n
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
                // dnorm_weight += sum of v1
                ParameterGradients.AddColumns<V, float>(ref run.AttentionQkvRow(rows.First), AttentionQkvStride, rows.Count, 1, 4, ref gradients.At(Offsets.AttentionNormWeight));
            }
        }

        // n = normalized * norm_weight + norm_bias
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void AttentionMathsBackward<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint attentionNormalized = run.AttentionNormalized + ((nint)rows.First * AttentionNormalizedStride);
            nint attentionN2 = run.AttentionN2 + ((nint)rows.First * AttentionN2Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V normalized = V.Load(ref arena, attentionNormalized + unit);
                    V n = V.MultiplyAdd(normalized, V.Load(ref vectors, Weights.AttentionNormWeight + unit), V.Load(ref vectors, Weights.AttentionNormBias + unit));
                    V.Store(n, ref arena, attentionN2 + unit);
                }
                attentionNormalized += AttentionNormalizedStride;
                attentionN2 += AttentionN2Stride;
            }
        }

        // dnormalized = dn * norm_weight
        // v1 = dn * normalized
        // ddeviation = sum(-(dnormalized / deviation) * normalized)
        // dcentered = dnormalized / deviation + 2 * (ddeviation * 0.5 / deviation) * 0.25 * centered
        // dmean = sum(-dcentered)
        // v2 = dmean * 0.25
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void AttentionMathsBackward2<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint attentionN = run.AttentionN + ((nint)rows.First * AttentionNStride);
            nint attentionNormalized = run.AttentionNormalized + ((nint)rows.First * AttentionNormalizedStride);
            nint attentionDeviation = run.AttentionDeviation + ((nint)rows.First * AttentionDeviationStride);
            nint attentionCentered = run.AttentionCentered + ((nint)rows.First * AttentionCenteredStride);
            nint attentionQkv = run.AttentionQkv + ((nint)rows.First * AttentionQkvStride);
            nint attentionMultiply = run.AttentionMultiply + ((nint)rows.First * AttentionMultiplyStride);
            for (int row = 0; row < rows.Count; row++)
            {
                V ddeviationLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dn = V.Load(ref arena, attentionN + unit);
                    V dnormalized = dn * V.Load(ref vectors, Weights.AttentionNormWeight + unit);
                    V normalized = V.Load(ref arena, attentionNormalized + unit);
                    V v = -((dnormalized / V.Create(Unsafe.Add(ref arena, attentionDeviation))) * normalized);
                    ddeviationLanes += V.First(v, 4 - unit);
                }
                V ddeviation = V.Create(V.Sum(ddeviationLanes));
                V v3 = ddeviation * V.Create(0.5f);
                V v4 = v3 / V.Create(Unsafe.Add(ref arena, attentionDeviation));
                V v5 = v4 * V.Create(0.25f);
                V v6 = V.Create(2f) * v5;
                V dmeanLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dn = V.Load(ref arena, attentionN + unit);
                    V dnormalized = dn * V.Load(ref vectors, Weights.AttentionNormWeight + unit);
                    V centered = V.Load(ref arena, attentionCentered + unit);
                    V dcentered = V.MultiplyAdd(v6, centered, dnormalized / V.Create(Unsafe.Add(ref arena, attentionDeviation)));
                    V v7 = -dcentered;
                    dmeanLanes += V.First(v7, 4 - unit);
                }
                V dmean = V.Create(V.Sum(dmeanLanes));
                V v2 = dmean * V.Create(0.25f);
                V.Store(v2, ref arena, attentionMultiply);
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dn = V.Load(ref arena, attentionN + unit);
                    V dnormalized = dn * V.Load(ref vectors, Weights.AttentionNormWeight + unit);
                    V normalized = V.Load(ref arena, attentionNormalized + unit);
                    V v1 = dn * normalized;
                    V centered = V.Load(ref arena, attentionCentered + unit);
                    V dcentered = V.MultiplyAdd(v6, centered, dnormalized / V.Create(Unsafe.Add(ref arena, attentionDeviation)));
                    V.Store(v1, ref arena, attentionQkv + unit);
                    V.Store(dcentered, ref arena, attentionQkv + 16 + unit);
                }
                attentionN += AttentionNStride;
                attentionNormalized += AttentionNormalizedStride;
                attentionDeviation += AttentionDeviationStride;
                attentionCentered += AttentionCenteredStride;
                attentionQkv += AttentionQkvStride;
                attentionMultiply += AttentionMultiplyStride;
            }
        }

