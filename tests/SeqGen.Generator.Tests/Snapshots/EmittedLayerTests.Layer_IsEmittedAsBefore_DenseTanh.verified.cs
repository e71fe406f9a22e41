        // dense, forward: steps [t0, t1)
        private static void DenseForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_dense x + b, all steps at once
                Multiply2<V>(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref weights.At(Weights.DenseWeight), 3, 32,
                    ref weights.At(Weights.DenseBias), 0,
                    ref run.DenseYRow(rows.First), DenseYStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                DenseMaths<V>(run, rows);
            }
        }

        // tanhY = tanh(y)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint denseY = run.DenseY + ((nint)rows.First * DenseYStride);
            nint denseTanhY = run.DenseTanhY + ((nint)rows.First * DenseTanhYStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V y = V.Load(ref arena, denseY + unit);
                    V tanhY = V.Tanh(y);
                    V.Store(tanhY, ref arena, denseTanhY + unit);
                }
                denseY += DenseYStride;
                denseTanhY += DenseTanhYStride;
            }
        }

        // dense, backward: steps [t0, t1)
        private static void DenseBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                DenseMathsBackward<V>(run, rows);
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // W_dense^T dy, all steps at once
                    Multiply1<V>(
                        ref run.DenseYRow(rows.First), DenseYStride, rows.Count,
                        ref weights.At(Weights.DenseWeightTransposed), 20, 16,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.DenseDxRow(rows.First), DenseDxStride);
                }
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // ddense_bias += sum of dy
                ParameterGradients.AddColumns<V, float>(ref run.DenseYRow(rows.First), DenseYStride, rows.Count, 1, 20, ref gradients.At(Offsets.DenseBias));
            }
            // ddense_weight += dy^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 96);
                Outer2<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.XRow(0), XStride, RowOrder.Packed, 3,
                    ref run.DenseYRow(0), DenseYStride, RowOrder.Packed, 32,
                    ref run.At(run.PackScratch), ref sum, 2 * V.Count, 6 * V.Count);
                ParameterGradients.AddTransposed(ref sum, 2 * V.Count, 3, 0, 1, 20, ref gradients.At(Offsets.DenseWeight), 3);
            }
        }

        // dy = dy * (1 - tanhY * tanhY)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void DenseMathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint denseTanhY = run.DenseTanhY + ((nint)rows.First * DenseTanhYStride);
            nint dy2 = run.Dy + ((nint)rows.First * DyStride);
            nint denseY = run.DenseY + ((nint)rows.First * DenseYStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 32; unit += V.Count)
                {
                    V tanhY = V.Load(ref arena, denseTanhY + unit);
                    V dy = V.Load(ref arena, dy2 + unit) * (V.Create(1f) - tanhY * tanhY);
                    V.Store(V.Flush(dy), ref arena, denseY + unit);
                }
                denseTanhY += DenseTanhYStride;
                dy2 += DyStride;
                denseY += DenseYStride;
            }
        }

