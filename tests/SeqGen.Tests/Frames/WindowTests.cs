using SeqGen.Runtime;

namespace SeqGen.Tests.Frames;

/// <summary>Each pair of positions that meets at a tap stands in each list exactly once, over all small sizes, kernels, strides, dilations and paddings.</summary>
public sealed class WindowTests
{
    [Fact]
    public void Lists_HaveEachMeetingOnce_InTwoDirections()
    {
        int checkedWindows = 0;
        foreach (Line height in Lines(4))
            foreach (Line width in Lines(6))
                checkedWindows += Check(Line.One, height, width);
        Assert.InRange(checkedWindows, 10_000, int.MaxValue);
    }

    [Fact]
    public void Lists_HaveEachMeetingOnce_InThreeDirections()
    {
        Line[] lines = [.. Lines(3)];
        int checkedWindows = 0;
        for (int i = 0; i < lines.Length; i++)
            for (int j = 0; j < lines.Length; j++)
                checkedWindows += Check(lines[i], lines[j], lines[(i + (7 * j)) % lines.Length]);
        Assert.InRange(checkedWindows, 500, int.MaxValue);
    }

    /// <summary>Frames of more positions than stay in the cache at a time.</summary>
    [Theory]
    [InlineData(1, 40, 33, 5, 1, 1, 2)]
    [InlineData(1, 64, 64, 3, 1, 1, 1)]
    [InlineData(1, 31, 300, 3, 2, 1, 1)]
    [InlineData(1, 30, 40, 3, 1, 2, 2)]
    [InlineData(9, 9, 9, 3, 1, 1, 1)]
    public void Lists_HaveEachMeetingOnce_OnLargeFrames(int depth, int height, int width, int kernel, int stride, int dilation, int padding)
    {
        Line Of(int size) => Line.Of(size, size == 1 ? 1 : kernel, stride, dilation, size == 1 ? 0 : padding)!.Value;
        Assert.Equal(1, Check(Of(depth), Of(height), Of(width)));
    }

    private static int Check(Line z, Line y, Line x)
    {
        Window window = new([z.In, y.In, x.In], [z.Out, y.Out, x.Out], [z.Kernel, y.Kernel, x.Kernel], [z.Stride, y.Stride, x.Stride], [z.Dilation, y.Dilation, x.Dilation], [z.Padding, y.Padding, x.Padding]);
        (int Out, int In, int Tap)[] expected = [.. from a in z.Meetings() from b in y.Meetings() from c in x.Meetings() select (
            (((a.Out * y.Out) + b.Out) * x.Out) + c.Out, (((a.In * y.In) + b.In) * x.In) + c.In, (((a.Tap * y.Kernel) + b.Tap) * x.Kernel) + c.Tap)];
        Array.Sort(expected);
        string what = $"{z} {y} {x}";
        int taps = z.Kernel * y.Kernel * x.Kernel;
        Assert.Equal(taps, window.Taps);
        Compare(expected, window.Runs, (to, from, tap) => (to, from, tap), what + " forward");
        Compare(expected, window.BackRuns, (to, from, tap) => (from, to, taps - 1 - tap), what + " back");
        Compare(expected, window.TapRuns, (to, from, tap) => (to, from, tap), what + " taps");
        return 1;
    }

    private static void Compare((int Out, int In, int Tap)[] expected, ReadOnlySpan<WindowRun> runs, Func<int, int, int, (int Out, int In, int Tap)> meeting, string what)
    {
        List<(int Out, int In, int Tap)> actual = [];
        foreach (WindowRun run in runs)
            for (int line = 0; line < run.Outer; line++)
                for (int place = 0; place < run.Count; place++)
                    for (int tap = 0; tap < run.Inner; tap++)
                        actual.Add(meeting(
                            run.To + (place * run.ToStep) + (line * run.ToOuter),
                            run.From + (place * run.FromStep) + (line * run.FromOuter) + tap,
                            run.Tap + (line * run.TapStep) + tap));
        actual.Sort();
        Assert.True(expected.AsSpan().SequenceEqual(actual.ToArray()), $"{what}: {string.Join(" ", actual.Except(expected).Take(3))} instead of {string.Join(" ", expected.Except(actual).Take(3))}, {actual.Count} of {expected.Length}");
    }

    /// <summary>All geometries along a direction of up to so many positions.</summary>
    private static IEnumerable<Line> Lines(int most) =>
        from size in Enumerable.Range(1, most)
        from kernel in Enumerable.Range(1, 3)
        from stride in Enumerable.Range(1, 3)
        from dilation in Enumerable.Range(1, 2)
        from padding in Enumerable.Range(0, 3)
        where Line.Of(size, kernel, stride, dilation, padding) is not null
        select Line.Of(size, kernel, stride, dilation, padding)!.Value;

    /// <summary>Geometry along one direction.</summary>
    private readonly record struct Line(int In, int Out, int Kernel, int Stride, int Dilation, int Padding)
    {
        public static Line One { get; } = new(1, 1, 1, 1, 1, 0);

        /// <summary>Null where no result has room, or the kernel reaches further out than it is long.</summary>
        public static Line? Of(int size, int kernel, int stride, int dilation, int padding)
        {
            int reach = (kernel - 1) * dilation, room = size + (2 * padding) - reach - 1;
            return room < 0 || padding > reach ? null : new Line(size, (room / stride) + 1, kernel, stride, dilation, padding);
        }

        public IEnumerable<(int Out, int In, int Tap)> Meetings()
        {
            for (int place = 0; place < Out; place++)
                for (int tap = 0; tap < Kernel; tap++)
                    if ((place * Stride) + (tap * Dilation) - Padding is var from && from >= 0 && from < In)
                        yield return (place, from, tap);
        }
    }
}
