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
                StateSlots.AddInitial<float>(run, run.WriterH, WriterHStride, 4, RowOrder.After, run.WriterCross, WriterCrossStride);
            }
            for (int t = t0; t < t1; t++)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                // W_ih[:, 6..10] fed', W_hh h', a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows1<V>(
                        ref run.LookFedRow(rows.Before), LookFedStride, 1, rows.Count,
                        ref weights.At(Weights.WriterWeightIhL0At6 + (unit * 4)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.WriterSum), V.Count);
                    Rows1<V>(
                        ref run.WriterHRow(rows.Before), WriterHStride, 1, rows.Count,
                        ref weights.At(Weights.WriterWeightHhL0 + (unit * 4)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.WriterSum2), V.Count);
                    WriterCell<V>(run, weights, rows, unit);
                }
                // p v, p = softmax(q k^T) over all steps
                AttentionKernels.Forward<V, float>(
                    run, run.Other, new(1, 4, 4, 1f, false), t, t + 1,
                    new(run.WriterH, WriterHStride, RowOrder.After),
                    new(run.ReaderH, ReaderHStride, RowOrder.After),
                    new(run.ReaderH, ReaderHStride, RowOrder.After),
                    new(run.LookAttention, LookAttentionStride, RowOrder.Packed), 16,
                    run.AttentionScratch, ref Unsafe.NullRef<float>());
                WriterCell2<V>(run, rows);
                // W_combine [v2 h], a panel of units at a time, and the maths on it
                for (int unit = 0; unit < 4; unit += V.Count)
                {
                    Rows1<V>(
                        ref run.Look_HRow(rows.First), Look_HStride, 1, rows.Count,
                        ref weights.At(Weights.LookCombineWeight + (unit * 4)), 4,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.At(run.WriterSum3), V.Count);
                    Rows1<V>(
                        ref Unsafe.Add(ref run.Look_HRow(rows.First), 16), Look_HStride, 1, rows.Count,
                        ref weights.At(Weights.LookCombineWeight + 64 + (unit * 4)), 4,
                        ref run.At(run.WriterSum3), V.Count,
                        ref run.At(run.WriterSum3), V.Count);
                    WriterCell3<V>(run, rows, unit);
                }
            }
        }

        // h = tanh(W_ih[:, 0..6] E[token] + W_ih[:, 6..10] fed' + (bias_ih_l0 + bias_hh_l0) + W_hh h')
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WriterCell<V>(Workspace run, Weights weights, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint writerLinear = run.WriterLinear + ((nint)rows.First * WriterLinearStride) + unit;
            nint sum = run.WriterSum;
            nint sum2 = run.WriterSum2;
            nint writerH = run.WriterH + ((nint)rows.After * WriterHStride) + unit;
            nint look_H = run.Look_H + ((nint)rows.First * Look_HStride) + unit;
            V bias = V.Load(ref vectors, Weights.WriterBias + unit);
            for (int row = 0; row < rows.Count; row++)
            {
                V h = V.Tanh(V.Load(ref arena, writerLinear) + V.Load(ref arena, sum) + bias + V.Load(ref arena, sum2));
                V.Store(h, ref arena, writerH);
                V.Store(h, ref arena, look_H + 16);
                writerLinear += WriterLinearStride;
                writerH += WriterHStride;
                look_H += Look_HStride;
                sum += V.Count;
                sum2 += V.Count;
            }
        }

        // v2 = context
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WriterCell2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint lookAttention = run.LookAttention + ((nint)rows.First * LookAttentionStride);
            nint look_H = run.Look_H + ((nint)rows.First * Look_HStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V v2 = V.Load(ref arena, lookAttention + unit);
                    V.Store(v2, ref arena, look_H + unit);
                }
                lookAttention += LookAttentionStride;
                look_H += Look_HStride;
            }
        }

        // y = tanh(W_combine [v2 h])
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WriterCell3<V>(Workspace run, RowRange rows, int unit)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint sum = run.WriterSum3;
            nint lookFed = run.LookFed + ((nint)rows.After * LookFedStride) + unit;
            for (int row = 0; row < rows.Count; row++)
            {
                V y = V.Tanh(V.Load(ref arena, sum));
                V.Store(y, ref arena, lookFed);
                lookFed += LookFedStride;
                sum += V.Count;
            }
        }

        // writer, backward: steps [t0, t1)
        private static void WriterBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_ih[:, 0..6]^T dh, all steps at once
                Multiply1<V>(
                    ref run.WriterLinearRow(rows.First), WriterLinearStride, rows.Count,
                    ref weights.At(Weights.WriterWeightIhL0Transposed), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.WriterLinearTransposedRow(rows.First), WriterLinearTransposedStride);
            }
            TimeMoves.TakeEnd<float>(run, run.DwriterH, DwriterHStride, RowOrder.Before, true, run.WriterTakeEnd, WriterTakeEndStride, 16);
            // dweight_hh_l0 += dh^T h'
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.WriterHRow(0), WriterHStride, RowOrder.Before, 4,
                    ref run.WriterLinearRow(0), WriterLinearStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.WriterWeightHhL0), 4);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dbias_hh_l0, dbias_ih_l0 += sum of dh
                ParameterGradients.AddColumns<V, float>(ref run.WriterLinearRow(rows.First), WriterLinearStride, rows.Count, 1, 4, ref gradients.At(Offsets.WriterBiasHhL0), ref gradients.At(Offsets.WriterBiasIhL0));
            }
            // dweight_ih_l0[:, 6..10] += dh^T fed'
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.LookFedRow(0), LookFedStride, RowOrder.Before, 4,
                    ref run.WriterLinearRow(0), WriterLinearStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.WriterWeightIhL0 + 6), 10);
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
                ParameterGradients.AddTransposed(ref sum, V.Count, 6, 0, 1, 4, ref gradients.At(Offsets.WriterWeightIhL0), 10);
            }
        }

        // decoder.dense1, forward: steps [t0, t1)
        private static void DecoderDense1Forward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_dense1 y + b, all steps at once
                Multiply1<V>(
                    ref run.LookFedRow(rows.After), LookFedStride, rows.Count,
                    ref weights.At(Weights.DecoderDense1Weight), 4, 16,
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
            // ddense1_weight += dy^T y
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.LookFedRow(0), LookFedStride, RowOrder.After, 4,
                    ref run.DyRow(0), DyStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 7, ref gradients.At(Offsets.DecoderDense1Weight), 4);
            }
        }

