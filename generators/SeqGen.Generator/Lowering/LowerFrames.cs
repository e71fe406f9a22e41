using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>Layers over frames: a value holds the positions of a frame one after the other, each with its channels.</summary>
/// <param name="b">Makes nodes.</param>
/// <param name="initialization">How weights start.</param>
internal sealed class LowerFrames(GraphBuilder b, Initialization initialization)
{
    /// <summary>Squares of more positions are gone through line by line and then across: fewer values to compare, and the first of equal ones is the same.</summary>
    private const int MostCorners = 9;

    private readonly Dictionary<Node, FrameShape> _shapes = [];

    /// <summary>The form of a value; null where it is none of frames.</summary>
    public FrameShape? ShapeOf(Node? value) => value is not null && _shapes.TryGetValue(value, out FrameShape? shape) ? shape : null;

    /// <summary>Remembers the form of a value.</summary>
    public Node Shaped(Node value, FrameShape? shape)
    {
        if (shape is not null)
            _shapes[value] = shape;
        return value;
    }

    /// <summary>A weight [out, in, taps].</summary>
    public static Parameter Weight(string name, int channels, int from, Extent kernel, int directions, Initialization initialization)
    {
        Parameter weight = Layers.Weight(name, channels, from * kernel.Count, initialization);
        return weight with { Field = new EquatableArray<int>(kernel.Last(directions)) };
    }

    /// <summary>A number for each channel at all positions.</summary>
    public Node PerChannel(Node vector, FrameShape shape) => b.Pick(vector, PickForm.Channels(shape.Extent.Count, vector.Shape.Parts[0]));

    /// <summary>y = W * x + b, and a function of it.</summary>
    public Node Conv(ConvLayer layer, Node x)
    {
        FrameShape frame = ShapeOf(x)!;
        ConvForm form = layer.FormOn(frame);
        Parameter weight = Weight(layer.Name + ".weight", layer.Channels, frame.Channels, form.Kernel, frame.Directions, initialization);
        var bias = new Parameter(layer.Name + ".bias", layer.Channels, 0, Layers.Bias(initialization), 0, 1, [], weight.Columns, true);
        b.Parameters.AddRange([weight, bias]);
        FrameShape result = new(form.Out, layer.Channels, frame.Directions);
        Node y = b.Add(b.Conv(x, WeightSlice.All(weight), form, null, layer.Channels), PerChannel(b.Parameter(WeightSlice.All(bias)), result));
        y.Symbol = "y";
        return Shaped(Layers.Activate(b, layer.Activation, y), result);
    }

    /// <summary>
    /// Squares of positions as channels of one, in the order channel, place in the square (that of PyTorch's pixel_unshuffle), or back.
    /// </summary>
    public Node Patch(PatchLayer layer, Node x)
    {
        FrameShape frame = ShapeOf(x)!;
        Extent size = frame.Along(layer.Size);
        FrameShape fine = layer.Back ? new(frame.Extent.With(size, (n, s) => n * s), frame.Channels / size.Count, frame.Directions) : frame;
        FrameShape coarse = new(fine.Extent.With(size, (n, s) => n / s), fine.Channels * size.Count, frame.Directions);
        (int[] small, int[] large) = (Strides(fine), Strides(coarse));
        (Extent n, int c) = (coarse.Extent, fine.Channels);
        PickForm form = layer.Back
            ? PickForm.Of((int)coarse.Width, [n.Depth, size.Depth, n.Height, size.Height, n.Width, size.Width, c],
                [large[0], size.Height * size.Width, large[1], size.Width, large[2], 1, size.Count])
            : PickForm.Of((int)fine.Width, [n.Depth, n.Height, n.Width, c, size.Depth, size.Height, size.Width],
                [small[0] * size.Depth, small[1] * size.Height, small[2] * size.Width, 1, small[0], small[1], small[2]]);
        Node moved = b.Pick(x, form);
        moved.Symbol = layer.Back ? "positions" : "patches";
        return Shaped(moved, layer.Back ? fine : coarse);
    }

    /// <summary>Each position repeated in a square.</summary>
    public Node Upsample(int times, Node x)
    {
        FrameShape frame = ShapeOf(x)!;
        Extent size = frame.Along(times);
        Node large = b.Pick(x, Repeated(frame, size));
        large.Symbol = "large";
        return Shaped(large, frame with { Extent = frame.Extent.With(size, (n, s) => n * s) });
    }

    public Node Pool(PoolLayer layer, Node x)
    {
        FrameShape frame = ShapeOf(x)!;
        Extent size = frame.Along(layer.Size);
        FrameShape result = frame with { Extent = frame.Extent.With(size, (n, s) => n / s) };
        if (layer.Mean)
        {
            Node mean = b.Multiply(b.PickSum(x, Repeated(result, size)), b.Constant(1.0 / size.Count));
            mean.Symbol = "mean";
            return Shaped(mean, result);
        }

        if (size.Count <= MostCorners)
            return Greatest(x, size);
        return Greatest(Greatest(Greatest(x, new Extent(1, 1, size.Width)), new Extent(1, size.Height, 1)), new Extent(size.Depth, 1, 1));
    }

