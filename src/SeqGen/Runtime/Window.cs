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
        _forward = [.. Forward()];
        _meetings = [.. Meetings().Select(Joined)];
        _back = stride.All(s => s == 1) ? [.. Turned().Forward()] : [.. Scattered()];
    }

    private Window(int[] input, int[] output, int[] kernel, int[] dilation, int[] padding)
    {
        (_in, _out, _kernel, _stride, _dilation, _padding) = (input, output, kernel, [1, 1, 1], dilation, padding);
        (_forward, _back, _meetings) = ([], [], []);
    }

    /// <summary>Taps of the kernel. Packed weights have them in the order depth, height, width, those for the operand's gradient in the reverse order.</summary>
    public int Taps => Product(_kernel);

    /// <summary>
    /// From the operand to the result: <see cref="WindowRun.Count"/> results, each the sum over <see cref="WindowRun.Outer"/> lines of <see cref="WindowRun.Inner"/>
    /// taps, of which the next line meets positions <see cref="WindowRun.FromOuter"/> further.
    /// </summary>
    public ReadOnlySpan<WindowRun> Runs => _forward;

    /// <summary>The same from the result to the operand, for its gradient: From is a position of the result, taps stand in the reverse order.</summary>
    public ReadOnlySpan<WindowRun> BackRuns => _back;

    /// <summary>For each tap the lines of <see cref="WindowRun.Count"/> positions of operand and result that meet at it, <see cref="WindowRun.Outer"/> of them.</summary>
    public ReadOnlySpan<WindowRun> TapRuns => _meetings;

    /// <summary>With a stride of 1 the gradient of the operand is a convolution by the kernel turned round.</summary>
    private Window Turned() => new(_out, _in, _kernel, _dilation, [.. Enumerable.Range(0, 3).Select(i => ((_kernel[i] - 1) * _dilation[i]) - _padding[i])]);

    /// <summary>
    /// A few lines at a time, which stay in the cache. Positions of a line whose taps all lie inside are one run; what stands at its ends is taken down the lines, for
    /// positions above each other meet the same taps.
    /// </summary>
    private IEnumerable<WindowRun> Forward()
    {
        int lines = _out[0] * _out[1], some = Math.Max(1, Together / _out[2]);
        for (int first = 0; first < lines; first += some)
            for (int tapZ = 0; tapZ < _kernel[0]; tapZ++)
                foreach ((int x, int count, int tapX, int taps) in Spans())
                {
                    WindowRun? open = null;
                    for (int line = first; line < Math.Min(first + some, lines); line++)
                    {
                        if (Run(line / _out[1], line % _out[1], tapZ, x, count, tapX, taps) is not { } next)
                            continue;
                        if (open is { } run && Extended(run, next) is { } longer)
                        {
                            open = longer;
                            continue;
                        }

                        if (open is { } ended)
                            yield return ended;
                        open = next;
                    }

                    if (open is { } last)
                        yield return last;
                }
    }

    /// <summary>Positions along a line by the taps that lie inside: where taps follow each other in memory, stretches with the same ones; else, tap by tap, those inside.</summary>
    private IEnumerable<(int First, int Count, int Tap, int Taps)> Spans()
    {
        if (_dilation[2] > 1)
        {
            for (int tap = 0; tap < _kernel[2]; tap++)
                if (Inside(2, tap) is { Count: > 0 } inside)
                    yield return (inside.First, inside.Count, tap, 1);
            yield break;
        }

        for (int x = 0, end; x < _out[2]; x = end)
        {
            (int tap, int taps) = TapsInside(2, x);
            end = x + 1;
            while (end < _out[2] && TapsInside(2, end) == (tap, taps))
                end++;
            if (taps > 0)
                yield return (x, end - x, tap, taps);
        }
    }

    private WindowRun? Run(int z, int y, int tapZ, int x, int count, int tapX, int taps)
    {
        int fromZ = Source(0, z, tapZ);
        (int tapY, int outer) = TapsInside(1, y);
        return fromZ < 0 || fromZ >= _in[0] || outer <= 0 ? null : new WindowRun(
            Position(_in, fromZ, Source(1, y, tapY), Source(2, x, tapX)), _stride[2], _dilation[1] * _in[2],
            Position(_out, z, y, x), 1, 0, count, outer, taps, Tap(tapZ, tapY, tapX), _kernel[2]);
    }

    /// <summary>A run and the next line's as one: where they follow each other without a gap, or where each line has a single position.</summary>
    private static WindowRun? Extended(WindowRun run, WindowRun next)
    {
        if ((run.FromOuter, run.Outer, run.Inner, run.Tap, run.TapStep) != (next.FromOuter, next.Outer, next.Inner, next.Tap, next.TapStep))
            return null;
        (int from, int to) = (next.From - run.From, next.To - run.To);
        if (run.Count == 1 && next.Count == 1)
            return run with { Count = 2, FromStep = from, ToStep = to };
        return from == run.Count * run.FromStep && to == run.Count * run.ToStep && (next.Count == 1 || (next.FromStep, next.ToStep) == (run.FromStep, run.ToStep))
            ? run with { Count = run.Count + next.Count } : null;
    }

    /// <summary>With larger strides each tap of each result's position goes back to where it was.</summary>
    private IEnumerable<WindowRun> Scattered()
    {
        int last = Taps - 1;
        for (int z = 0; z < _out[0]; z++)
            for (int y = 0; y < _out[1]; y++)
                for (int tapZ = 0; tapZ < _kernel[0]; tapZ++)
                    for (int tapY = 0; tapY < _kernel[1]; tapY++)
                        for (int tapX = 0; tapX < _kernel[2]; tapX++)
                        {
                            (int toZ, int toY) = (Source(0, z, tapZ), Source(1, y, tapY));
                            (int x, int count) = Inside(2, tapX);
                            if (toZ >= 0 && toZ < _in[0] && toY >= 0 && toY < _in[1] && count > 0)
                                yield return new WindowRun(Position(_out, z, y, x), 1, 0, Position(_in, toZ, toY, Source(2, x, tapX)), _stride[2], 0, count, 1, 1, last - Tap(tapZ, tapY, tapX), 0);
                        }
    }

    private IEnumerable<WindowRun> Meetings()
    {
        for (int tapZ = 0; tapZ < _kernel[0]; tapZ++)
            for (int tapY = 0; tapY < _kernel[1]; tapY++)
                for (int tapX = 0; tapX < _kernel[2]; tapX++)
                    for (int z = 0; z < _out[0]; z++)
                    {
                        int fromZ = Source(0, z, tapZ);
                        (int y, int lines) = Inside(1, tapY);
                        (int x, int count) = Inside(2, tapX);
                        if (fromZ < 0 || fromZ >= _in[0] || lines <= 0 || count <= 0)
                            continue;
                        yield return new WindowRun(
                            Position(_in, fromZ, Source(1, y, tapY), Source(2, x, tapX)), _stride[2], _stride[1] * _in[2],
                            Position(_out, z, y, x), 1, _out[2], count, lines, 1, Tap(tapZ, tapY, tapX), 0);
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

    private int Tap(int z, int y, int x) => (((z * _kernel[1]) + y) * _kernel[2]) + x;

    private static int Position(int[] sizes, int z, int y, int x) => (((z * sizes[1]) + y) * sizes[2]) + x;

    private static int Product(int[] sizes) => sizes[0] * sizes[1] * sizes[2];
}
