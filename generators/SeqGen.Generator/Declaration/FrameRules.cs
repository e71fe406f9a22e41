using System.Globalization;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Diagnostics;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;

namespace SeqGen.Generator.Declaration;

/// <summary>Which layers stand behind frames, what they make of them, and which numbers they take.</summary>
internal static class FrameRules
{
    /// <summary>Most positions along a direction.</summary>
    private const int LargestSide = 1 << 14;

    /// <summary>Most taps along a direction.</summary>
    private const int LargestKernel = 255;

    /// <summary>Whether a layer or what comes into it has to do with frames.</summary>
    public static bool Concerns(LayerDeclaration layer, Flow flow) =>
        flow.Frame is not null || layer is PatchLayer or ConvLayer or PoolLayer or UpsampleLayer or FlattenLayer or GroupNormLayer || IsConvolutional(layer);

    /// <summary>What a layer makes of a frame.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="flow">What comes in.</param>
    /// <param name="next">What comes out.</param>
    /// <returns>What is wrong, with what a message says behind the layer's label (of frames that are missing the stack knows more); null if nothing is.</returns>
    public static (Rule Rule, string[] Arguments)? Next(LayerDeclaration layer, Flow flow, out Flow next)
    {
        next = flow;
        if (flow.Frame is not { } frame)
            return (Rule.NeedsFrames, []);
        Extent all = frame.Extent;
        switch (layer)
        {
            case RecurrentLayer when flow.Kind == FlowKind.Vector:
            case ReduceLayer when flow.Kind == FlowKind.Vector:
                return (Rule.NeedsSteps, []);
            case RecurrentLayer recurrent when IsConvolutional(recurrent):
                int directions = recurrent is { Bidirectional: true, Merge: Merge.Concat } ? 2 : 1;
                if (Channels("units", recurrent.Units, all.Count * directions) is { } units)
                    return units;
                next = flow.Of(frame with { Channels = recurrent.Units * directions });
                FramePlace place = FramePlace.Of(recurrent, frame);
                foreach (Extent kernel in new[] { place.Kernel, place.StateKernel })
                    if (IsTooLarge(ConvForm.Same(all, kernel)))
                        return (Rule.KernelTooLarge, [Sides(kernel, frame), Size(frame)]);
                return recurrent.Residual && next.Frame!.Channels != frame.Channels ? (Rule.ResidualWidth, [Text(frame.Channels), Text(next.Frame.Channels), $"Conv({Text(next.Frame.Channels)}, Kernel = 1)"]) : null;
            case ConvLayer conv:
                ConvForm form = conv.FormOn(frame);
                if (IsTooLarge(form))
                    return (Rule.KernelTooLarge, [Sides(form.Kernel.With(form.Dilation, (k, d) => ((k - 1) * d) + 1), frame), Size(frame)]);
                if (Channels("channels", conv.Channels, form.Out.Count) is { } channels)
                    return channels;
                next = flow.Of(frame with { Extent = form.Out, Channels = conv.Channels });
                return null;
            case PatchLayer { Back: true } back:
                int area = frame.Along(back.Size).Count;
                if (frame.Channels % area != 0)
                    return (Rule.SizeDoesNotDivide, [Text(area), $"{Text(frame.Channels)} channels", $"or the channels in front of it to a multiple of {Text(area)}"]);
                next = flow.Of(frame with { Extent = all.With(frame.Along(back.Size), (n, s) => n * s), Channels = frame.Channels / area });
                return null;
            case PatchLayer patch:
                if (Divides(frame, patch.Size) is { } odd)
                    return odd;
                next = flow.Of(frame with { Extent = all.With(frame.Along(patch.Size), (n, s) => n / s), Channels = frame.Channels * frame.Along(patch.Size).Count });
                return null;
            case PoolLayer pool:
                next = flow.Of(frame with { Extent = all.With(frame.Along(pool.Size), (n, s) => n / s) });
                return Divides(frame, pool.Size);
            case UpsampleLayer upsample:
                int most = Enumerable.Range(1, LargestKernel).Last(s => frame.Width * frame.Along(s).Count <= OptionRules.LargestSize);
                if (upsample.Size > most)
                    return (Rule.Size, ["size", Text(most), Text(upsample.Size)]);
                next = flow.Of(frame with { Extent = all.With(frame.Along(upsample.Size), (n, s) => n * s) });
                return null;
            case FlattenLayer:
                next = new Flow(flow.Kind, frame.Width);
                return null;
            case GroupNormLayer norm:
                return frame.Channels % norm.Groups == 0 ? null : (Rule.GroupsDoNotDivide, [Text(norm.Groups), Text(frame.Channels)]);
            case ReduceLayer:
                next = flow with { Kind = FlowKind.Vector };
                return null;
            case RepeatLayer:
                next = flow with { Kind = FlowKind.Steps };
                return flow.Kind == FlowKind.Steps ? (Rule.RepeatOnSteps, []) : null;
            case LayerNormLayer or DropoutLayer or LossLayer { HasClassTargets: false }:
                return null;
            default:
                return (Rule.NeedsFlatten, [Advice(layer), Size(frame)]);
        }
    }

