        // wide, forward: steps [t0, t1)
        private static void WideForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_wide x + b, all steps at once
                Multiply1<V>(
                    ref run.XRow(rows.First), XStride, rows.Count,
                    ref weights.At(Weights.WideWeight), 3, 16,
                    ref weights.At(Weights.WideBias), 0,
                    ref run.WideYRow(rows.First), WideYStride);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                WideMaths<V>(run, rows);
            }
        }

        // absY = abs(y)
        // t = 1 / (absY * 0.2316418882663604 + 1)
        // v1 = exp(y * y * -0.5)
        // tail = ((((0.5307027145 * t + -0.7265760135) * t + 0.7107068705) * t + -0.142248368) * t + 0.127414796) * t * v1
        // geluY = y * select((y > 0), 1 - tail, tail)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WideMaths<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint wideY = run.WideY + ((nint)rows.First * WideYStride);
            nint wideT = run.WideT + ((nint)rows.First * WideTStride);
            nint wideExp = run.WideExp + ((nint)rows.First * WideExpStride);
            nint wideGeluY = run.WideGeluY + ((nint)rows.First * WideGeluYStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V y = V.Load(ref arena, wideY + unit);
                    V absY = V.Abs(y);
                    V t_ = V.Create(1f) / V.MultiplyAdd(absY, V.Create(0.23164189f), V.Create(1f));
                    V v1 = V.Exp(y * y * V.Create(-0.5f));
                    V tail = V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.MultiplyAdd(V.Create(0.5307027f), t_, V.Create(-0.72657603f)), t_, V.Create(0.7107069f)), t_, V.Create(-0.14224836f)), t_, V.Create(0.1274148f)) * t_ * v1;
                    V geluY = y * V.Select(V.Greater(y, V.Create(0f)), V.Create(1f) - tail, tail);
                    V.Store(t_, ref arena, wideT + unit);
                    V.Store(v1, ref arena, wideExp + unit);
                    V.Store(geluY, ref arena, wideGeluY + unit);
                }
                wideY += WideYStride;
                wideT += WideTStride;
                wideExp += WideExpStride;
                wideGeluY += WideGeluYStride;
            }
        }

        // wide, backward: steps [t0, t1)
        private static void WideBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                WideMathsBackward<V>(run, rows);
            }
            if (run.InputGradients)
            {
                {
                    RowRange rows = run.RowsOf(t0, t1);
                    // W_wide^T dy, all steps at once
                    Multiply1<V>(
                        ref run.WideYRow(rows.First), WideYStride, rows.Count,
                        ref weights.At(Weights.WideWeightTransposed), 4, 16,
                        ref weights.At(Weights.Zeros), 0,
                        ref run.WideDxRow(rows.First), WideDxStride);
                }
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dwide_bias += sum of dy
                ParameterGradients.AddColumns<V, float>(ref run.WideYRow(rows.First), WideYStride, rows.Count, 1, 4, ref gradients.At(Offsets.WideBias));
            }
            // dwide_weight += dy^T x
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 48);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.XRow(0), XStride, RowOrder.Packed, 3,
                    ref run.WideYRow(0), WideYStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 3 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 3, 0, 1, 4, ref gradients.At(Offsets.WideWeight), 3);
            }
        }

        // dtail = select((y > 0), 0, dgeluY * y) - select((y > 0), dgeluY * y, 0)
        // dt = dtail * v1 * ((((0.5307027145 * t + -0.7265760135) * t + 0.7107068705) * t + -0.142248368) * t + 0.127414796) + dtail * v1 * t * (((0.5307027145 * t + -0.7265760135) * t + 0.7107068705) * t + -0.142248368) + dtail * v1 * t * t * ((0.5307027145 * t + -0.7265760135) * t + 0.7107068705) + dtail * v1 * t * t * t * (0.5307027145 * t + -0.7265760135) + dtail * v1 * t * t * t * t * 0.5307027145
        // tail = ((((0.5307027145 * t + -0.7265760135) * t + 0.7107068705) * t + -0.142248368) * t + 0.127414796) * t * v1
        // absY = abs(y)
        // dy = dgeluY * select((y > 0), 1 - tail, tail) + 2 * dtail * ((((0.5307027145 * t + -0.7265760135) * t + 0.7107068705) * t + -0.142248368) * t + 0.127414796) * t * v1 * -0.5 * y + (-(dt / (absY * 0.2316418882663604 + 1)) * t) * 0.2316418882663604 * ((y > 0) - (0 > y))
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void WideMathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint dy2 = run.Dy + ((nint)rows.First * DyStride);
            nint wideY = run.WideY + ((nint)rows.First * WideYStride);
            nint wideExp = run.WideExp + ((nint)rows.First * WideExpStride);
            nint wideT = run.WideT + ((nint)rows.First * WideTStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V dgeluY = V.Load(ref arena, dy2 + unit);
                    V y = V.Load(ref arena, wideY + unit);
                    V v = dgeluY * y;
                    V v2 = V.Greater(y, V.Create(0f));
                    V dtail = V.Select(v2, V.Create(0f), v) - V.Select(v2, v, V.Create(0f));
                    V v1 = V.Load(ref arena, wideExp + unit);
                    V v3 = dtail * v1;
                    V t_ = V.Load(ref arena, wideT + unit);
                    V v4 = v3 * t_;
                    V v5 = v4 * t_;
                    V v6 = v5 * t_;
                    V v7 = V.MultiplyAdd(V.Create(0.5307027f), t_, V.Create(-0.72657603f));
                    V v8 = V.MultiplyAdd(v7, t_, V.Create(0.7107069f));
                    V v9 = V.MultiplyAdd(v8, t_, V.Create(-0.14224836f));
                    V v10 = V.MultiplyAdd(v9, t_, V.Create(0.1274148f));
                    V dt = V.MultiplyAdd(v6 * t_, V.Create(0.5307027f), V.MultiplyAdd(v6, v7, V.MultiplyAdd(v5, v8, V.MultiplyAdd(v3, v10, v4 * v9))));
                    V v11 = v10 * t_;
                    V tail = v11 * v1;
                    V absY = V.Abs(y);
                    V dy = V.MultiplyAdd((-((dt / V.MultiplyAdd(absY, V.Create(0.23164189f), V.Create(1f))) * t_)) * V.Create(0.23164189f), V.Greater(y, V.Create(0f)) - V.Greater(V.Create(0f), y), V.MultiplyAdd(dgeluY, V.Select(v2, V.Create(1f) - tail, tail), V.Create(2f) * (dtail * v11 * v1 * V.Create(-0.5f)) * y));
                    V.Store(V.Flush(dy), ref arena, wideY + unit);
                }
                dy2 += DyStride;
                wideY += WideYStride;
                wideExp += WideExpStride;
                wideT += WideTStride;
            }
        }

