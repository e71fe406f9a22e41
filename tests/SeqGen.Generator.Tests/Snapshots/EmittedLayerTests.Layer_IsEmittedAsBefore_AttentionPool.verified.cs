        // pool, forward: steps [t0, t1)
        private static void PoolForward<V>(Workspace run, Weights weights, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_pool h + b, all steps at once
                Multiply1<V>(
                    ref run.MemoryHRow(rows.After), MemoryHStride, rows.Count,
                    ref weights.At(Weights.PoolWeight), 4, 16,
                    ref weights.At(Weights.PoolBias), 0,
                    ref run.PoolAddRow(rows.First), PoolAddStride);
            }
            {
                RowRange rows = run.Sequences;
                PoolMaths<V>(run, weights, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                PoolMaths2<V>(run, rows);
            }
            // p v, p = softmax(q k^T) over all steps
            AttentionKernels.Forward<V, float>(
                run, run, new(1, 5, 4, 1f, false), 0, 1,
                new(run.PoolQ, PoolQStride, RowOrder.Sequence),
                new(run.PoolAdd, PoolAddStride, RowOrder.Packed),
                new(run.MemoryH, MemoryHStride, RowOrder.After),
                new(run.PoolAttention, PoolAttentionStride, RowOrder.Sequence), 16,
                run.AttentionScratch, ref Unsafe.NullRef<float>());
        }

        // q = score + 0
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void PoolMaths<V>(Workspace run, Weights weights, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            ref float vectors = ref weights.At(0);
            nint poolQ = run.PoolQ;
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V q = V.Load(ref vectors, Weights.PoolScore + unit) + V.Create(0f);
                    V.Store(q, ref arena, poolQ + unit);
                }
                poolQ += PoolQStride;
            }
        }

        // k = tanh((W_pool h + b))
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void PoolMaths2<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint poolAdd = run.PoolAdd + ((nint)rows.First * PoolAddStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V k = V.Tanh(V.Load(ref arena, poolAdd + unit));
                    V.Store(k, ref arena, poolAdd + unit);
                }
                poolAdd += PoolAddStride;
            }
        }

        // pool, backward: steps [t0, t1)
        private static void PoolBackward<V>(Workspace run, Weights weights, ParameterSet<float> gradients, int t0, int t1)
            where V : struct, ISimd<V, float>
        {
            // dq = ds k, ds = p * (d(p v) v^T - d(p v) . p v)
            // dk = ds^T q
            // dv = p^T d(p v)
            AttentionKernels.Gradients<V, float>(
                run, run, new(1, 5, 4, 1f, false), 0, 1,
                new(run.PoolQ, PoolQStride, RowOrder.Sequence),
                new(run.PoolAdd, PoolAddStride, RowOrder.Packed),
                new(run.MemoryH, MemoryHStride, RowOrder.After),
                new(run.PoolAttention, PoolAttentionStride, RowOrder.Sequence), 16,
                new(run.Dense1LinearTransposed, Dense1LinearTransposedStride, RowOrder.Sequence),
                new(run.PoolDq, PoolDqStride, RowOrder.Sequence), new(run.PoolDk, PoolDkStride, RowOrder.Packed), new(run.PoolAttendValue, PoolAttendValueStride, RowOrder.Packed),
                run.AttentionScratch, ref Unsafe.NullRef<float>(), ref Unsafe.NullRef<float>());
            {
                RowRange rows = run.RowsOf(t0, t1);
                PoolMathsBackward<V>(run, rows);
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // W_pool^T v1, all steps at once
                Multiply1<V>(
                    ref run.PoolAddRow(rows.First), PoolAddStride, rows.Count,
                    ref weights.At(Weights.PoolWeightTransposed), 5, 16,
                    ref weights.At(Weights.Zeros), 0,
                    ref run.PoolDkRow(rows.First), PoolDkStride);
            }
            {
                RowRange rows = run.Sequences;
                // dscore += sum of dq
                ParameterGradients.AddColumns<V, float>(ref run.PoolDqRow(0), PoolDqStride, rows.Count, 1, 5, ref gradients.At(Offsets.PoolScore));
            }
            {
                RowRange rows = run.RowsOf(t0, t1);
                // dpool_bias += sum of v1
                ParameterGradients.AddColumns<V, float>(ref run.PoolAddRow(rows.First), PoolAddStride, rows.Count, 1, 5, ref gradients.At(Offsets.PoolBias));
            }
            // dpool_weight += v1^T h
            {
                ref float sum = ref run.At(run.GradientScratch);
                ParameterGradients.Clear(ref sum, 64);
                Outer1<V>(
                    run.EachStep(t0, t1), 96,
                    ref run.MemoryHRow(0), MemoryHStride, RowOrder.After, 4,
                    ref run.PoolAddRow(0), PoolAddStride, RowOrder.Packed, 16,
                    ref run.At(run.PackScratch), ref sum, V.Count, 4 * V.Count);
                ParameterGradients.AddTransposed(ref sum, V.Count, 4, 0, 1, 5, ref gradients.At(Offsets.PoolWeight), 4);
            }
        }

        // v1 = dk * (1 - k * k)
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private static void PoolMathsBackward<V>(Workspace run, RowRange rows)
            where V : struct, ISimd<V, float>
        {
            ref float arena = ref run.At(0);
            nint poolAdd = run.PoolAdd + ((nint)rows.First * PoolAddStride);
            nint poolDk = run.PoolDk + ((nint)rows.First * PoolDkStride);
            for (int row = 0; row < rows.Count; row++)
            {
                for (int unit = 0; unit < 16; unit += V.Count)
                {
                    V k = V.Load(ref arena, poolAdd + unit);
                    V dk = V.Load(ref arena, poolDk + unit);
                    V v1 = dk * (V.Create(1f) - k * k);
                    V.Store(V.Flush(v1), ref arena, poolAdd + unit);
                }
                poolAdd += PoolAddStride;
                poolDk += PoolDkStride;
            }
        }

