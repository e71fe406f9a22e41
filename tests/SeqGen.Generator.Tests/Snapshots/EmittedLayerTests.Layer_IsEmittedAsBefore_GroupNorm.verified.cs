        // norm, forward: steps [t0, t1)
        private static void NormForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // sums of units of x
                Frames.Take4x2x2Every0And1And0.AddBack<V, float>(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref run.NormPickSumRow(rows.First), NormPickSumStride, 2);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                NormMaths<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // units of mean
                Frames.Take4x2x2Every0And1And0.Take(
                    ref run.NormPickSumRow(rows.First), NormPickSumStride, rows.Count,
                    ref run.NormPickRow(rows.First), NormPickStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                NormMaths2<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // sums of units of squares
                Frames.Take4x2x2Every0And1And0.AddBack<V, float>(
                    ref run.NormPickRow(rows.First), NormPickStride, rows.Count,
                    ref run.NormPickSum2Row(rows.First), NormPickSum2Stride, 2);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                NormMaths3<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // units of deviation
                Frames.Take4x2x2Every0And1And0.Take(
                    ref run.NormPickRow(rows.First), NormPickStride, rows.Count,
                    ref run.NormPickSum2Row(rows.First), NormPickSum2Stride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                NormMaths4<V>(run, weights, rows);
            }
        }

        // mean = sum(x) * 0.125
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint normPickSum = run.NormPickSum + ((nint)rows.First * NormPickSumStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V mean = V.Load(ref arena, normPickSum + unit) * V.Create(0.125f);
                    V.Store(mean, ref arena, normPickSum + unit);
                }
                normPickSum += NormPickSumStride;
            }
        }

        // centered = x - mean
        // squares = centered * centered
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMaths2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint x2 = run.X + ((nint)rows.First * XStride);
            nint normPick = run.NormPick + ((nint)rows.First * NormPickStride);
            nint normPickSum = run.NormPickSum + ((nint)rows.First * NormPickSumStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V x = V.Load(ref arena, x2 + unit);
                    V centered = x - V.Load(ref arena, normPick + unit);
                    V squares = centered * centered;
                    V.Store(centered, ref arena, normPickSum + unit);
                    V.Store(squares, ref arena, normPick + unit);
                }
                x2 += XStride;
                normPick += NormPickStride;
                normPickSum += NormPickSumStride;
            }
        }

        // deviation = sqrt(sum(squares) * 0.125 + 1E-05)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMaths3<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint normPickSum2 = run.NormPickSum2 + ((nint)rows.First * NormPickSum2Stride);
            nint normPick = run.NormPick + ((nint)rows.First * NormPickStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V deviation = V.Sqrt(V.MultiplyAdd(V.Load(ref arena, normPickSum2 + unit), V.Create(0.125f), V.Create(1E-05f)));
                    V.Store(deviation, ref arena, normPick + unit);
                }
                normPickSum2 += NormPickSum2Stride;
                normPick += NormPickStride;
            }
        }

        // normalized = centered / deviation
        // v1 = normalized * norm_weight + norm_bias
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMaths4<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint normPickSum = run.NormPickSum + ((nint)rows.First * NormPickSumStride);
            nint normPickSum2 = run.NormPickSum2 + ((nint)rows.First * NormPickSum2Stride);
            nint normNormalized = run.NormNormalized + ((nint)rows.First * NormNormalizedStride);
            nint normAdd = run.NormAdd + ((nint)rows.First * NormAddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V centered = V.Load(ref arena, normPickSum + unit);
                    V normalized = centered / V.Load(ref arena, normPickSum2 + unit);
                    V v1 = V.MultiplyAdd(normalized, V.Load(ref vectors, Weights.NormWeight2 + unit), V.Load(ref vectors, Weights.NormBias2 + unit));
                    V.Store(normalized, ref arena, normNormalized + unit);
                    V.Store(v1, ref arena, normAdd + unit);
                }
                normPickSum += NormPickSumStride;
                normPickSum2 += NormPickSum2Stride;
                normNormalized += NormNormalizedStride;
                normAdd += NormAddStride;
            }
        }

        // norm, backward: steps [t0, t1)
        private static void NormBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // sum over positions(dy)
                Frames.Take4x4Every0And1.AddBack<V, float>(
                    ref run.DyRow(rows.First), DyStride, rows.Count,
                    ref run.NormPickSum3Row(rows.First), NormPickSum3Stride, 4);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                NormMathsBackward<V>(run, weights, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // sum over positions(v2)
                Frames.Take4x4Every0And1.AddBack<V, float>(
                    ref run.NormPickSum2Row(rows.First), NormPickSum2Stride, rows.Count,
                    ref run.NormPickSum4Row(rows.First), NormPickSum4Stride, 4);
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // ddeviation = sums of units of v4
                    Frames.Take4x2x2Every0And1And0.AddBack<V, float>(
                        ref run.NormNegateRow(rows.First), NormNegateStride, rows.Count,
                        ref run.NormPickSum2Row(rows.First), NormPickSum2Stride, 2);
                }
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    NormMathsBackward2<V>(run, rows);
                }
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dnorm_bias += sum of sum over positions(dy)
                ParameterGradients.AddColumns<V, float>(ref run.NormPickSum3Row(rows.First), NormPickSum3Stride, rows.Count, 1, 4, ref gradients.At(Offsets.NormBias));
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // dsquares = units of v5
                    Frames.Take4x2x2Every0And1And0.Take(
                        ref run.NormPickRow(rows.First), NormPickStride, rows.Count,
                        ref run.NormPickSum2Row(rows.First), NormPickSum2Stride);
                }
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    NormMathsBackward3<V>(run, rows);
                }
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dnorm_weight += sum of sum over positions(v2)
                ParameterGradients.AddColumns<V, float>(ref run.NormPickSum4Row(rows.First), NormPickSum4Stride, rows.Count, 1, 4, ref gradients.At(Offsets.NormWeight));
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // dmean = sums of units of v6
                    Frames.Take4x2x2Every0And1And0.AddBack<V, float>(
                        ref run.NormPickRow(rows.First), NormPickStride, rows.Count,
                        ref run.NormPickSum2Row(rows.First), NormPickSum2Stride, 2);
                }
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    NormMathsBackward4<V>(run, rows);
                }
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // units of v7
                    Frames.Take4x2x2Every0And1And0.Take(
                        ref run.NormPickRow(rows.First), NormPickStride, rows.Count,
                        ref run.NormPickSum2Row(rows.First), NormPickSum2Stride);
                }
            }
        }

        // dnormalized = dy * norm_weight
        // v2 = dy * normalized
        // v3 = dnormalized / deviation
        // v4 = -v3 * normalized
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMathsBackward<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint normNormalized = run.NormNormalized + ((nint)rows.First * NormNormalizedStride);
            nint normPickSum2 = run.NormPickSum2 + ((nint)rows.First * NormPickSum2Stride);
            nint normNegate = run.NormNegate + ((nint)rows.First * NormNegateStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V v = V.Load(ref arena, dy + unit);
                    V dnormalized = v * V.Load(ref vectors, Weights.NormWeight2 + unit);
                    V normalized = V.Load(ref arena, normNormalized + unit);
                    V v2 = v * normalized;
                    V v3 = dnormalized / V.Load(ref arena, normPickSum2 + unit);
                    V v4 = -(v3 * normalized);
                    V.Store(v2, ref arena, normPickSum2 + unit);
                    V.Store(v3, ref arena, normNormalized + unit);
                    V.Store(v4, ref arena, normNegate + unit);
                }
                dy += DyStride;
                normNormalized += NormNormalizedStride;
                normPickSum2 += NormPickSum2Stride;
                normNegate += NormNegateStride;
            }
        }

        // v5 = (ddeviation * 0.5 / deviation) * 0.125
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMathsBackward2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint normPickSum2 = run.NormPickSum2 + ((nint)rows.First * NormPickSum2Stride);
            nint normPick = run.NormPick + ((nint)rows.First * NormPickStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V ddeviation = V.Load(ref arena, normPickSum2 + unit);
                    V deviation = V.Load(ref arena, normPick + unit);
                    V v5 = ((ddeviation * V.Create(0.5f)) / deviation) * V.Create(0.125f);
                    V.Store(v5, ref arena, normPick + unit);
                }
                normPickSum2 += NormPickSum2Stride;
                normPick += NormPickStride;
            }
        }

        // dcentered = v3 + 2 * dsquares * centered
        // v6 = -dcentered
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMathsBackward3<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint normPickSum2 = run.NormPickSum2 + ((nint)rows.First * NormPickSum2Stride);
            nint normPickSum = run.NormPickSum + ((nint)rows.First * NormPickSumStride);
            nint normNormalized = run.NormNormalized + ((nint)rows.First * NormNormalizedStride);
            nint normPick = run.NormPick + ((nint)rows.First * NormPickStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dsquares = V.Load(ref arena, normPickSum2 + unit);
                    V centered = V.Load(ref arena, normPickSum + unit);
                    V v3 = V.Load(ref arena, normNormalized + unit);
                    V dcentered = V.MultiplyAdd(V.Create(2f) * dsquares, centered, v3);
                    V v6 = -dcentered;
                    V.Store(dcentered, ref arena, normPickSum + unit);
                    V.Store(v6, ref arena, normPick + unit);
                }
                normPickSum2 += NormPickSum2Stride;
                normPickSum += NormPickSumStride;
                normNormalized += NormNormalizedStride;
                normPick += NormPickStride;
            }
        }

        // v7 = dmean * 0.125
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMathsBackward4<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint normPickSum2 = run.NormPickSum2 + ((nint)rows.First * NormPickSum2Stride);
            nint normPick = run.NormPick + ((nint)rows.First * NormPickStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dmean = V.Load(ref arena, normPickSum2 + unit);
                    V v7 = dmean * V.Create(0.125f);
                    V.Store(v7, ref arena, normPick + unit);
                }
                normPickSum2 += NormPickSum2Stride;
                normPick += NormPickStride;
            }
        }

