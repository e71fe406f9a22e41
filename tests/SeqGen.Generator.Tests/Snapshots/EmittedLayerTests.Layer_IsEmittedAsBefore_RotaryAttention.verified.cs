        // attention, forward: steps [t0, t1)
        private static void AttentionForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_in_proj x + b, all steps at once
                Multiply3<V>(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref weights.At(Weights.AttentionInProjWeight), 4, 48,
                    ref weights.At(Weights.AttentionInProjBias), 0,
                    ref run.AttentionQkvRow(rows.First), AttentionQkvStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // qkv[0] turned by the angles of its step
                Rotations.Turn<V, float>(run.StepNumbers.AsSpan(rows.First, rows.Count), ref weights.Parameters.At(Offsets.PositionsWeight), 2, 2, back: false, ref run.AttentionQkvRow(rows.First), AttentionQkvStride, ref run.AttentionQRow(rows.First), AttentionQStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // qkv[1] turned by the angles of its step
                Rotations.Turn<V, float>(run.StepNumbers.AsSpan(rows.First, rows.Count), ref weights.Parameters.At(Offsets.PositionsWeight), 2, 2, back: false, ref Unsafe.Add(ref run.AttentionQkvRow(rows.First), 16), AttentionQkvStride, ref run.AttentionQkvRow(rows.First), AttentionQkvStride);
            }
            // p v, p = softmax(0.70710677 q k^T) over the steps so far, 2 heads
            AttentionKernels.Forward<V, float>(
                run, run, new(2, 2, 2, 0.70710677f, true), t0, t1,
                new(run.AttentionQ, AttentionQStride, RowOrder.Packed),
                new(run.AttentionQkv, AttentionQkvStride, RowOrder.Packed),
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
                    ref run.AttentionARow(rows.First), AttentionAStride);
            }
        }

        // attention, backward: steps [t0, t1)
        private static void AttentionBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_out_proj^T da, all steps at once
                Multiply1<V>(
                    ref run.DyRow(rows.First), DyStride, rows.Count,
                    ref weights.At(Weights.AttentionOutProjWeightTransposed), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref Unsafe.Add(ref run.AttentionQkvRow(rows.First), 16), AttentionQkvStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dout_proj_bias += sum of da
                ParameterGradients.AddColumns<V, float>(ref run.DyRow(rows.First), DyStride, rows.Count, 1, 4, ref gradients.At(Offsets.AttentionOutProjBias));
            }
            // dout_proj_weight += da^T (p v)
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
                new(run.AttentionQ, AttentionQStride, RowOrder.Packed),
                new(run.AttentionQkv, AttentionQkvStride, RowOrder.Packed),
                new(run.AttentionQkv + 32, AttentionQkvStride, RowOrder.Packed),
                new(run.AttentionAttention, AttentionAttentionStride, RowOrder.Packed), 16,
                new(run.AttentionQkv + 16, AttentionQkvStride, RowOrder.Packed),
                new(run.AttentionDq, AttentionDqStride, RowOrder.Packed), new(run.AttentionDk, AttentionDkStride, RowOrder.Packed), new(run.AttentionParts + 32, AttentionPartsStride, RowOrder.Packed),
                run.AttentionScratch, ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>());
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dk turned back
                Rotations.Turn<V, float>(run.StepNumbers.AsSpan(rows.First, rows.Count), ref weights.Parameters.At(Offsets.PositionsWeight), 2, 2, back: true, ref run.AttentionDkRow(rows.First), AttentionDkStride, ref Unsafe.Add(ref run.AttentionPartsRow(rows.First), 16), AttentionPartsStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dq turned back
                Rotations.Turn<V, float>(run.StepNumbers.AsSpan(rows.First, rows.Count), ref weights.Parameters.At(Offsets.PositionsWeight), 2, 2, back: true, ref run.AttentionDqRow(rows.First), AttentionDqStride, ref run.AttentionPartsRow(rows.First), AttentionPartsStride);
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // W_in_proj^T dqkv, all steps at once
                    Multiply1<V>(
                        ref run.AttentionPartsRow(rows.First), AttentionPartsStride, rows.Count,
                        ref weights.At(Weights.AttentionInProjWeightTransposed), 4, 16,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.AttentionDxRow(rows.First), AttentionDxStride);
                    Multiply1<V>(
                        ref Unsafe.Add(ref run.AttentionPartsRow(rows.First), 16), AttentionPartsStride, rows.Count,
                        ref weights.At(Weights.AttentionInProjWeightTransposed + 64), 4, 16,
                        ref run.AttentionDxRow(rows.First), AttentionDxStride,
                        ref run.AttentionDxRow(rows.First), AttentionDxStride);
                    Multiply1<V>(
                        ref Unsafe.Add(ref run.AttentionPartsRow(rows.First), 32), AttentionPartsStride, rows.Count,
                        ref weights.At(Weights.AttentionInProjWeightTransposed + 128), 4, 16,
                        ref run.AttentionDxRow(rows.First), AttentionDxStride,
                        ref run.AttentionDxRow(rows.First), AttentionDxStride);
                }
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // din_proj_bias += sum of dqkv
                ParameterGradients.AddColumns<V, float>(ref run.AttentionPartsRow(rows.First), AttentionPartsStride, rows.Count, 3, 4, ref gradients.At(Offsets.AttentionInProjBias));
            }
            // din_proj_weight += dqkv^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 192);
                Outer3<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.XRow(0), XStride, RowOrder.Packed, 4,
                    ref run.AttentionPartsRow(0), AttentionPartsStride, RowOrder.Packed, 48,
                    ref run.At(run.PackScratch), ref sum, 3 * V.Count, 12 * V.Count);
                ParameterGradients.AddTransposed(ref sum, 3 * V.Count, 4, 0, 3, 4, ref gradients.At(Offsets.AttentionInProjWeight), 4);
            }
        }