    /// <summary>Numbers that a layer's parameters take behind a frame, as the panels hold them.</summary>
    public static double Parameters(LayerDeclaration layer, FrameShape frame)
    {
        double positions = (double)frame.Extent.Depth * frame.Extent.Height * frame.Extent.Width;
        switch (layer)
        {
            case ConvLayer conv:
                return ParameterRules.Matrix(conv.Channels, frame.Channels) * conv.KernelOn(frame).Count;
            case LayerNormLayer:
                return 2 * positions * frame.Channels;
            case RecurrentLayer recurrent:
                FramePlace place = FramePlace.Of(recurrent, frame);
                double calls = recurrent.Cell.Nodes.Count(n => n.Op is CellOp.Conv or CellOp.Linear), total = 0, channels = frame.Channels, directions = recurrent.Bidirectional ? 2 : 1;
                for (int i = 0; i < recurrent.Layers; i++)
                {
                    total += directions * ((calls * ((ParameterRules.Matrix(recurrent.Units, channels) * place.Kernel.Count) + (ParameterRules.Matrix(recurrent.Units, recurrent.Units) * place.StateKernel.Count)))
                        + (recurrent.Cell.Nodes.Count(n => n.Op is CellOp.Scale or CellOp.Bias or CellOp.LayerNorm) * positions * recurrent.Units));
                    channels = recurrent.Units * directions;
                }

                return total;
            default:
                return 0;
        }
    }

    /// <summary>Numbers that layers over frames take.</summary>
    public static IEnumerable<(Rule Rule, string[] Arguments)> Options(LayerDeclaration layer) => layer switch
    {
        FramesLayer { Directions: 1 } l => [.. OptionRules.Size("length", l.Width, LargestSide), .. OptionRules.Size("channels", l.Channels, LargestSide), .. Whole(l)],
        FramesLayer l =>
        [
            .. OptionRules.Size("depth", l.Depth, LargestSide), .. OptionRules.Size("height", l.Height, LargestSide), .. OptionRules.Size("width", l.Width, LargestSide),
            .. OptionRules.Size("channels", l.Channels, LargestSide), .. Whole(l),
        ],
        PatchLayer l => OptionRules.Size("size", l.Size, LargestKernel),
        PoolLayer l => OptionRules.Size("size", l.Size, LargestKernel),
        UpsampleLayer l => OptionRules.Size("size", l.Size, LargestKernel),
        GroupNormLayer l => [.. OptionRules.Size("groups", l.Groups), .. OptionRules.Positive("Epsilon", l.Epsilon)],
        ConvLayer l =>
        [
            .. OptionRules.Size("channels", l.Channels, LargestSide), .. OptionRules.Size("Stride", l.Stride, LargestKernel), .. OptionRules.Size("Dilation", l.Dilation, LargestKernel),
            .. l.Kernel.Options("Kernel").SelectMany((k, i) => Kernel(k.Option, k.Taps, l.Same, i > 0)),
        ],
        _ => [],
    };

    /// <summary>Kernels of a recurrent layer.</summary>
    public static IEnumerable<(Rule Rule, string[] Arguments)> Kernels(RecurrentLayer layer)
    {
        if (IsConvolutional(layer))
            return All(layer).SelectMany(k => Kernel(k.Option, k.Taps, true, true, padded: false));
        return All(layer).Where(k => k.Taps != 0).Take(1).Select(k => (Rule.OptionWithoutEffect, new[] { k.Option, "a cell that calls Conv, since only convolutions have one" }));

        static IEnumerable<(string Option, int Taps)> All(RecurrentLayer layer) => [.. layer.Kernel.Options("Kernel"), .. layer.StateKernel.Options("StateKernel")];
    }

