        // norm, forward: steps [t0, t1)
        private static void NormForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                NormMaths<V>(run, weights, rows);
            }
        }

        // mean = sum(x) * 0.05
        // centered = x - mean
        // deviation = sqrt(sum(centered * centered) * 0.05 + 1E-05)
        // normalized = centered / deviation
        // v1 = normalized * norm_weight + norm_bias
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMaths<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint x2 = run.X + ((nint)rows.First * XStride);
            nint normCentered = run.NormCentered + ((nint)rows.First * NormCenteredStride);
            nint normDeviation = run.NormDeviation + ((nint)rows.First * NormDeviationStride);
            nint normNormalized = run.NormNormalized + ((nint)rows.First * NormNormalizedStride);
            nint normAdd = run.NormAdd + ((nint)rows.First * NormAddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                V totalLanes = V.Zero;
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    totalLanes += V.First(V.Load(ref arena, x2 + unit), 20 - unit);
                }
                V total = V.Create(V.Sum(totalLanes));
                V mean = total * V.Create(0.05f);
                V total2Lanes = V.Zero;
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V x = V.Load(ref arena, x2 + unit);
                    V centered = x - mean;
                    V v = centered * centered;
                    total2Lanes += V.First(v, 20 - unit);
                }
                V total2 = V.Create(V.Sum(total2Lanes));
                V v2 = total2 * V.Create(0.05f);
                V v3 = v2 + V.Create(1E-05f);
                V deviation = V.Sqrt(v3);
                V.Store(deviation, ref arena, normDeviation);
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V x = V.Load(ref arena, x2 + unit);
                    V centered = x - mean;
                    V normalized = centered / deviation;
                    V v1 = V.MultiplyAdd(normalized, V.Load(ref vectors, Weights.NormWeight + unit), V.Load(ref vectors, Weights.NormBias + unit));
                    V.Store(centered, ref arena, normCentered + unit);
                    V.Store(normalized, ref arena, normNormalized + unit);
                    V.Store(v1, ref arena, normAdd + unit);
                }
                x2 += XStride;
                normCentered += NormCenteredStride;
                normDeviation += NormDeviationStride;
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
                NormMathsBackward<V>(run, weights, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dnorm_bias += sum of W_dense1^T dy
                ParameterGradients.AddColumns<V, float>(ref run.Dense1LinearTransposedRow(rows.First), Dense1LinearTransposedStride, rows.Count, 1, 20, ref gradients.At(Offsets.NormBias));
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dnorm_weight += sum of v3
                ParameterGradients.AddColumns<V, float>(ref run.NormAddRow(rows.First), NormAddStride, rows.Count, 1, 20, ref gradients.At(Offsets.NormWeight));
            }
        }

        // dnormalized = W_dense1^T dy * norm_weight
        // v3 = W_dense1^T dy * normalized
        // ddeviation = sum(-(dnormalized / deviation) * normalized)
        // dcentered = dnormalized / deviation + 2 * (ddeviation * 0.5 / deviation) * 0.05 * centered
        // dmean = sum(-dcentered)
        // v4 = dmean * 0.05
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMathsBackward<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint dense1LinearTransposed = run.Dense1LinearTransposed + ((nint)rows.First * Dense1LinearTransposedStride);
            nint normNormalized = run.NormNormalized + ((nint)rows.First * NormNormalizedStride);
            nint normDeviation = run.NormDeviation + ((nint)rows.First * NormDeviationStride);
            nint normCentered = run.NormCentered + ((nint)rows.First * NormCenteredStride);
            nint normAdd = run.NormAdd + ((nint)rows.First * NormAddStride);
            nint normDcentered = run.NormDcentered + ((nint)rows.First * NormDcenteredStride);
            nint normMultiply = run.NormMultiply + ((nint)rows.First * NormMultiplyStride);
            for (int row = 0; row < rows.Count; row++)
            {
                V ddeviationLanes = V.Zero;
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V dnormalized = V.Load(ref arena, dense1LinearTransposed + unit) * V.Load(ref vectors, Weights.NormWeight + unit);
                    V normalized = V.Load(ref arena, normNormalized + unit);
                    V v = -((dnormalized / V.Create(Unsafe.Add(ref arena, normDeviation))) * normalized);
                    ddeviationLanes += V.First(v, 20 - unit);
                }
                V ddeviation = V.Create(V.Sum(ddeviationLanes));
                V v2 = ddeviation * V.Create(0.5f);
                V v5 = v2 / V.Create(Unsafe.Add(ref arena, normDeviation));
                V v6 = v5 * V.Create(0.05f);
                V v7 = V.Create(2f) * v6;
                V dmeanLanes = V.Zero;
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V dnormalized = V.Load(ref arena, dense1LinearTransposed + unit) * V.Load(ref vectors, Weights.NormWeight + unit);
                    V centered = V.Load(ref arena, normCentered + unit);
                    V dcentered = V.MultiplyAdd(v7, centered, dnormalized / V.Create(Unsafe.Add(ref arena, normDeviation)));
                    V v8 = -dcentered;
                    dmeanLanes += V.First(v8, 20 - unit);
                }
                V dmean = V.Create(V.Sum(dmeanLanes));
                V v4 = dmean * V.Create(0.05f);
                V.Store(v4, ref arena, normMultiply);
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V v9 = V.Load(ref arena, dense1LinearTransposed + unit);
                    V dnormalized = v9 * V.Load(ref vectors, Weights.NormWeight + unit);
                    V normalized = V.Load(ref arena, normNormalized + unit);
                    V v3 = v9 * normalized;
                    V centered = V.Load(ref arena, normCentered + unit);
                    V dcentered = V.MultiplyAdd(v7, centered, dnormalized / V.Create(Unsafe.Add(ref arena, normDeviation)));
                    V.Store(v3, ref arena, normAdd + unit);
                    V.Store(dcentered, ref arena, normDcentered + unit);
                }
                dense1LinearTransposed += Dense1LinearTransposedStride;
                normNormalized += NormNormalizedStride;
                normDeviation += NormDeviationStride;
                normCentered += NormCenteredStride;
                normAdd += NormAddStride;
                normDcentered += NormDcenteredStride;
                normMultiply += NormMultiplyStride;
            }
        }