    /// <summary>The greatest number of each box of positions.</summary>
    private Node Greatest(Node x, Extent size)
    {
        if (size.Count == 1)
            return x;
        FrameShape frame = ShapeOf(x)!;
        FrameShape result = frame with { Extent = frame.Extent.With(size, (n, s) => n / s) };
        int[] strides = Strides(frame);
        Node? greatest = null;
        for (int place = 0; place < size.Count; place++)
        {
            int first = (place / size.Width / size.Height * strides[0]) + (place / size.Width % size.Height * strides[1]) + (place % size.Width * strides[2]);
            Extent n = result.Extent;
            Node corner = b.Pick(x, PickForm.Of((int)frame.Width, [n.Depth, n.Height, n.Width, frame.Channels], [strides[0] * size.Depth, strides[1] * size.Height, strides[2] * size.Width, 1], first));
            corner.Symbol = "corner" + (place + 1);

            // Where several are greatest the first one has the gradient: Max hands it to its second operand.
            greatest = greatest is null ? corner : b.Max(corner, greatest);
            if (place > 0)
                greatest.Symbol = place == size.Count - 1 ? "greatest" : "greatest" + (place + 1);
        }

        return Shaped(greatest!, result);
    }

    /// <summary>All numbers of a frame as one vector, channels first.</summary>
    public Node Flatten(Node x)
    {
        FrameShape frame = ShapeOf(x)!;
        if (frame.Channels == 1 || frame.Extent.Count == 1)
            return b.Add(Op.Regroup, [x], shape: x.Shape);
        Node flat = b.Pick(x, PickForm.ChannelsFirst(frame.Extent.Count, frame.Channels));
        flat.Symbol = "flat";
        return flat;
    }

    /// <summary>A frame of a vector that has channels first.</summary>
    public Node Unflatten(Node x, FrameShape frame) =>
        Shaped(frame.Channels == 1 || frame.Extent.Count == 1 ? x : b.Pick(x, PickForm.ChannelsLast(frame.Extent.Count, frame.Channels)), frame);

    /// <summary>Channels of several values of the same positions side by side.</summary>
    public Node Join(IReadOnlyList<Node> values)
    {
        if (values.Count == 1)
            return values[0];
        FrameShape first = ShapeOf(values[0])!;
        int channels = values.Sum(v => ShapeOf(v)!.Channels), at = 0;
        Node? sum = null;
        foreach (Node value in values)
        {
            int own = ShapeOf(value)!.Channels;
            Node placed = b.PickSum(value, PickForm.Of(first.Extent.Count * channels, [first.Extent.Count, own], [channels, 1], at));
            sum = sum is null ? placed : b.Add(sum, placed);
            at += own;
        }

        return Shaped(sum!, first with { Channels = channels });
    }

    /// <summary>A learned number for each channel and position, [channels, ...].</summary>
    public Node PerPosition(string name, FrameShape frame, double start)
    {
        var parameter = new Parameter(name, (int)frame.Width, 0, Start.Constant, start, 1, [], (int)frame.Width, true) { Field = new EquatableArray<int>(frame.Extent.Last(frame.Directions)) };
        b.Parameters.Add(parameter);
        return b.Pick(b.Parameter(WeightSlice.All(parameter)), PickForm.ChannelsLast(frame.Extent.Count, frame.Channels));
    }

    /// <summary>Normalization over all of a frame (Ba, Kiros and Hinton 2016), with a gain and a bias for each channel and position.</summary>
    public Node LayerNorm(string name, Node x, double epsilon)
    {
        FrameShape frame = ShapeOf(x)!;
        Node gain = PerPosition(name + ".weight", frame, 1), bias = PerPosition(name + ".bias", frame, 0);
        return Shaped(Layers.Normalize(b, x, epsilon, gain, bias), frame);
    }

    /// <summary>
    /// Group normalization (Wu and He 2018): y = (x - mean) / sqrt(variance + epsilon) * gain + bias, mean and variance over all positions and the channels of a group.
    /// </summary>
    public Node GroupNorm(GroupNormLayer layer, Node x)
    {
        FrameShape frame = ShapeOf(x)!;
        int own = frame.Channels / layer.Groups;
        PickForm groups = PickForm.Of(layer.Groups, [frame.Extent.Count, layer.Groups, own], [0, 1, 0]);
        Node share = b.Constant(1.0 / (frame.Extent.Count * own));
        Node mean = b.Multiply(b.PickSum(x, groups), share);
        Node centered = b.Subtract(x, b.Pick(mean, groups));
        Node squares = b.Multiply(centered, centered), variance = b.Multiply(b.PickSum(squares, groups), share);
        Node deviation = b.Sqrt(b.Add(variance, b.Constant(layer.Epsilon)));
        Node normalized = b.Divide(centered, b.Pick(deviation, groups));
        (mean.Symbol, centered.Symbol, squares.Symbol, deviation.Symbol, normalized.Symbol) = ("mean", "centered", "squares", "deviation", "normalized");
        Node gain = Learned(layer.Name + ".weight", frame, 1), bias = Learned(layer.Name + ".bias", frame, 0);
        return Shaped(b.Add(b.Multiply(normalized, gain), bias), frame);
    }

    private Node Learned(string name, FrameShape frame, double start)
    {
        var parameter = new Parameter(name, frame.Channels, 0, Start.Constant, start, 1, [], frame.Channels, true);
        b.Parameters.Add(parameter);
        return PerChannel(b.Parameter(WeightSlice.All(parameter)), frame);
    }

    /// <summary>Units from plane to plane, line to line, position to position.</summary>
    private static int[] Strides(FrameShape frame) => [frame.Extent.Height * frame.Extent.Width * frame.Channels, frame.Extent.Width * frame.Channels, frame.Channels];

    /// <summary>Each position of a frame in all places of a square.</summary>
    private static PickForm Repeated(FrameShape coarse, Extent size)
    {
        (Extent n, int[] strides) = (coarse.Extent, Strides(coarse));
        return PickForm.Of((int)coarse.Width, [n.Depth, size.Depth, n.Height, size.Height, n.Width, size.Width, coarse.Channels], [strides[0], 0, strides[1], 0, strides[2], 0, 1]);
    }
}