    /// <summary>Kernels along directions that the frames in front of a layer do not have.</summary>
    public static IEnumerable<Problem> Idle(IReadOnlyList<DeclaredStack> stacks, StackFlows flows)
    {
        foreach (KeyValuePair<(int Stack, int Layer), Flow> input in flows.Inputs)
        {
            DeclaredLayer declared = stacks[input.Key.Stack].Layers[input.Key.Layer];
            if (input.Value.Frame is not { } frame)
                continue;
            (string Name, KernelSize Kernel)[] kernels = declared.Layer switch
            {
                ConvLayer conv => [("Kernel", conv.Kernel)],
                RecurrentLayer recurrent when IsConvolutional(recurrent) => [("Kernel", recurrent.Kernel), ("StateKernel", recurrent.StateKernel)],
                _ => [],
            };
            foreach ((string name, KernelSize kernel) in kernels)
            {
                if (kernel.Depth > 0 && frame.Directions < 3)
                    yield return Problem.Of(Rule.OptionWithoutEffect, input.Key.Stack, input.Key.Layer, declared.Label, name + "Depth", frame.Directions < 2 ? $"{name}Width, since signals have a length alone" : $"{name}Height or {name}Width, since only volumes have a depth");
                if (kernel.Height > 0 && frame.Directions < 2)
                    yield return Problem.Of(Rule.OptionWithoutEffect, input.Key.Stack, input.Key.Layer, declared.Label, name + "Height", $"{name}Width, since signals have a length alone");
            }
        }
    }

    /// <summary>A flow in words.</summary>
    public static string Text(Flow flow) => flow.Frame is { } frame ? $"frames of {Size(frame)} with {Text(frame.Channels)} channel{(frame.Channels == 1 ? "" : "s")}" : $"{flow.Width.ToString(CultureInfo.InvariantCulture)} numbers without positions";

    /// <summary>Whether a layer's cell calls Conv.</summary>
    public static bool IsConvolutional(LayerDeclaration layer) => layer is RecurrentLayer recurrent && recurrent.Cell.Nodes.Any(n => n.Op == CellOp.Conv);

    private static string Advice(LayerDeclaration layer)
    {
        const string Flatten = "Put Flatten in front of it, or use ";
        return layer switch
        {
            DenseLayer dense => $"{Flatten}Conv({Text(dense.Units)}, Kernel = 1), which works on each position",
            RecurrentLayer => Flatten + "ConvLstm or ConvGru, or a cell that calls Conv",
            LossLayer => "Put Flatten and Dense(classes) in front of it, or use MeanSquaredError, BinaryCrossEntropy or another loss of numbers",
            FeedForwardLayer dense => $"{Flatten}Conv({Text(dense.Units)}, Kernel = 1) with an activation",
            AttentionPoolLayer => Flatten + "Last, Mean or Max",
            EmbeddingLayer => "Remove it, or begin the stack with Tokens",
            _ => Flatten + "Conv and ConvLstm",
        };
    }

    /// <summary>A value has at most as many numbers as a width may have.</summary>
    private static (Rule Rule, string[] Arguments)? Channels(string option, int value, int positions) =>
        value <= OptionRules.LargestSize / positions ? null
        : (Rule.Size, [$"{option} (at each of {Text(positions)} positions, {Text(OptionRules.LargestSize)} numbers in all)", Text(OptionRules.LargestSize / positions), Text(value)]);

    /// <summary>Whether the first position's last tap lies behind the frame: it would meet none.</summary>
    private static bool IsTooLarge(ConvForm form) => Enumerable.Range(0, 3).Any(i => form.Source(i, 0, form.Kernel.Sizes[i] - 1) >= form.In.Sizes[i]);

    private static (Rule Rule, string[] Arguments)? Divides(FrameShape frame, int size) =>
        frame.Extent.Last(frame.Directions).All(n => n % size == 0) ? null : (Rule.SizeDoesNotDivide, [Text(size), $"a frame of {Size(frame)}", "to a number that divides the frame's sides"]);

    /// <param name="option">Its name.</param>
    /// <param name="taps">Its value.</param>
    /// <param name="odd">Whether it needs a middle.</param>
    /// <param name="mayBeUnset">Whether 0 stands for what another option says.</param>
    /// <param name="padded">Whether the layer can do without a middle.</param>
    private static IEnumerable<(Rule Rule, string[] Arguments)> Kernel(string option, int taps, bool odd, bool mayBeUnset, bool padded = true)
    {
        if (mayBeUnset && taps == 0)
            return [];
        return taps is > 0 and <= LargestKernel && odd && taps % 2 == 0
            ? [(Rule.EvenKernel, [option, Text(taps), padded ? ", or use Padding.Valid" : ""])]
            : OptionRules.Size(option, taps, LargestKernel);
    }

    private static IEnumerable<(Rule Rule, string[] Arguments)> Whole(FramesLayer layer) =>
        layer.Shape.Width > OptionRules.LargestSize ? [(Rule.Size, [layer.Directions == 1 ? "length times channels" : "height times width times channels", Text(OptionRules.LargestSize), layer.Shape.Width.ToString(CultureInfo.InvariantCulture)])] : [];

    /// <summary>Positions in words.</summary>
    public static string Size(FrameShape frame) => $"{Sides(frame.Extent, frame)} positions";

    private static string Sides(Extent extent, FrameShape frame) => string.Join("x", extent.Last(frame.Directions).Select(Text));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
