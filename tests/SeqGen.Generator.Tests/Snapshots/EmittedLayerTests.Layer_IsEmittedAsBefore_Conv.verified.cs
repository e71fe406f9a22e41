        // conv, forward: steps [t0, t1)
        private static void ConvForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // y = W_conv (*) x + b: 3x3 taps, 3x4 x 2 channels to 3x4 x 3 channels
                FrameMoves.Fill(
                    ref weights.At(Weights.ConvBias), 3,
                    ref run.ConvYRow(rows.First), ConvYStride, rows.Count, 12);
                ConvolveApart1<V>(
                    Frames.Kernel3x3On3x4.Runs, 9, rows.Count,
                    ref run.XRow(rows.First), XStride, 1, 32, 2,
                    ref weights.At(Weights.ConvWeight), 16,
                    ref run.ConvYRow(rows.First), ConvYStride, 1, 48, 3, ref run.At(run.FrameScratch), 12);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                ConvMaths<V>(run, rows);
            }
        }

        // reluY = relu(y)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void ConvMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint convY = run.ConvY + ((nint)rows.First * ConvYStride);
            nint convReluY = run.ConvReluY + ((nint)rows.First * ConvReluYStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 48; unit += V.Count)
                {
                    V y = V.Load(ref arena, convY + unit);
                    V reluY = V.Relu(y);
                    V.Store(reluY, ref arena, convReluY + unit);
                }
                convY += ConvYStride;
                convReluY += ConvReluYStride;
            }
        }

        // conv, backward: steps [t0, t1)
        private static void ConvBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                ConvMathsBackward<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // sum over positions(dy)
                Frames.Take12x3Every0And1.AddBack<V, float>(
                    ref run.ConvYRow(rows.First), ConvYStride, rows.Count,
                    ref run.ConvPickSumRow(rows.First), ConvPickSumStride, 3);
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // dx = W_conv^T (*) dy: 3x3 taps, 3x4 x 3 channels to 3x4 x 2 channels
                    FrameMoves.Clear(ref run.ConvDxRow(rows.First), ConvDxStride, rows.Count, 32);
                    ConvolveApart1<V>(
                        Frames.Kernel3x3On3x4.BackRuns, 9, rows.Count,
                        ref run.ConvYRow(rows.First), ConvYStride, 1, 48, 3,
                        ref weights.At(Weights.ConvWeightTransposed), 16,
                        ref run.ConvDxRow(rows.First), ConvDxStride, 1, 32, 2, ref run.At(run.FrameScratch), 12);
                }
            }
            // dconv_weight += for each tap dy^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 288);
                Correlate1<V>(
                    Frames.Kernel3x3On3x4.TapRuns, 9, run.EachStep(t0, t1),
                    ref run.XRow(0), XStride, RowOrder.Packed, 2,
                    ref run.ConvYRow(0), ConvYStride, RowOrder.Packed, 3,
                    16, ref sum);
                FramePanels.AddBack<V, float>(
                    ref sum, ref gradients.At(Offsets.ConvWeight),
                    9, 18, 2, 3, 1);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dconv_bias += sum of sum over positions(dy)
                ParameterGradients.AddColumns<V, float>(ref run.ConvPickSumRow(rows.First), ConvPickSumStride, rows.Count, 1, 3, ref gradients.At(Offsets.ConvBias));
            }
        }

        // dy = dy * (reluY > 0)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void ConvMathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint convReluY = run.ConvReluY + ((nint)rows.First * ConvReluYStride);
            nint dy2 = run.Dy + ((nint)rows.First * DyStride);
            nint convY = run.ConvY + ((nint)rows.First * ConvYStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 48; unit += V.Count)
                {
                    V reluY = V.Load(ref arena, convReluY + unit);
                    V dy = V.Load(ref arena, dy2 + unit) * V.Greater(reluY, V.Create(0f));
                    V.Store(V.Flush(dy), ref arena, convY + unit);
                }
                convReluY += ConvReluYStride;
                dy2 += DyStride;
                convY += ConvYStride;
            }
        }

