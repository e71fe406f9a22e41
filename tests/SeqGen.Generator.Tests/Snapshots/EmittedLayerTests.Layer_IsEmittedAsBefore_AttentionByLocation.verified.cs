        // look, forward: steps [t0, t1)
        private static void LookForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_query h, all steps at once
                Multiply1<V>(
                    ref run.WriterHRow(rows.After), WriterHStride, rows.Count,
                    ref weights.At(Weights.LookQueryWeight), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.LookQRow(rows.First), LookQStride);
            }

            for (int t = t0; t < t1; t++)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                // p v, p = softmax(w tanh(q + k + F m)) over all steps
                AttentionMaps.Forward<V, float>(
                    run, run.Other, new(1, 4, 5, 1f, false), new(0, 0d, 0, 20, 3), t, t + 1,
                    new(new(run.LookQ, LookQStride, RowOrder.Packed), new(run.ReaderK, ReaderKStride, RowOrder.Packed), new(run.ReaderH, ReaderHStride, RowOrder.After), new(run.LookWeights, LookWeightsStride, RowOrder.Before), new(run.LookAttention, LookAttentionStride, RowOrder.Packed), 16, 32),
                    run.AttentionScratch, ref weights.Parameters.At(Offsets.LookScore), ref weights.Parameters.At(Offsets.LookLocationWeight));
                LookCell<V>(run, rows);
            }

            {
                RowRange rows = run.RowsOf(t0, t1);
                LookMaths<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_combine [v4 h], all steps at once
                Multiply1<V>(
                    ref run.Look_HRow(rows.First), Look_HStride, rows.Count,
                    ref weights.At(Weights.LookCombineWeight), 5, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.LookLinearRow(rows.First), LookLinearStride);
                Multiply1<V>(
                    ref Unsafe.Add(ref run.Look_HRow(rows.First), 16), Look_HStride, rows.Count,
                    ref weights.At(Weights.LookCombineWeight + 80), 4, 16,
                    ref run.LookLinearRow(rows.First), LookLinearStride,
                    ref run.LookLinearRow(rows.First), LookLinearStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                LookMaths2<V>(run, rows);
            }
        }

        // v3 = p
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void LookCell<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint lookAttention = run.LookAttention + ((nint)rows.First * LookAttentionStride);
            nint lookWeights = run.LookWeights + ((nint)rows.After * LookWeightsStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V v3 = V.Load(ref arena, lookAttention + 32 + unit);
                    V.Store(v3, ref arena, lookWeights + unit);
                }
                lookAttention += LookAttentionStride;
                lookWeights += LookWeightsStride;
            }
        }

        // v4 = context
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
                    V v4 = V.Load(ref arena, lookAttention + unit);
                    V.Store(v4, ref arena, look_H + unit);
                }
                lookAttention += LookAttentionStride;
                look_H += Look_HStride;
            }
        }

        // y = tanh(W_combine [v4 h])
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void LookMaths2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint lookLinear = run.LookLinear + ((nint)rows.First * LookLinearStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Tanh(V.Load(ref arena, lookLinear + unit));
                    V.Store(y, ref arena, lookLinear + unit);
                }
                lookLinear += LookLinearStride;
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
                // W_combine^T v5, all steps at once
                Multiply2<V>(
                    ref run.LookLinearRow(rows.First), LookLinearStride, rows.Count,
                    ref weights.At(Weights.LookCombineWeightTransposed), 4, 32,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.LookGatesRow(rows.First), LookGatesStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                LookMathsBackward2<V>(run, rows);
            }

            for (int t = t1 - 1; t >= t0; t--)
            {
                RowRange rows = run.RowsOf(t, t + 1);
                LookCellBackward<V>(run, rows);
                // dm = F^T ds w (1 - tanh^2)
                AttentionMaps.Memory<V, float>(
                    run, run.Other, new(1, 4, 5, 1f, false), new(0, 0d, 0, 20, 3), t, t + 1,
                    new(new(run.LookQ, LookQStride, RowOrder.Packed), new(run.ReaderK, ReaderKStride, RowOrder.Packed), new(run.ReaderH, ReaderHStride, RowOrder.After), new(run.LookWeights, LookWeightsStride, RowOrder.Before), new(run.LookAttention, LookAttentionStride, RowOrder.Packed), 16, 32),
                    new(run.LookGates, LookGatesStride, RowOrder.Packed), new(run.LookAdd, LookAddStride, RowOrder.Packed),
                    new(run.LookDpBefore, LookDpBeforeStride, RowOrder.Sequence),
                    run.AttentionScratch, ref weights.Parameters.At(Offsets.LookScore), ref weights.Parameters.At(Offsets.LookLocationWeight));
                LookCellBackward2<V>(run, rows);
            }

            // dq = ds w (1 - tanh^2), ds = p * (d(p v) v^T - d(p v) . p v)
            AttentionMaps.Queries<V, float>(
                run, run.Other, new(1, 4, 5, 1f, false), new(0, 0d, 0, 20, 3), t0, t1,
                new(new(run.LookQ, LookQStride, RowOrder.Packed), new(run.ReaderK, ReaderKStride, RowOrder.Packed), new(run.ReaderH, ReaderHStride, RowOrder.After), new(run.LookWeights, LookWeightsStride, RowOrder.Before), new(run.LookAttention, LookAttentionStride, RowOrder.Packed), 16, 32),
                new(run.LookGates, LookGatesStride, RowOrder.Packed), new(run.LookAdd, LookAddStride, RowOrder.Packed),
                new(run.LookDq, LookDqStride, RowOrder.Packed),
                run.AttentionScratch, ref weights.Parameters.At(Offsets.LookScore), ref weights.Parameters.At(Offsets.LookLocationWeight));
            // dcombine_weight += v5^T [v4 h]
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 80);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.Look_HRow(0), Look_HStride, RowOrder.Packed, 5,
                    ref run.LookLinearRow(0), LookLinearStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 5 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 5, 0, 1, 4, ref gradients.At(Offsets.LookCombineWeight), 9);
            }
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref Unsafe.Add(ref run.Look_HRow(0), 16), Look_HStride, RowOrder.Packed, 4,
                    ref run.LookLinearRow(0), LookLinearStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.LookCombineWeight + 5), 9);
            }
            // dscore += ds tanh(q + k)
            AttentionMaps.Scores<V, float>(
                run, run.Other, new(1, 4, 5, 1f, false), new(0, 0d, 0, 20, 3), t0, t1,
                new(new(run.LookQ, LookQStride, RowOrder.Packed), new(run.ReaderK, ReaderKStride, RowOrder.Packed), new(run.ReaderH, ReaderHStride, RowOrder.After), new(run.LookWeights, LookWeightsStride, RowOrder.Before), new(run.LookAttention, LookAttentionStride, RowOrder.Packed), 16, 32),
                new(run.LookGates, LookGatesStride, RowOrder.Packed), new(run.LookAdd, LookAddStride, RowOrder.Packed),
                run.AttentionScratch, ref weights.Parameters.At(Offsets.LookScore), ref weights.Parameters.At(Offsets.LookLocationWeight), ref gradients.At(Offsets.LookScore));
            // dlocation_weight += ds w (1 - tanh^2) m^T
            AttentionMaps.Filters<V, float>(
                run, run.Other, new(1, 4, 5, 1f, false), new(0, 0d, 0, 20, 3), t0, t1,
                new(new(run.LookQ, LookQStride, RowOrder.Packed), new(run.ReaderK, ReaderKStride, RowOrder.Packed), new(run.ReaderH, ReaderHStride, RowOrder.After), new(run.LookWeights, LookWeightsStride, RowOrder.Before), new(run.LookAttention, LookAttentionStride, RowOrder.Packed), 16, 32),
                new(run.LookGates, LookGatesStride, RowOrder.Packed), new(run.LookAdd, LookAddStride, RowOrder.Packed),
                run.AttentionScratch, ref weights.Parameters.At(Offsets.LookScore), ref weights.Parameters.At(Offsets.LookLocationWeight), ref gradients.At(Offsets.LookLocationWeight));
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_query^T dq, all steps at once
                Multiply1<V>(
                    ref run.LookDqRow(rows.First), LookDqStride, rows.Count,
                    ref weights.At(Weights.LookQueryWeightTransposed), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.LookLinearRow(rows.First), LookLinearStride);
            }
            // dquery_weight += dq^T h
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.WriterHRow(0), WriterHStride, RowOrder.After, 4,
                    ref run.LookDqRow(0), LookDqStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 4, ref gradients.At(Offsets.LookQueryWeight), 4);
            }
        }

        // v5 = dy * (1 - y * y)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void LookMathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint lookLinear = run.LookLinear + ((nint)rows.First * LookLinearStride);
            nint decoderDense1Dy = run.DecoderDense1Dy + ((nint)rows.First * DecoderDense1DyStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Load(ref arena, lookLinear + unit);
                    V dy = V.Load(ref arena, decoderDense1Dy + unit);
                    V v5 = dy * (V.Create(1f) - y * y);
                    V.Store(V.Flush(v5), ref arena, lookLinear + unit);
                }
                lookLinear += LookLinearStride;
                decoderDense1Dy += DecoderDense1DyStride;
            }
        }

        // v6 = dcontext
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
                    V v6 = V.Load(ref arena, lookGates + unit);
                    V.Store(v6, ref arena, lookGates + unit);
                }
                lookGates += LookGatesStride;
            }
        }

        // v7 = dweightsLater
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void LookCellBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dlookWeights = run.DlookWeights;
            nint lookAdd = run.LookAdd + ((nint)rows.First * LookAddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V dweightsLater = V.Load(ref arena, dlookWeights + unit);
                    V v7 = dweightsLater;
                    V.Store(v7, ref arena, lookAdd + unit);
                }
                dlookWeights += DlookWeightsStride;
                lookAdd += LookAddStride;
            }
        }

        // v8 = dp'
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void LookCellBackward2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint lookDpBefore = run.LookDpBefore;
            nint dlookWeights = run.DlookWeights;
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V dpBefore = V.Load(ref arena, lookDpBefore + unit);
                    V v8 = dpBefore;
                    V.Store(v8, ref arena, dlookWeights + unit);
                }
                lookDpBefore += LookDpBeforeStride;
                dlookWeights += DlookWeightsStride;
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
                    ref run.LookLinearRow(rows.First), LookLinearStride, rows.Count,
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
                    ref run.LookLinearRow(0), LookLinearStride, RowOrder.Packed, 4,
                    ref run.DyRow(0), DyStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 7, ref gradients.At(Offsets.DecoderDense1Weight), 4);
            }
        }

