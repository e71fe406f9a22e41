using System.Numerics;
using System.Runtime.InteropServices;

namespace SeqGen.Tests.Workspaces;

public class PackingTests
{
    private const int Offset = 32;

    [Theory]
    [InlineData("5")]
    [InlineData("16")]
    [InlineData("17 3")]
    [InlineData("1 1 1 33")]
    public void Steps_RoundTripWithZerosAtPadding(string text)
    {
        RoundTripSteps<float>([.. text.Split(' ').Select(int.Parse)]);
        RoundTripSteps<double>([.. text.Split(' ').Select(int.Parse)]);
    }

    [Fact]
    public void Steps_StandAtTheirRowAndLeaveOtherLanesAlone()
    {
        TestWorkspace<float> run = new(3, 2, 400);
        MemoryMarshal.CreateSpan(ref run.At(0), 400).Fill(-1f);
        run.SetLengths([1, 2, 2]);
        float[] source = [.. Enumerable.Range(0, 3 * 2 * 3).Select(i => (float)i)];
        source.AsSpan(3, 3).Fill(float.NaN);
        run.PackSteps(source, "x", 7, 48, [2, 1]);

        // Places are rows 1, 2, 0: step 0 has all three, step 1 the first two.
        float[] expected = new float[400];
        Array.Fill(expected, -1f);
        int[] firsts = [6, 12, 0, 9, 15];
        for (int row = 0; row < firsts.Length; row++)
        {
            expected[7 + (row * 48)] = firsts[row];
            expected[7 + (row * 48) + 1] = firsts[row] + 1;
            expected[7 + (row * 48) + 16] = firsts[row] + 2;
        }

        Assert.Equal(expected, MemoryMarshal.CreateSpan(ref run.At(0), 400).ToArray());
    }

    [Fact]
    public void Rows_RoundTripThroughTheOrderOfPlaces()
    {
        TestWorkspace<float> run = new(3, 4, 200);
        run.SetLengths([1, 4, 2]);
        float[] source = [1, 2, 3, 4, 5, 6];
        run.PackRows(source, "x", 16, 48, [1, 1]);
        Assert.Equal([3f, 5f, 1f], Enumerable.Range(0, 3).Select(place => run.At(16 + (place * 48))));
        Assert.Equal([4f, 6f, 2f], Enumerable.Range(0, 3).Select(place => run.At(32 + (place * 48))));

        float[] target = new float[6];
        run.UnpackRows(16, 48, [1, 1], target, "y");
        Assert.Equal(source, target);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(float.NegativeInfinity)]
    public void Pack_NotFinite_NamesThePlaceAndChangesNothing(float value)
    {
        TestWorkspace<float> run = new(3, 2, 2000) { RowOffset = 10 };
        run.SetLengths([1, 2, 2]);
        for (int feature = 0; feature < 37; feature++)
        {
            float[] source = new float[3 * 2 * 37];
            Array.Fill(source, 1f);
            source[(5 * 37) + feature] = value;
            string message = Assert.Throws<ArgumentException>(() => run.PackSteps(source, "x", 0, 48, [37])).Message;
            Assert.StartsWith(FormattableString.Invariant($"x holds {value} at sequence 12, step 1, feature {feature}."), message);

            float[] rows = [.. source.Skip(3 * 37)];
            message = Assert.Throws<ArgumentException>(() => run.PackRows(rows, "x", 0, 48, [37])).Message;
            Assert.StartsWith(FormattableString.Invariant($"x holds {value} at sequence 12, feature {feature}."), message);
            Assert.Equal(new float[2000], MemoryMarshal.CreateSpan(ref run.At(0), 2000).ToArray());
        }
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    public void WrongLength_NamesActualAndExpected(int difference)
    {
        TestWorkspace<float> run = new(3, 2, 200);
        float[] steps = new float[18 + difference];
        float[] rows = new float[9 + difference];
        Array.Fill(steps, 1f);
        Array.Fill(rows, 1f);
        string forSteps = $"x has {steps.Length} elements; batch 3 x steps 2 x 3 needs 18.";
        string forRows = $"x has {rows.Length} elements; batch 3 x 3 needs 9.";

        Assert.StartsWith(forSteps, Assert.Throws<ArgumentException>("x", () => run.PackSteps(steps, "x", 0, 16, [3])).Message);
        Assert.StartsWith(forSteps, Assert.Throws<ArgumentException>("x", () => run.UnpackSteps(0, 16, [3], steps, "x")).Message);
        Assert.StartsWith(forRows, Assert.Throws<ArgumentException>("x", () => run.PackRows(rows, "x", 0, 16, [3])).Message);
        Assert.StartsWith(forRows, Assert.Throws<ArgumentException>("x", () => run.UnpackRows(0, 16, [3], rows, "x")).Message);
        Assert.All(steps.Concat(rows), value => Assert.Equal(1f, value));
        Assert.Equal(new float[200], MemoryMarshal.CreateSpan(ref run.At(0), 200).ToArray());
    }

    private static void RoundTripSteps<T>(int[] parts)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        const int Batch = 6;
        const int Steps = 9;
        int width = parts.Sum();
        int stride = parts.Sum(part => (part + 15) / 16 * 16) + 16;
        TestWorkspace<T> run = new(Batch, Steps, Offset + (Batch * Steps * stride));
        Random random = new(width);
        for (int trial = 0; trial < 20; trial++)
        {
            int[] lengths = [.. Enumerable.Range(0, Batch).Select(_ => random.Next(1, Steps + 1))];
            run.SetLengths(lengths);
            T[] source = [.. Enumerable.Range(0, Batch * Steps * width).Select(_ => T.CreateTruncating(random.NextDouble()))];
            T[] target = [.. source.Select(_ => T.NaN)];
            run.PackSteps(source, "x", Offset, stride, parts);
            run.UnpackSteps(Offset, stride, parts, target, "y");

            for (int i = 0; i < source.Length; i++)
            {
                bool valid = i / width % Steps < lengths[i / width / Steps];
                Assert.Equal(valid ? source[i] : T.Zero, target[i]);
            }
        }
    }
}
