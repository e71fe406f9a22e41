        // look, forward: steps [t0, t1)
        private static void LookForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_score h, all steps at once
                Multiply1<V>(
                    ref run.WriterHRow(rows.After), WriterHStride, rows.Count,
                    ref weights.At(Weights.LookScoreWeight), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.LookLinearRow(rows.First), LookLinearStride);
            }
            // p v, p = softmax(q k^T) over all steps
            AttentionKernels.Forward<V, float>(
                run, run.Other, new(1, 5, 5, 1f, false), t0, t1,
                new(run.LookLinear, LookLinearStride, RowOrder.Packed),
                new(run.ReaderH, ReaderHStride, RowOrder.After),
                new(run.ReaderH, ReaderHStride, RowOrder.After),
                new(run.LookAttention, LookAttentionStride, RowOrder.Packed), 16,
                run.AttentionScratch, ref Unsafe.NullRef<float>());
            {
                RowRange rows = run.RowsOf(t0, t1);
                LookMaths<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_combine [v3 h], all steps at once
                Multiply1<V>(
                    ref run.Look_HRow(rows.First), Look_HStride, rows.Count,
                    ref weights.At(Weights.LookCombineWeight), 5, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.LookLinear2Row(rows.First), LookLinear2Stride);
                Multiply1<V>(
                    ref Unsafe.Add(ref run.Look_HRow(rows.First), 16), Look_HStride, rows.Count,
                    ref weights.At(Weights.LookCombineWeight + 80), 4, 16,
                    ref run.LookLinear2Row(rows.First), LookLinear2Stride,
                    ref run.LookLinear2Row(rows.First), LookLinear2Stride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                LookMaths2<V>(run, rows);
            }
        }

        // v3 = context
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void LookMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint lookAttention = run.LookAttention + ((nint)rows.First * LookAttentionStride);
            nint look_H = run.Look_H + ((nint)rows.First * Look_HStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V v3 = V.Load(ref arena, lookAttention + unit);
                    V.Store(v3, ref arena, look_H + unit);
                }
                lookAttention += LookAttentionStride;
                look_H += Look_HStride;
            }
        }

        // y = tanh(W_combine [v3 h])
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void LookMaths2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint lookLinear2 = run.LookLinear2 + ((nint)rows.First * LookLinear2Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Tanh(V.Load(ref arena, lookLinear2 + unit));
                    V.Store(y, ref arena, lookLinear2 + unit);
                }
                lookLinear2 += LookLinear2Stride;
            }
        }

        // look, backward: steps [t0, t1)
        private static void LookBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                LookMathsBackward<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_combine^T v4, all steps at once
                Multiply2<V>(
                    ref run.LookLinear2Row(rows.First), LookLinear2Stride, rows.Count,
                    ref weights.At(Weights.LookCombineWeightTransposed), 4, 32,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.LookGatesRow(rows.First), LookGatesStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                LookMathsBackward2<V>(run, rows);
            }
            // dcombine_weight += v4^T [v3 h]
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 80);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.Look_HRow(0), Look_HStride, RowOrder.Packed, 5,
                    ref run.LookLinear2Row(0), LookLinear2Stride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 5 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 5, 0, 1, 4, ref gradients.At(Offsets.LookCombineWeight), 9);
            }
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref Unsafe.Add(ref run.Look_HRow(0), 16), Look_HStride, RowOrder.Packed, 4,
                    ref run.LookLinear2Row(0), LookLinear2Stride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.LookCombineWeight + 5), 9);
            }
            // dq = ds k, ds = p * (d(p v) v^T - d(p v) . p v)
            AttentionKernels.Gradients<V, float>(
                run, run.Other, new(1, 5, 5, 1f, false), t0, t1,
                new(run.LookLinear, LookLinearStride, RowOrder.Packed),
                new(run.ReaderH, ReaderHStride, RowOrder.After),
                new(run.ReaderH, ReaderHStride, RowOrder.After),
                new(run.LookAttention, LookAttentionStride, RowOrder.Packed), 16,
                new(run.LookGates, LookGatesStride, RowOrder.Packed),
                new(run.LookLinear2, LookLinear2Stride, RowOrder.Packed), default, default,
                run.AttentionScratch, ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>());
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_score^T ds k, all steps at once
                Multiply1<V>(
                    ref run.LookLinear2Row(rows.First), LookLinear2Stride, rows.Count,
                    ref weights.At(Weights.LookScoreWeightTransposed), 5, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.LookLinearTransposedRow(rows.First), LookLinearTransposedStride);
            }
            // dscore_weight += (ds k)^T h
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.WriterHRow(0), WriterHStride, RowOrder.After, 4,
                    ref run.LookLinear2Row(0), LookLinear2Stride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 5, ref gradients.At(Offsets.LookScoreWeight), 4);
            }
        }

        // v4 = dy * (1 - y * y)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void LookMathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint lookLinear2 = run.LookLinear2 + ((nint)rows.First * LookLinear2Stride);
            nint decoderDense1Dy = run.DecoderDense1Dy + ((nint)rows.First * DecoderDense1DyStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Load(ref arena, lookLinear2 + unit);
                    V dy = V.Load(ref arena, decoderDense1Dy + unit);
                    V v4 = dy * (V.Create(1f) - y * y);
                    V.Store(V.Flush(v4), ref arena, lookLinear2 + unit);
                }
                lookLinear2 += LookLinear2Stride;
                decoderDense1Dy += DecoderDense1DyStride;
            }
        }

        // v5 = dcontext
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void LookMathsBackward2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint lookGates = run.LookGates + ((nint)rows.First * LookGatesStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V v5 = V.Load(ref arena, lookGates + unit);
                    V.Store(v5, ref arena, lookGates + unit);
                }
                lookGates += LookGatesStride;
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
                    ref run.LookLinear2Row(rows.First), LookLinear2Stride, rows.Count,
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
                    ref run.DecoderDense1DyRow(rows.First), DecoderDense1DyStride);
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
                    ref run.LookLinear2Row(0), LookLinear2Stride, RowOrder.Packed, 4,
                    ref run.DyRow(0), DyStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 7, ref gradients.At(Offsets.DecoderDense1Weight), 4);
            }
        }

