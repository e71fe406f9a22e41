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
                    ref run.DenseYRow(rows.First), DenseYStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                DenseMaths<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_linear2 reluY + b, all steps at once
                Multiply1<V>(
                    ref run.DenseYRow(rows.First), DenseYStride, rows.Count,
                    ref weights.At(Weights.DenseLinear2Weight), 5, 16,
                    ref weights.At(Weights.DenseLinear2Bias), 0,
                    ref run.DenseY2Row(rows.First), DenseY2Stride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                DenseMaths2<V>(run, weights, rows);
            }
        }

        // reluY = relu(y)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint denseY = run.DenseY + ((nint)rows.First * DenseYStride);
            for (int r = 0; r < rows.Count; r++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Load(ref arena, denseY + unit);
                    V reluY = V.Relu(y);
                    V.Store(reluY, ref arena, denseY + unit);
                }
                denseY += DenseYStride;
            }
        }

        // mean = sum(y + x) * 0.25
        // deviation = sqrt(sum((y + x - mean) * (y + x - mean)) * 0.25 + 1E-05)
        // v = ((y + x - mean) / deviation) * norm_weight + norm_bias
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMaths2<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint denseY2 = run.DenseY2 + ((nint)rows.First * DenseY2Stride);
            nint x = run.X + ((nint)rows.First * XStride);
            nint denseSubtract = run.DenseSubtract + ((nint)rows.First * DenseSubtractStride);
            nint denseDeviation = run.DenseDeviation + ((nint)rows.First * DenseDeviationStride);
            nint denseDivide = run.DenseDivide + ((nint)rows.First * DenseDivideStride);
            nint denseAdd = run.DenseAdd + ((nint)rows.First * DenseAddStride);
            for (int r = 0; r < rows.Count; r++)
            {
                V totalLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Load(ref arena, denseY2 + unit);
                    V x2 = V.Load(ref arena, x + unit);
                    V v = y + x2;
                    totalLanes += V.First(v, 4 - unit);
                }
                V total = V.Create(V.Sum(totalLanes));
                V mean = total * V.Create(0.25f);
                V total2Lanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Load(ref arena, denseY2 + unit);
                    V x2 = V.Load(ref arena, x + unit);
                    V v = y + x2;
                    V v2 = v - mean;
                    V v3 = v2 * v2;
                    total2Lanes += V.First(v3, 4 - unit);
                }
                V total2 = V.Create(V.Sum(total2Lanes));
                V v4 = total2 * V.Create(0.25f);
                V v5 = v4 + V.Create(1E-05f);
                V deviation = V.Sqrt(v5);
                V.Store(deviation, ref arena, denseDeviation);
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Load(ref arena, denseY2 + unit);
                    V x2 = V.Load(ref arena, x + unit);
                    V v = y + x2;
                    V v2 = v - mean;
                    V v6 = v2 / deviation;
                    V v7 = V.MultiplyAdd(v6, V.Load(ref vectors, Weights.DenseNormWeight + unit), V.Load(ref vectors, Weights.DenseNormBias + unit));
                    V.Store(v2, ref arena, denseSubtract + unit);
                    V.Store(v6, ref arena, denseDivide + unit);
                    V.Store(v7, ref arena, denseAdd + unit);
                }
                denseY2 += DenseY2Stride;
                x += XStride;
                denseSubtract += DenseSubtractStride;
                denseDeviation += DenseDeviationStride;
                denseDivide += DenseDivideStride;
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
                // W_linear2^T dy, all steps at once
                Multiply1<V>(
                    ref run.DenseDyRow(rows.First), DenseDyStride, rows.Count,
                    ref weights.At(Weights.DenseLinear2WeightTransposed), 4, 16,
                    ref weights.At(0), 0,
                    ref run.DenseDeviationRow(rows.First), DenseDeviationStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                DenseMathsBackward3<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dnorm_weight += sum of (dy * divide(subtract(..., mean), deviation))
                ParameterGradients.AddColumns<V, float>(ref run.DenseY2Row(rows.First), DenseY2Stride, rows.Count, 1, 4, ref gradients.At(Offsets.DenseNormWeight));
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dlinear2_bias += sum of dy
                ParameterGradients.AddColumns<V, float>(ref run.DenseDyRow(rows.First), DenseDyStride, rows.Count, 1, 4, ref gradients.At(Offsets.DenseLinear2Bias));
            }
            // dlinear2_weight += (dy)^T reluY
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 80);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.DenseYRow(0), DenseYStride, RowOrder.Packed, 5,
                    ref run.DenseDyRow(0), DenseDyStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 5 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 5, 0, 1, 4, ref gradients.At(Offsets.DenseLinear2Weight), 5);
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // W_linear1^T dy, all steps at once
                    Multiply1<V>(
                        ref run.DenseSubtractRow(rows.First), DenseSubtractStride, rows.Count,
                        ref weights.At(Weights.DenseLinear1WeightTransposed), 5, 16,
                        ref weights.At(0), 0,
                        ref run.DenseYRow(rows.First), DenseYStride);
                }
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dlinear1_bias += sum of dy
                ParameterGradients.AddColumns<V, float>(ref run.DenseSubtractRow(rows.First), DenseSubtractStride, rows.Count, 1, 5, ref gradients.At(Offsets.DenseLinear1Bias));
            }
            // dlinear1_weight += (dy)^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.XRow(0), XStride, RowOrder.Packed, 4,
                    ref run.DenseSubtractRow(0), DenseSubtractStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 5, ref gradients.At(Offsets.DenseLinear1Weight), 4);
            }
        }

        // v = dy * divide(subtract((y + x), mean), deviation)
        // ddeviation = sum(-(dy * norm_weight / deviation) * divide(subtract((y + x), mean), deviation))
        // dmean = sum(-(dy * norm_weight / deviation + 2 * (ddeviation * 0.5 / deviation) * 0.25 * subtract((y + x), mean)))
        // dy = dy * norm_weight / deviation + 2 * (ddeviation * 0.5 / deviation) * 0.25 * subtract((y + x), mean) + dmean * 0.25
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMathsBackward<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint dy = run.Dy + ((nint)rows.First * DyStride);
            nint denseDivide = run.DenseDivide + ((nint)rows.First * DenseDivideStride);
            nint denseDeviation = run.DenseDeviation + ((nint)rows.First * DenseDeviationStride);
            nint denseSubtract = run.DenseSubtract + ((nint)rows.First * DenseSubtractStride);
            nint denseY2 = run.DenseY2 + ((nint)rows.First * DenseY2Stride);
            nint denseDy = run.DenseDy + ((nint)rows.First * DenseDyStride);
            for (int r = 0; r < rows.Count; r++)
            {
                V ddeviationLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V v = -(((V.Load(ref arena, dy + unit) * V.Load(ref vectors, Weights.DenseNormWeight + unit)) / V.Create(Unsafe.Add(ref arena, denseDeviation))) * V.Load(ref arena, denseDivide + unit));
                    ddeviationLanes += V.First(v, 4 - unit);
                }
                V ddeviation = V.Create(V.Sum(ddeviationLanes));
                V v2 = ddeviation * V.Create(0.5f);
                V v3 = v2 / V.Create(Unsafe.Add(ref arena, denseDeviation));
                V v4 = v3 * V.Create(0.25f);
                V v5 = V.Create(2f) * v4;
                V dmeanLanes = V.Zero;
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V v6 = -V.MultiplyAdd(v5, V.Load(ref arena, denseSubtract + unit), (V.Load(ref arena, dy + unit) * V.Load(ref vectors, Weights.DenseNormWeight + unit)) / V.Create(Unsafe.Add(ref arena, denseDeviation)));
                    dmeanLanes += V.First(v6, 4 - unit);
                }
                V dmean = V.Create(V.Sum(dmeanLanes));
                V v7 = dmean * V.Create(0.25f);
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V v8 = V.Load(ref arena, dy + unit);
                    V v9 = v8 * V.Load(ref arena, denseDivide + unit);
                    V dy2 = V.MultiplyAdd(v5, V.Load(ref arena, denseSubtract + unit), (v8 * V.Load(ref vectors, Weights.DenseNormWeight + unit)) / V.Create(Unsafe.Add(ref arena, denseDeviation))) + v7;
                    V.Store(v9, ref arena, denseY2 + unit);
                    V.Store(V.Flush(dy2), ref arena, denseDy + unit);
                }
                dy += DyStride;
                denseDivide += DenseDivideStride;
                denseDeviation += DenseDeviationStride;
                denseSubtract += DenseSubtractStride;
                denseY2 += DenseY2Stride;
                denseDy += DenseDyStride;
            }
        }

        // v = greater(reluY, 0)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMathsBackward2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint denseY = run.DenseY + ((nint)rows.First * DenseYStride);
            nint denseSubtract = run.DenseSubtract + ((nint)rows.First * DenseSubtractStride);
            for (int r = 0; r < rows.Count; r++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V reluY = V.Load(ref arena, denseY + unit);
                    V v = V.Greater(reluY, V.Create(0f));
                    V.Store(v, ref arena, denseSubtract + unit);
                }
                denseY += DenseYStride;
                denseSubtract += DenseSubtractStride;
            }
        }

        // dy = W_linear2^T dy * greater(reluY, 0)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMathsBackward3<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint denseDeviation = run.DenseDeviation + ((nint)rows.First * DenseDeviationStride);
            nint denseSubtract = run.DenseSubtract + ((nint)rows.First * DenseSubtractStride);
            for (int r = 0; r < rows.Count; r++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dy = V.Load(ref arena, denseDeviation + unit) * V.Load(ref arena, denseSubtract + unit);
                    V.Store(V.Flush(dy), ref arena, denseSubtract + unit);
                }
                denseDeviation += DenseDeviationStride;
                denseSubtract += DenseSubtractStride;
            }
        }

