        // dense, forward: steps [t0, t1)
        private static void DenseForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_linear1 x + b, all steps at once
                Multiply1<V>(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref weights.At(Weights.DenseLinear1Weight), 4, 16,
                    ref weights.At(Weights.DenseLinear1Bias), 0,
                    ref run.DenseURow(rows.First), DenseUStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                DenseMaths<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_linear2 reluU + b, all steps at once
                Multiply1<V>(
                    ref run.DenseURow(rows.First), DenseUStride, rows.Count,
                    ref weights.At(Weights.DenseLinear2Weight), 5, 16,
                    ref weights.At(Weights.DenseLinear2Bias), 0,
                    ref run.DenseYRow(rows.First), DenseYStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                DenseMaths2<V>(run, weights, rows);
            }
        }

        // reluU = relu(u)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint denseU = run.DenseU + ((nint)rows.First * DenseUStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V u_ = V.Load(ref arena, denseU + unit);
                    V reluU = V.Relu(u_);
                    V.Store(reluU, ref arena, denseU + unit);
                }
                denseU += DenseUStride;
            }
        }

        // x1 = y + x
        // mean = sum(x1) * 0.25
        // centered = x1 - mean
        // deviation = sqrt(sum(centered * centered) * 0.25 + 1E-05)
        // normalized = centered / deviation
        // v1 = normalized * norm_weight + norm_bias
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMaths2<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint denseY = run.DenseY + ((nint)rows.First * DenseYStride);
            nint x2 = run.X + ((nint)rows.First * XStride);
            nint denseCentered = run.DenseCentered + ((nint)rows.First * DenseCenteredStride);
            nint denseDeviation = run.DenseDeviation + ((nint)rows.First * DenseDeviationStride);
            nint denseNormalized = run.DenseNormalized + ((nint)rows.First * DenseNormalizedStride);
            nint denseAdd = run.DenseAdd + ((nint)rows.First * DenseAddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                V totalLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Load(ref arena, denseY + unit);
                    V x = V.Load(ref arena, x2 + unit);
                    V x1 = y + x;
                    totalLanes += V.First(x1, 4 - unit);
                }
                V total = V.Create(V.Sum(totalLanes));
                V mean = total * V.Create(0.25f);
                V total2Lanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Load(ref arena, denseY + unit);
                    V x = V.Load(ref arena, x2 + unit);
                    V x1 = y + x;
                    V centered = x1 - mean;
                    V v = centered * centered;
                    total2Lanes += V.First(v, 4 - unit);
                }
                V total2 = V.Create(V.Sum(total2Lanes));
                V v2 = total2 * V.Create(0.25f);
                V v3 = v2 + V.Create(1E-05f);
                V deviation = V.Sqrt(v3);
                V.Store(deviation, ref arena, denseDeviation);
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Load(ref arena, denseY + unit);
                    V x = V.Load(ref arena, x2 + unit);
                    V x1 = y + x;
                    V centered = x1 - mean;
                    V normalized = centered / deviation;
                    V v1 = V.MultiplyAdd(normalized, V.Load(ref vectors, Weights.DenseNormWeight + unit), V.Load(ref vectors, Weights.DenseNormBias + unit));
                    V.Store(centered, ref arena, denseCentered + unit);
                    V.Store(normalized, ref arena, denseNormalized + unit);
                    V.Store(v1, ref arena, denseAdd + unit);
                }
                denseY += DenseYStride;
                x2 += XStride;
                denseCentered += DenseCenteredStride;
                denseDeviation += DenseDeviationStride;
                denseNormalized += DenseNormalizedStride;
                denseAdd += DenseAddStride;
            }
        }

        // dense, backward: steps [t0, t1)
        private static void DenseBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                DenseMathsBackward<V>(run, weights, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                DenseMathsBackward2<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dnorm_bias += sum of dy
                ParameterGradients.AddColumns<V, float>(ref run.DyRow(rows.First), DyStride, rows.Count, 1, 4, ref gradients.At(Offsets.DenseNormBias));
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_linear2^T dx1, all steps at once
                Multiply1<V>(
                    ref run.DenseDx1Row(rows.First), DenseDx1Stride, rows.Count,
                    ref weights.At(Weights.DenseLinear2WeightTransposed), 4, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.DenseDeviationRow(rows.First), DenseDeviationStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                DenseMathsBackward3<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dnorm_weight += sum of v2
                ParameterGradients.AddColumns<V, float>(ref run.DenseYRow(rows.First), DenseYStride, rows.Count, 1, 4, ref gradients.At(Offsets.DenseNormWeight));
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dlinear2_bias += sum of dx1
                ParameterGradients.AddColumns<V, float>(ref run.DenseDx1Row(rows.First), DenseDx1Stride, rows.Count, 1, 4, ref gradients.At(Offsets.DenseLinear2Bias));
            }
            // dlinear2_weight += dx1^T reluU
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 80);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.DenseURow(0), DenseUStride, RowOrder.Packed, 5,
                    ref run.DenseDx1Row(0), DenseDx1Stride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 5 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 5, 0, 1, 4, ref gradients.At(Offsets.DenseLinear2Weight), 5);
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // W_linear1^T du, all steps at once
                    Multiply1<V>(
                        ref run.DenseCenteredRow(rows.First), DenseCenteredStride, rows.Count,
                        ref weights.At(Weights.DenseLinear1WeightTransposed), 5, 16,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.DenseURow(rows.First), DenseUStride);
                }
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dlinear1_bias += sum of du
                ParameterGradients.AddColumns<V, float>(ref run.DenseCenteredRow(rows.First), DenseCenteredStride, rows.Count, 1, 5, ref gradients.At(Offsets.DenseLinear1Bias));
            }
            // dlinear1_weight += du^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.XRow(0), XStride, RowOrder.Packed, 4,
                    ref run.DenseCenteredRow(0), DenseCenteredStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 5, ref gradients.At(Offsets.DenseLinear1Weight), 4);
            }
        }

        // dnormalized = dy * norm_weight
        // v2 = dy * normalized
        // ddeviation = sum(-(dnormalized / deviation) * normalized)
        // dcentered = dnormalized / deviation + 2 * (ddeviation * 0.5 / deviation) * 0.25 * centered
        // dmean = sum(-dcentered)
        // dx1 = dcentered + dmean * 0.25
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMathsBackward<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint denseNormalized = run.DenseNormalized + ((nint)rows.First * DenseNormalizedStride);
            nint denseDeviation = run.DenseDeviation + ((nint)rows.First * DenseDeviationStride);
            nint denseCentered = run.DenseCentered + ((nint)rows.First * DenseCenteredStride);
            nint denseY = run.DenseY + ((nint)rows.First * DenseYStride);
            nint denseDx1 = run.DenseDx1 + ((nint)rows.First * DenseDx1Stride);
            for (int row = 0; row < rows.Count; row++)
            {
                V ddeviationLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dnormalized = V.Load(ref arena, dy + unit) * V.Load(ref vectors, Weights.DenseNormWeight + unit);
                    V normalized = V.Load(ref arena, denseNormalized + unit);
                    V v = -((dnormalized / V.Create(Unsafe.Add(ref arena, denseDeviation))) * normalized);
                    ddeviationLanes += V.First(v, 4 - unit);
                }
                V ddeviation = V.Create(V.Sum(ddeviationLanes));
                V v3 = ddeviation * V.Create(0.5f);
                V v4 = v3 / V.Create(Unsafe.Add(ref arena, denseDeviation));
                V v5 = v4 * V.Create(0.25f);
                V v6 = V.Create(2f) * v5;
                V dmeanLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dnormalized = V.Load(ref arena, dy + unit) * V.Load(ref vectors, Weights.DenseNormWeight + unit);
                    V centered = V.Load(ref arena, denseCentered + unit);
                    V dcentered = V.MultiplyAdd(v6, centered, dnormalized / V.Create(Unsafe.Add(ref arena, denseDeviation)));
                    V v7 = -dcentered;
                    dmeanLanes += V.First(v7, 4 - unit);
                }
                V dmean = V.Create(V.Sum(dmeanLanes));
                V v8 = dmean * V.Create(0.25f);
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V v9 = V.Load(ref arena, dy + unit);
                    V dnormalized = v9 * V.Load(ref vectors, Weights.DenseNormWeight + unit);
                    V normalized = V.Load(ref arena, denseNormalized + unit);
                    V v2 = v9 * normalized;
                    V centered = V.Load(ref arena, denseCentered + unit);
                    V dcentered = V.MultiplyAdd(v6, centered, dnormalized / V.Create(Unsafe.Add(ref arena, denseDeviation)));
                    V dx1 = dcentered + v8;
                    V.Store(v2, ref arena, denseY + unit);
                    V.Store(V.Flush(dx1), ref arena, denseDx1 + unit);
                }
                dy += DyStride;
                denseNormalized += DenseNormalizedStride;
                denseDeviation += DenseDeviationStride;
                denseCentered += DenseCenteredStride;
                denseY += DenseYStride;
                denseDx1 += DenseDx1Stride;
            }
        }

        // v3 = (reluU > 0)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMathsBackward2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint denseU = run.DenseU + ((nint)rows.First * DenseUStride);
            nint denseCentered = run.DenseCentered + ((nint)rows.First * DenseCenteredStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V reluU = V.Load(ref arena, denseU + unit);
                    V v3 = V.Greater(reluU, V.Create(0f));
                    V.Store(v3, ref arena, denseCentered + unit);
                }
                denseU += DenseUStride;
                denseCentered += DenseCenteredStride;
            }
        }

        // du = W_linear2^T dx1 * v3
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMathsBackward3<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint denseDeviation = run.DenseDeviation + ((nint)rows.First * DenseDeviationStride);
            nint denseCentered = run.DenseCentered + ((nint)rows.First * DenseCenteredStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V v3 = V.Load(ref arena, denseCentered + unit);
                    V du = V.Load(ref arena, denseDeviation + unit) * v3;
                    V.Store(V.Flush(du), ref arena, denseCentered + unit);
                }
                denseDeviation += DenseDeviationStride;
                denseCentered += DenseCenteredStride;
            }
        }

