        // writer, forward: steps [t0, t1)
        private static void WriterForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            if (t0 == 0)
            {
                TimeMoves.Cross<float>(run, run.Other, run.ReaderTakeEnd, ReaderTakeEndStride, run.WriterCross, WriterCrossStride, 16);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_ih[:, 0..6] E[token], all steps at once
                Multiply1<V>(
                    ref run.DecoderEmbedding1GatherRow(rows.First), DecoderEmbedding1GatherStride, rows.Count,
                    ref weights.At(Weights.WriterWeightIhL0), 6, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.WriterLinearRow(rows.First), WriterLinearStride);
            }

            if (t0 == 0)
            {
                StateSlots.AddInitial<float>(run, run.WriterH, WriterHStride, 5, RowOrder.After, run.WriterCross, WriterCrossStride);
            }
            for (int t = t0; t < t1; t++)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                // p v, p = softmax(q k^T) over all steps
                AttentionKernels.Forward<V, float>(
                    run, run.Other, new(1, 5, 5, 1f, false), t, t + 1,
                    new(run.WriterH, WriterHStride, RowOrder.Before),
                    new(run.ReaderH, ReaderHStride, RowOrder.After),
                    new(run.ReaderH, ReaderHStride, RowOrder.After),
                    new(run.WriterAttention, WriterAttentionStride, RowOrder.Packed), 16,
                    run.AttentionScratch, ref Unsafe.NullRef<float>());
                // W_hh h', W_ih[:, 6..11] p v, a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 5; unit += V.Count)
                {
                    Rows1<V>(
                        ref run.WriterHRow(rows.Before), WriterHStride, 1, rows.Count,
                        ref weights.At(Weights.WriterWeightHhL0 + (unit * 5)), 5,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.WriterSum), V.Count);
                    Rows1<V>(
                        ref run.WriterAttentionRow(rows.First), WriterAttentionStride, 1, rows.Count,
                        ref weights.At(Weights.WriterWeightIhL0At6 + (unit * 5)), 5,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.WriterSum2), V.Count);
                    WriterCell<V>(run, weights, rows, unit);
                }
            }
        }

        // h = tanh(W_ih[:, 0..6] E[token] + W_ih[:, 6..11] p v + (bias_ih_l0 + bias_hh_l0) + W_hh h')
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WriterCell<V>(Workspace run, Weights weights, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint writerLinear = run.WriterLinear + ((nint)rows.First * WriterLinearStride) + unit;
            nint sum = run.WriterSum2;
            nint sum2 = run.WriterSum;
            nint writerH = run.WriterH + ((nint)rows.After * WriterHStride) + unit;
            V bias = V.Load(ref vectors, Weights.WriterBias + unit);
            for (int row = 0; row < rows.Count; row++)
            {
                V h = V.Tanh(V.Load(ref arena, writerLinear) + V.Load(ref arena, sum) + bias + V.Load(ref arena, sum2));
                V.Store(h, ref arena, writerH);
                writerLinear += WriterLinearStride;
                writerH += WriterHStride;
                sum += V.Count;
                sum2 += V.Count;
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
                // W_hh^T dh
                Multiply1<V>(
                    ref run.WriterLinearRow(rows.First), WriterLinearStride, rows.Count,
                    ref weights.At(Weights.WriterWeightHhL0Transposed), 5, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.WriterLinearTransposedRow(0), WriterLinearTransposedStride);
                // W_ih[:, 6..11]^T dh
                Multiply1<V>(
                    ref run.WriterLinearRow(rows.First), WriterLinearStride, rows.Count,
                    ref weights.At(Weights.WriterWeightIhL0TransposedAt6), 5, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.WriterDcontextRow(rows.First), WriterDcontextStride);
                // dq = ds k, ds = p * (d(p v) v^T - d(p v) . p v)
                AttentionKernels.Gradients<V, float>(
                    run, run.Other, new(1, 5, 5, 1f, false), t, t + 1,
                    new(run.WriterH, WriterHStride, RowOrder.Before),
                    new(run.ReaderH, ReaderHStride, RowOrder.After),
                    new(run.ReaderH, ReaderHStride, RowOrder.After),
                    new(run.WriterAttention, WriterAttentionStride, RowOrder.Packed), 16,
                    new(run.WriterDcontext, WriterDcontextStride, RowOrder.Packed),
                    new(run.WriterAttendQuery, WriterAttendQueryStride, RowOrder.Sequence), default, default,
                    run.AttentionScratch, ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>());
                WriterCellBackward2<V>(run, rows);
            }

            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_ih[:, 0..6]^T dh, all steps at once
                Multiply1<V>(
                    ref run.WriterLinearRow(rows.First), WriterLinearStride, rows.Count,
                    ref weights.At(Weights.WriterWeightIhL0Transposed), 5, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.WriterLinearTransposed2Row(rows.First), WriterLinearTransposed2Stride);
            }
            TimeMoves.TakeEnd<float>(run, run.DwriterH, DwriterHStride, RowOrder.Before, true, run.WriterTakeEnd, WriterTakeEndStride, 16);
            // dweight_hh_l0 += dh^T h'
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 80);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.WriterHRow(0), WriterHStride, RowOrder.Before, 5,
                    ref run.WriterLinearRow(0), WriterLinearStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 5 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 5, 0, 1, 5, ref gradients.At(Offsets.WriterWeightHhL0), 5);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0, dbias_ih_l0 += sum of dh
                ParameterGradients.AddColumns<V, float>(ref run.WriterLinearRow(rows.First), WriterLinearStride, rows.Count, 1, 5, ref gradients.At(Offsets.WriterBiasHhL0), ref gradients.At(Offsets.WriterBiasIhL0));
            }
            // dweight_ih_l0[:, 6..11] += dh^T (p v)
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 80);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.WriterAttentionRow(0), WriterAttentionStride, RowOrder.Packed, 5,
                    ref run.WriterLinearRow(0), WriterLinearStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 5 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 5, 0, 1, 5, ref gradients.At(Offsets.WriterWeightIhL0 + 6), 11);
            }
            // dweight_ih_l0[:, 0..6] += dh^T E[token]
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 96);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.DecoderEmbedding1GatherRow(0), DecoderEmbedding1GatherStride, RowOrder.Packed, 6,
                    ref run.WriterLinearRow(0), WriterLinearStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 6 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 6, 0, 1, 5, ref gradients.At(Offsets.WriterWeightIhL0), 11);
            }
        }

        // dh = (dhLater + W_dense1^T dy) * (1 - h * h)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WriterCellBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dwriterH = run.DwriterH + ((nint)rows.After * DwriterHStride);
            nint decoderDense1LinearTransposed = run.DecoderDense1LinearTransposed + ((nint)rows.First * DecoderDense1LinearTransposedStride);
            nint writerH = run.WriterH + ((nint)rows.After * WriterHStride);
            nint writerLinear = run.WriterLinear + ((nint)rows.First * WriterLinearStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dhLater = V.Load(ref arena, dwriterH + unit);
                    V h = V.Load(ref arena, writerH + unit);
                    V dh = (dhLater + V.Load(ref arena, decoderDense1LinearTransposed + unit)) * (V.Create(1f) - h * h);
                    V.Store(V.Flush(dh), ref arena, writerLinear + unit);
                }
                dwriterH += DwriterHStride;
                decoderDense1LinearTransposed += DecoderDense1LinearTransposedStride;
                writerH += WriterHStride;
                writerLinear += WriterLinearStride;
            }
        }

        // dh' = W_hh^T dh + ds k
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WriterCellBackward2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint writerLinearTransposed = run.WriterLinearTransposed;
            nint writerAttendQuery = run.WriterAttendQuery;
            nint dwriterHBefore = run.DwriterH + ((nint)rows.Before * DwriterHStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dhBefore = V.Load(ref arena, writerLinearTransposed + unit) + V.Load(ref arena, writerAttendQuery + unit);
                    V.Store(dhBefore, ref arena, dwriterHBefore + unit);
                }
                writerLinearTransposed += WriterLinearTransposedStride;
                writerAttendQuery += WriterAttendQueryStride;
                dwriterHBefore += DwriterHStride;
            }
        }

        // decoder.dense1, forward: steps [t0, t1)
        private static void DecoderDense1Forward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_dense1 h + b, all steps at once
                Multiply1<V>(
                    ref run.WriterHRow(rows.After), WriterHStride, rows.Count,
                    ref weights.At(Weights.DecoderDense1Weight), 5, 16,
                    ref weights.At(Weights.DecoderDense1Bias), 0,
                    ref run.DecoderDense1YRow(rows.First), DecoderDense1YStride);
            }
        }

        // decoder.dense1, backward: steps [t0, t1)
        private static void DecoderDense1Backward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_dense1^T dy, all steps at once
                Multiply1<V>(
                    ref run.DyRow(rows.First), DyStride, rows.Count,
                    ref weights.At(Weights.DecoderDense1WeightTransposed), 7, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.DecoderDense1LinearTransposedRow(rows.First), DecoderDense1LinearTransposedStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // ddense1_bias += sum of dy
                ParameterGradients.AddColumns<V, float>(ref run.DyRow(rows.First), DyStride, rows.Count, 1, 7, ref gradients.At(Offsets.DecoderDense1Bias));
            }
            // ddense1_weight += dy^T h
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 80);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.WriterHRow(0), WriterHStride, RowOrder.After, 5,
                    ref run.DyRow(0), DyStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 5 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 5, 0, 1, 7, ref gradients.At(Offsets.DecoderDense1Weight), 5);
            }
        }

