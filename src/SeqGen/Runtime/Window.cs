using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>
/// Which positions of two frames meet at which taps of a kernel: output position p and input position p * stride + tap * dilation - padding, as far as both are
/// inside. Taps that would meet the border are left out, so that no frame needs one. Every direction is given as depth, height, width.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Window
{
    /// <summary>Positions that stay in the first-level cache while the taps pass.</summary>
    private const int Together = 256;

    private readonly int[] _in, _out, _kernel, _stride, _dilation, _padding;
    private readonly WindowRun[] _forward, _back, _meetings;

    /// <param name="input">Positions of the operand.</param>
    /// <param name="output">Positions of the result.</param>
    /// <param name="kernel">Taps.</param>
    /// <param name="stride">Input positions between results.</param>
    /// <param name="dilation">Input positions between taps.</param>
    /// <param name="padding">How far the first tap of the first result lies outside.</param>
    public Window(int[] input, int[] output, int[] kernel, int[] stride, int[] dilation, int[] padding)
    {
        bool isPointwise = kernel.All(k => k == 1) && stride.All(s => s == 1) && padding.All(p => p == 0);
        (_in, _out) = isPointwise ? ([1, 1, Product(input)], [1, 1, Product(output)]) : (input, output);
        (_kernel, _stride, _dilation, _padding) = (kernel, stride, dilation, padding);
        _forward = Blocks(_out, Forward);
        _back = Blocks(_in, Back);
        _meetings = [.. Meetings().Select(Joined)];
    }

    /// <summary>Taps of the kernel. Packed weights have them in the order depth, width, height.</summary>
    public int Taps => Product(_kernel);

    /// <summary>
    /// From the operand to the result: <see cref="WindowRun.Count"/> results, each the sum over <see cref="WindowRun.Outer"/> taps, of which the next one meets a
    /// position <see cref="WindowRun.FromOuter"/> further.
    /// </summary>
    public ReadOnlySpan<WindowRun> Runs => _forward;

    /// <summary>The same from the result to the operand, for its gradient: From is a position of the result.</summary>
    public ReadOnlySpan<WindowRun> BackRuns => _back;

    /// <summary>For each tap the lines of <see cref="WindowRun.Count"/> positions of operand and result that meet at it, <see cref="WindowRun.Outer"/> of them.</summary>
    public ReadOnlySpan<WindowRun> TapRuns => _meetings;

    /// <summary>Runs of a few lines at a time: all taps pass while these are in the cache. Lines that follow each other without a gap become one run.</summary>
    private WindowRun[] Blocks(int[] target, Func<int, int, int, int, WindowRun?> run)
    {
        List<WindowRun> runs = [];
        int lines = target[0] * target[1], some = Math.Max(1, Together / target[2]);
        for (int first = 0; first < lines; first += some)
            for (int z = 0; z < _kernel[0]; z++)
                for (int x = 0; x < _kernel[2]; x++)
                {
                    int begin = runs.Count;
                    for (int line = first; line < Math.Min(first + some, lines); line++)
                    {
                        if (run(line / target[1], line % target[1], z, x) is not { } next)
                            continue;
                        if (runs.Count > begin && Follows(runs[^1], next))
                            runs[^1] = runs[^1] with { Count = runs[^1].Count + next.Count };
                        else
                            runs.Add(next);
                    }
                }

        return [.. runs];
    }

    private static bool Follows(WindowRun run, WindowRun next) =>
        next.From == run.From + (run.Count * run.FromStep) && next.To == run.To + (run.Count * run.ToStep)
        && (run.FromStep, run.FromOuter, run.ToStep, run.Outer, run.Tap, run.TapStep) == (next.FromStep, next.FromOuter, next.ToStep, next.Outer, next.Tap, next.TapStep);

    private WindowRun? Forward(int z, int y, int tapZ, int tapX)
    {
        int fromZ = Source(0, z, tapZ);
        (int x, int count) = Inside(2, tapX);
        (int tap, int taps) = TapsInside(1, y);
        return fromZ < 0 || fromZ >= _in[0] || count <= 0 || taps <= 0 ? null : new WindowRun(
            Position(_in, fromZ, Source(1, y, tap), Source(2, x, tapX)), _stride[2], _dilation[1] * _in[2],
            Position(_out, z, y, x), 1, 0, count, taps, Packed(tapZ, tap, tapX), 1);
    }

    private WindowRun? Back(int z, int y, int tapZ, int tapX)
    {
        int fromZ = z + _padding[0] - (tapZ * _dilation[0]);
        (int x, int count) = Inside(2, tapX);
        if (fromZ % _stride[0] != 0 || fromZ < 0 || fromZ / _stride[0] >= _out[0] || count <= 0)
            return null;
        int first = -1, step = 0, taps = 0;
        for (int tap = 0; tap < _kernel[1]; tap++)
        {
            int from = y + _padding[1] - (tap * _dilation[1]);
            if (from % _stride[1] != 0 || from < 0 || from / _stride[1] >= _out[1])
                continue;
            (first, step, taps) = first < 0 ? (tap, 0, 1) : (first, taps == 1 ? tap - first : step, taps + 1);
        }

        int fromY = (y + _padding[1] - (first * _dilation[1])) / _stride[1];
        return taps == 0 ? null : new WindowRun(
            Position(_out, fromZ / _stride[0], fromY, x), 1, -(step * _dilation[1] / _stride[1] * _out[2]),
            Position(_in, z, y, Source(2, x, tapX)), _stride[2], 0, count, taps, Packed(tapZ, first, tapX), step);
    }

    private IEnumerable<WindowRun> Meetings()
    {
        for (int tapZ = 0; tapZ < _kernel[0]; tapZ++)
            for (int tapX = 0; tapX < _kernel[2]; tapX++)
                for (int tapY = 0; tapY < _kernel[1]; tapY++)
                    for (int z = 0; z < _out[0]; z++)
                    {
                        int fromZ = Source(0, z, tapZ);
                        (int y, int lines) = Inside(1, tapY);
                        (int x, int count) = Inside(2, tapX);
                        if (fromZ < 0 || fromZ >= _in[0] || lines <= 0 || count <= 0)
                            continue;
                        yield return new WindowRun(
                            Position(_in, fromZ, Source(1, y, tapY), Source(2, x, tapX)), _stride[2], _stride[1] * _in[2],
                            Position(_out, z, y, x), 1, _out[2], count, lines, Packed(tapZ, tapY, tapX), 0);
                    }
    }

    /// <summary>Lines without a gap between them are one.</summary>
    private static WindowRun Joined(WindowRun run) =>
        run.FromOuter == run.Count * run.FromStep && run.ToOuter == run.Count * run.ToStep ? run with { Count = run.Count * run.Outer, Outer = 1 } : run;

    private int Source(int direction, int position, int tap) => (position * _stride[direction]) + (tap * _dilation[direction]) - _padding[direction];

    /// <summary>The results along a direction whose position at a tap lies inside.</summary>
    private (int First, int Count) Inside(int direction, int tap)
    {
        int first = 0, end = _out[direction];
        while (first < end && Source(direction, first, tap) < 0)
            first++;
        while (end > first && Source(direction, end - 1, tap) >= _in[direction])
            end--;
        return (first, end - first);
    }

    /// <summary>The taps along a direction that meet a position inside.</summary>
    private (int First, int Count) TapsInside(int direction, int position)
    {
        int first = 0, end = _kernel[direction];
        while (first < end && Source(direction, position, first) < 0)
            first++;
        while (end > first && Source(direction, position, end - 1) >= _in[direction])
            end--;
        return (first, end - first);
    }

    private int Packed(int z, int y, int x) => (((z * _kernel[2]) + x) * _kernel[1]) + y;

    private static int Position(int[] sizes, int z, int y, int x) => (((z * sizes[1]) + y) * sizes[2]) + x;

    private static int Product(int[] sizes) => sizes[0] * sizes[1] * sizes[2];

    /// <summary>For each tap in the order of packed weights its place in the order depth, height, width.</summary>
    internal int TapAt(int packed)
    {
        (int z, int rest) = Math.DivRem(packed, _kernel[1] * _kernel[2]);
        (int x, int y) = Math.DivRem(rest, _kernel[1]);
        return (((z * _kernel[1]) + y) * _kernel[2]) + x;
    }
}
