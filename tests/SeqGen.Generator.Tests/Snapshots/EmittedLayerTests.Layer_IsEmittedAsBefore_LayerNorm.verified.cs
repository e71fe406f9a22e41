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
        // deviation = sqrt(sum((x - mean) * (x - mean)) * 0.05 + 1E-05)
        // v = ((x - mean) / deviation) * norm_weight + norm_bias
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMaths<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint x = run.X + ((nint)rows.First * XStride);
            nint normSubtract = run.NormSubtract + ((nint)rows.First * NormSubtractStride);
            nint normDeviation = run.NormDeviation + ((nint)rows.First * NormDeviationStride);
            nint normDivide = run.NormDivide + ((nint)rows.First * NormDivideStride);
            nint normAdd = run.NormAdd + ((nint)rows.First * NormAddStride);
            for (int r = 0; r < rows.Count; r++)
            {
                V totalLanes = V.Zero;
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    totalLanes += V.First(V.Load(ref arena, x + unit), 20 - unit);
                }
                V total = V.Create(V.Sum(totalLanes));
                V mean = total * V.Create(0.05f);
                V total2Lanes = V.Zero;
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V x2 = V.Load(ref arena, x + unit);
                    V v = x2 - mean;
                    V v2 = v * v;
                    total2Lanes += V.First(v2, 20 - unit);
                }
                V total2 = V.Create(V.Sum(total2Lanes));
                V v3 = total2 * V.Create(0.05f);
                V v4 = v3 + V.Create(1E-05f);
                V deviation = V.Sqrt(v4);
                V.Store(deviation, ref arena, normDeviation);
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V x2 = V.Load(ref arena, x + unit);
                    V v = x2 - mean;
                    V v5 = v / deviation;
                    V v6 = V.MultiplyAdd(v5, V.Load(ref vectors, Weights.NormWeight + unit), V.Load(ref vectors, Weights.NormBias + unit));
                    V.Store(v, ref arena, normSubtract + unit);
                    V.Store(v5, ref arena, normDivide + unit);
                    V.Store(v6, ref arena, normAdd + unit);
                }
                x += XStride;
                normSubtract += NormSubtractStride;
                normDeviation += NormDeviationStride;
                normDivide += NormDivideStride;
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
                // dnorm_weight += sum of (W_dense1^T dy * divide(subtract(x, mean), deviation))
                ParameterGradients.AddColumns<V, float>(ref run.NormAddRow(rows.First), NormAddStride, rows.Count, 1, 20, ref gradients.At(Offsets.NormWeight));
            }
        }

        // v = W_dense1^T dy * divide(subtract(x, mean), deviation)
        // ddeviation = sum(-(W_dense1^T dy * norm_weight / deviation) * divide(subtract(x, mean), deviation))
        // dmean = sum(-(W_dense1^T dy * norm_weight / deviation + 2 * (ddeviation * 0.5 / deviation) * 0.05 * subtract(x, mean)))
        // v2 = dmean * 0.05
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void NormMathsBackward<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint dense1LinearTransposed = run.Dense1LinearTransposed + ((nint)rows.First * Dense1LinearTransposedStride);
            nint normDivide = run.NormDivide + ((nint)rows.First * NormDivideStride);
            nint normDeviation = run.NormDeviation + ((nint)rows.First * NormDeviationStride);
            nint normSubtract = run.NormSubtract + ((nint)rows.First * NormSubtractStride);
            nint normAdd = run.NormAdd + ((nint)rows.First * NormAddStride);
            nint normAdd2 = run.NormAdd2 + ((nint)rows.First * NormAdd2Stride);
            nint normMultiply = run.NormMultiply + ((nint)rows.First * NormMultiplyStride);
            for (int r = 0; r < rows.Count; r++)
            {
                V ddeviationLanes = V.Zero;
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V v = -(((V.Load(ref arena, dense1LinearTransposed + unit) * V.Load(ref vectors, Weights.NormWeight + unit)) / V.Create(Unsafe.Add(ref arena, normDeviation))) * V.Load(ref arena, normDivide + unit));
                    ddeviationLanes += V.First(v, 20 - unit);
                }
                V ddeviation = V.Create(V.Sum(ddeviationLanes));
                V v2 = ddeviation * V.Create(0.5f);
                V v3 = v2 / V.Create(Unsafe.Add(ref arena, normDeviation));
                V v4 = v3 * V.Create(0.05f);
                V v5 = V.Create(2f) * v4;
                V dmeanLanes = V.Zero;
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V v6 = V.MultiplyAdd(v5, V.Load(ref arena, normSubtract + unit), (V.Load(ref arena, dense1LinearTransposed + unit) * V.Load(ref vectors, Weights.NormWeight + unit)) / V.Create(Unsafe.Add(ref arena, normDeviation)));
                    V v7 = -v6;
                    dmeanLanes += V.First(v7, 20 - unit);
                }
                V dmean = V.Create(V.Sum(dmeanLanes));
                V v8 = dmean * V.Create(0.05f);
                V.Store(v8, ref arena, normMultiply);
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V v9 = V.Load(ref arena, dense1LinearTransposed + unit);
                    V v10 = v9 * V.Load(ref arena, normDivide + unit);
                    V v6 = V.MultiplyAdd(v5, V.Load(ref arena, normSubtract + unit), (v9 * V.Load(ref vectors, Weights.NormWeight + unit)) / V.Create(Unsafe.Add(ref arena, normDeviation)));
                    V.Store(v10, ref arena, normAdd + unit);
                    V.Store(v6, ref arena, normAdd2 + unit);
                }
                dense1LinearTransposed += Dense1LinearTransposedStride;
                normDivide += NormDivideStride;
                normDeviation += NormDeviationStride;
                normSubtract += NormSubtractStride;
                normAdd += NormAddStride;
                normAdd2 += NormAdd2Stride;
                normMultiply += NormMultiplyStride;
            }
        }

