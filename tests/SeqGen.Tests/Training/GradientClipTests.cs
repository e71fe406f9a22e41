using System.Numerics;
using System.Text.Json;
using SeqGen.Runtime;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

public class GradientClipTests
{
    public static TheoryData<string> Names() => [.. GoldenFile.Cases("clip.json").Select(item => item.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Clip_Float_EqualsPyTorch(string name) => Compare<float>(name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Clip_Double_EqualsPyTorch(string name) => Compare<double>(name);

    [Fact]
    public void ByNorm_SmallGradients_Unchanged()
    {
        ParameterSet<float> gradients = Make<float>([3, 4]);

        Assert.Equal(5, GradientClip.ByNorm(gradients, 5.1));
        Assert.Equal([3, 4], gradients[0].Values.ToArray());
        Assert.Equal(4, GradientClip.ByInfinityNorm(gradients, 4.1));
        Assert.Equal([3, 4], gradients[0].Values.ToArray());
    }

    [Fact]
    public void ByValue_LimitsBothSidesAndLeavesTheRest()
    {
        for (int length = 1; length < 40; length++)
        {
            float[] values = [.. Enumerable.Range(0, length).Select(i => (i - 7) * 0.5f)];
            ParameterSet<float> gradients = Make(values);

            GradientClip.ByValue(gradients, 2);

            Assert.Equal(values.Select(value => Math.Clamp(value, -2, 2)), gradients[0].Values.ToArray());
        }
    }

    [Fact]
    public void Norms_AnyLength_AsPlainSums()
    {
        for (int length = 1; length < 70; length++)
        {
            double[] values = [.. Enumerable.Range(0, length).Select(i => Math.Sin(i * i) * (i % 3 == 0 ? -1 : 1))];
            float[] singles = [.. values.Select(value => (float)value)];

            Assert.Equal(Math.Sqrt(values.Sum(value => value * value)), GradientClip.Norm(Make(values)), 1e-13);
            Assert.Equal(Math.Sqrt(singles.Sum(value => (double)value * value)), GradientClip.Norm(Make(singles)), 1e-13);
            Assert.Equal(values.Max(Math.Abs), GradientClip.InfinityNorm(Make(values)));
            Assert.Equal(singles.Max(Math.Abs), GradientClip.InfinityNorm(Make(singles)));
        }
    }

    /// <summary>Element i belongs to sum i mod 16; the sums are added pairwise: an order that all vector widths keep.</summary>
    [Fact]
    public void Norm_FixedOrder_SameBitsAsWritten()
    {
        double[] values = [.. Enumerable.Range(0, 1003).Select(i => Math.Sin(i * i))];
        double[] sums = new double[16];
        for (int i = 0; i < values.Length; i++)
        {
            sums[i % 16] += values[i] * values[i];
        }

        double[] eight = [.. Enumerable.Range(0, 8).Select(i => sums[i] + sums[i + 8])];
        double sum = ((eight[0] + eight[4]) + (eight[2] + eight[6])) + ((eight[1] + eight[5]) + (eight[3] + eight[7]));

        Assert.Equal(Math.Sqrt(sum), GradientClip.Norm(Make(values)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    [InlineData(40)]
    public void Norms_NotANumberOrInfinite_Seen(int place)
    {
        float[] values = [.. Enumerable.Repeat(1f, 41)];
        values[place] = float.NegativeInfinity;

        Assert.Equal(double.PositiveInfinity, GradientClip.Norm(Make(values)));
        Assert.Equal(double.PositiveInfinity, GradientClip.InfinityNorm(Make(values)));
        values[place] = float.NaN;
        values[20] = float.PositiveInfinity;
        Assert.Equal(double.NaN, GradientClip.Norm(Make(values)));
        Assert.Equal(double.NaN, GradientClip.InfinityNorm(Make(values)));
    }

    [Fact]
    public void Clip_NotTrainable_NeitherCountsNorChanges()
    {
        ParameterSet<float> gradients = new([new ParameterInfo("fixed", [1], Start.Constant) { Trainable = false }, new ParameterInfo("p", [1], Start.Constant)]);
        gradients[0].CopyFrom([100]);
        gradients[1].CopyFrom([2]);

        Assert.Equal(2, GradientClip.InfinityNorm(gradients));
        Assert.Equal(2, GradientClip.ByNorm(gradients, 1));
        GradientClip.ByValue(gradients, 0.5);

        Assert.Equal(100, gradients[0].Values[0]);
        Assert.Equal(0.5f, gradients[1].Values[0]);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    public void Limit_NotPositive_Throws(double limit)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClip.ByNorm(Make<float>([1]), limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClip.ByInfinityNorm(Make<float>([1]), limit));
        Assert.Throws<ArgumentOutOfRangeException>(() => GradientClip.ByValue(Make<float>([1]), limit));
    }

    private static void Compare<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement golden = GoldenFile.Case("clip.json", name);
        JsonElement inputs = golden.GetProperty("inputs");
        JsonElement outputs = golden.GetProperty("outputs");
        double limit = golden.GetProperty("meta").GetProperty("max_norm").GetDouble();
        bool infinite = golden.GetProperty("meta").GetProperty("norm_type").GetString() == "inf";
        ParameterSet<T> gradients = new([.. inputs.EnumerateObject().Select(input => new ParameterInfo(input.Name, GoldenFile.Shape(input.Value), Start.Constant))]);
        foreach (JsonProperty input in inputs.EnumerateObject())
        {
            gradients[input.Name].CopyFrom([.. GoldenFile.Data(input.Value).Select(T.CreateChecked)]);
        }

        double norm = infinite ? GradientClip.ByInfinityNorm(gradients, limit) : GradientClip.ByNorm(gradients, limit);

        Assert.Equal(GoldenFile.Data(outputs.GetProperty("total_norm"))[0], norm, 1e-6 * norm);
        foreach (Parameter<T> gradient in gradients)
        {
            double[] expected = GoldenFile.Data(outputs.GetProperty(gradient.Name));
            for (int i = 0; i < expected.Length; i++)
            {
                Assert.Equal(expected[i], double.CreateChecked(gradient.Values[i]), 3e-7 * expected.Max(Math.Abs));
            }
        }
    }

    private static ParameterSet<T> Make<T>(T[] values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterSet<T> set = new([new ParameterInfo("p", [values.Length], Start.Constant)]);
        set[0].CopyFrom(values);
        return set;
    }
}
