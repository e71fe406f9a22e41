using System.Numerics;
using SeqGen.Runtime;

namespace SeqGen.Tests.Simd;

/// <summary>The members of <see cref="ISimd{V, T}"/> against scalar code; one derived class for each vector type.</summary>
public abstract partial class SimdTests<V, T>
    where V : struct, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private delegate V Unary(V a);

    private delegate V Binary(V a, V b);

    private static readonly double[] Interesting =
    [
        0, -0.0, 1, -1, 2.5, -3.75, 1e-30, -1e-30, 1e30, 7, -7, 0.1, -0.1, 100, double.PositiveInfinity, double.NegativeInfinity, double.NaN,
    ];

    [Fact]
    public void Registers_AnyMachine_SixteenOrThirtyTwo() => Assert.Contains(V.Registers, new[] { 16, 32 });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void LoadStore_AnyOffset_MovesCountElementsAndNoMore(int offset)
    {
        T[] source = new T[V.Count + 8];
        for (int i = 0; i < source.Length; i++)
        {
            source[i] = T.CreateChecked(i + 1);
        }

        T[] target = new T[source.Length];
        V.Store(V.Load(in source[0], offset), ref target[0], offset);
        for (int i = 0; i < target.Length; i++)
        {
            Assert.Equal(i >= offset && i < offset + V.Count ? source[i] : T.Zero, target[i]);
        }
    }

    [Fact]
    public void Create_Value_FillsEveryLane()
    {
        Assert.All(Lanes(V.Create(T.CreateChecked(2.5))), lane => Assert.Equal(T.CreateChecked(2.5), lane));
        Assert.All(Lanes(V.Zero), lane => Assert.Equal(T.Zero, lane));
    }

    [Fact]
    public void Operators_InterestingPairs_AgreeWithScalars()
    {
        CheckPairs((a, b) => a + b, (a, b) => a + b);
        CheckPairs((a, b) => a - b, (a, b) => a - b);
        CheckPairs((a, b) => a * b, (a, b) => a * b);
        CheckPairs((a, b) => a / b, (a, b) => a / b);
        CheckPairs((a, b) => -a, (a, b) => -a);
    }

    [Fact]
    public void MaxMin_InterestingPairs_AgreeWithScalarsAndKeepNaN()
    {
        CheckPairs(V.Max, (a, b) => T.IsNaN(a) || T.IsNaN(b) ? T.NaN : a > b ? a : b);
        CheckPairs(V.Min, (a, b) => T.IsNaN(a) || T.IsNaN(b) ? T.NaN : a < b ? a : b);
        CheckPairs((a, b) => V.Relu(a), (a, b) => T.IsNaN(a) ? T.NaN : a > T.Zero ? a : T.Zero);
    }

    [Fact]
    public void RootAndMagnitude_InterestingValues_AgreeWithScalars()
    {
        CheckPairs((a, b) => V.Sqrt(a), (a, b) => T.Sqrt(a));
        CheckPairs((a, b) => V.Abs(a), (a, b) => T.Abs(a));
    }

    [Fact]
    public void GreaterAndSelect_InterestingPairs_AgreeWithScalars()
    {
        V yes = V.Create(T.CreateChecked(3)), no = V.Create(T.CreateChecked(4));
        CheckPairs(V.Greater, (a, b) => a > b ? T.One : T.Zero);
        CheckPairs((a, b) => V.Select(a, yes, no), (a, b) => T.CreateChecked(a != T.Zero ? 3 : 4));
        CheckPairs((a, b) => V.Select(V.Greater(a, b), a, b), (a, b) => a > b ? a : b);
    }

    [Fact]
    public void Flush_SmallValues_BecomeZeroAndNothingElseDoes()
    {
        T least = T.ScaleB(T.One, typeof(T) == typeof(float) ? -100 : -900);
        T[] kept = [least, -least, T.One, -T.One, T.PositiveInfinity, T.NegativeInfinity, T.NaN];
        T[] flushed = [T.BitDecrement(least), -T.BitDecrement(least), T.Epsilon, -T.Epsilon, T.Zero];
        Assert.All(kept, value => Assert.All(Lanes(V.Flush(V.Create(value))), lane => Assert.Equal(value, lane)));
        Assert.All(flushed, value => Assert.All(Lanes(V.Flush(V.Create(value))), lane => Assert.Equal(T.Zero, lane)));
    }

    [Fact]
    public void MultiplyAdd_RandomOperands_RoundsOnceExactlyWhereHardwareDoes()
    {
        var random = new Random(3);
        int different = 0;
        for (int trial = 0; trial < 200; trial++)
        {
            T[] a = Random(random, V.Count), b = Random(random, V.Count), c = Random(random, V.Count);
            T[] actual = Lanes(V.MultiplyAdd(V.Load(in a[0], 0), V.Load(in b[0], 0), V.Load(in c[0], 0)));
            for (int i = 0; i < V.Count; i++)
            {
                T fused = T.FusedMultiplyAdd(a[i], b[i], c[i]), separate = (a[i] * b[i]) + c[i];
                different += fused == separate ? 0 : 1;
                Assert.Equal(Scalar.HasFusedMultiplyAdd ? fused : separate, actual[i]);
            }
        }

        Assert.True(different > 0);
    }

    [Fact]
    public void Sum_RandomLanes_FoldsHalves()
    {
        var random = new Random(4);
        T[] lanes = Random(random, V.Count);
        T[] fold = [.. lanes];
        for (int half = V.Count / 2; half > 0; half /= 2)
        {
            for (int i = 0; i < half; i++)
            {
                fold[i] += fold[i + half];
            }
        }

        Assert.Equal(fold[0], V.Sum(V.Load(in lanes[0], 0)));
    }

    [Fact]
    public void MaxLane_LargestOrNaNInAnyPlace_IsFound()
    {
        for (int place = 0; place < V.Count; place++)
        {
            T[] lanes = new T[V.Count];
            Array.Fill(lanes, T.CreateChecked(-2));
            lanes[place] = T.CreateChecked(-1);
            Assert.Equal(T.CreateChecked(-1), V.MaxLane(V.Load(in lanes[0], 0)));
            lanes[place] = T.NaN;
            Assert.True(T.IsNaN(V.MaxLane(V.Load(in lanes[0], 0))));
        }
    }

    [Fact]
    public void First_AnyCount_ClearsTheOthersEvenIfNaN()
    {
        for (int count = -2; count <= V.Count + 2; count++)
        {
            T[] lanes = new T[V.Count];
            for (int i = 0; i < V.Count; i++)
            {
                lanes[i] = i < count ? T.CreateChecked(i + 1) : T.NaN;
            }

            T[] actual = Lanes(V.First(V.Load(in lanes[0], 0), count));
            for (int i = 0; i < V.Count; i++)
            {
                Assert.Equal(i < count ? lanes[i] : T.Zero, actual[i]);
            }
        }
    }

    private static T[] Lanes(V value)
    {
        T[] lanes = new T[V.Count];
        V.Store(value, ref lanes[0], 0);
        return lanes;
    }

    private static T[] Random(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => T.CreateChecked((random.NextDouble() * 4) - 2))];

    /// <summary>Every pair of interesting values, each in every lane.</summary>
    private static void CheckPairs(Binary actual, Func<T, T, T> expected)
    {
        T[] values = [.. Interesting.Select(T.CreateChecked)];
        T[] a = new T[V.Count], b = new T[V.Count];
        for (int start = 0; start < values.Length * values.Length; start++)
        {
            for (int i = 0; i < V.Count; i++)
            {
                int pair = (start + i) % (values.Length * values.Length);
                (a[i], b[i]) = (values[pair / values.Length], values[pair % values.Length]);
            }

            T[] result = Lanes(actual(V.Load(in a[0], 0), V.Load(in b[0], 0)));
            for (int i = 0; i < V.Count; i++)
            {
                T wanted = expected(a[i], b[i]);
                Assert.True(Scalar.Equal(wanted, result[i]), $"lane {i}: of {a[i]} and {b[i]} came {result[i]}, not {wanted}");
            }
        }
    }
}
