using SeqGen.Generator.Cells;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>
/// Turns a cell's text into graph nodes for one layer and direction. Calls of <c>Linear</c> stack in source order into one matrix for the
/// input and one for the states (PyTorch's weight_ih and weight_hh), so that each is a single product:
/// <code>
/// i = Sigmoid(Linear(x, h))   f = Sigmoid(Linear(x, h))      px = W_ih x + (b_ih + b_hh)    ph = W_hh h'
///                                                            i = sigmoid(px[0] + ph[0])     f = sigmoid(px[1] + ph[1])
/// </code>
/// A bias of the state side is added to the input's product where the call has one, which is valid because addition commutes. Over frames the products are
/// convolutions, and where every call has both sides the state's goes on from the input's sum.
/// </summary>
internal sealed class LowerCell(GraphBuilder builder, CellDefinition cell, CellPlace place, Initialization initialization)
{
    private readonly Node?[] _values = new Node?[cell.Nodes.Count];
    private readonly bool[] _fromInput = new bool[cell.Nodes.Count];
    private readonly List<LinearCall> _calls = [];
    private readonly Dictionary<(string Name, bool Conv), CallStack> _stacks = [];
    private int _unnamed;

    /// <summary>One call of Linear: where its blocks stand.</summary>
    private sealed record LinearCall(int Node, int Input, int State, double Bias, CallStack Stack)
    {
        public int InputBlock { get; set; } = -1;

        public int StateBlock { get; set; } = -1;
    }

    /// <summary>Calls that share their matrices: all without a name, or all of one name.</summary>
    private sealed class CallStack(string prefix)
    {
        /// <summary>What stands in front of its parameters' names.</summary>
        public string Prefix { get; } = prefix;

        /// <summary>Taps over inputs and over states; null where rows are multiplied.</summary>
        public (ConvForm Input, ConvForm State)? Forms { get; init; }

        public List<LinearCall> InputBlocks { get; } = [];

        public List<LinearCall> StateBlocks { get; } = [];

        public Parameter? InputWeight { get; set; }

        public Parameter? StateWeight { get; set; }

        public Parameter? InputBias { get; set; }

        public Parameter? StateBias { get; set; }

        public Node? InputProduct { get; set; }

        /// <summary>All gates of a convolution, input and state together.</summary>
        public Node? Gates { get; set; }

        public Dictionary<Node, (Node Product, int First)> StateProducts { get; } = [];
    }

    /// <summary>Lowers the cell; returns its output and sets every state's next value.</summary>
    /// <param name="x">Input of every step (or one for all steps, of <see cref="Domain.Row"/>); null where there is none, and no product of it.</param>
    /// <param name="states">One for each of the cell's.</param>
    public Node Run(Node? x, IReadOnlyList<State> states)
    {
        StackCalls(x is not null);
        MakeParameters(x is null ? 0 : place.Frame?.Input.Channels ?? x.Shape.Width);
        for (int i = 0; i < cell.Nodes.Count; i++)
        {
            CellNode node = cell.Nodes[i];
            if (x is null && _fromInput[i])
                continue;
            _values[i] = node.Op switch
            {
                CellOp.Input => x,
                CellOp.State => states[node.Index].Previous,
                CellOp.Linear or CellOp.Conv => Call(_calls.First(c => c.Node == i)),
                _ => Pointwise(node),
            };
            if (node.Symbol.Length > 0 && node.Op is not (CellOp.Input or CellOp.State or CellOp.Constant) && _values[i]!.Symbol.Length == 0)
                _values[i]!.Symbol = node.Symbol;
        }

        for (int s = 0; s < states.Count; s++)
        {
            Node next = AsUnits(_values[cell.Next[s]]!);
            states[s].Next = next;
            if (next.Symbol.Length == 0)
                next.Symbol = cell.States[s];
        }

        Node output = AsUnits(_values[cell.Output]!);
        if (output.Symbol.Length == 0)
            output.Symbol = "y";
        return output;
    }

    /// <summary>A next value, or an output, exists at every step and is as wide as the units.</summary>
    private Node AsUnits(Node node) => builder.Expand(node, Shape.Of(Domain.Step, place.Width));

    private void StackCalls(bool hasInput)
    {
        bool[] fromInput = _fromInput;
        for (int i = 0; i < cell.Nodes.Count; i++)
        {
            CellNode node = cell.Nodes[i];
            fromInput[i] = node.Op == CellOp.Input
                || (node.Op is not (CellOp.State or CellOp.Linear or CellOp.Conv or CellOp.Constant) && node.Inputs.Count > 0 && node.Inputs.All(j => fromInput[j] || cell.Nodes[j].Op == CellOp.Constant) && node.Inputs.Any(j => fromInput[j]));
            if (node.Op is not (CellOp.Linear or CellOp.Conv))
                continue;
            int[] input = [.. node.Inputs.Where(j => fromInput[j] && hasInput)];
            int[] state = [.. node.Inputs.Where(j => !fromInput[j])];
            if (input.Length > 1 || state.Length > 1)
                throw new InvalidOperationException("A product takes at most one operand that comes from the input and one that does not.");
            if (!_stacks.TryGetValue((node.Name, node.Op == CellOp.Conv), out CallStack? stack))
                _stacks[(node.Name, node.Op == CellOp.Conv)] = stack = NewStack(node);
            var call = new LinearCall(i, input.Length > 0 ? input[0] : -1, state.Length > 0 ? state[0] : -1, node.Value, stack);
            _calls.Add(call);
            if (call.Input >= 0 || call.State < 0)
            {
                call.InputBlock = stack.InputBlocks.Count;
                stack.InputBlocks.Add(call);
            }

            if (call.State >= 0)
            {
                call.StateBlock = stack.StateBlocks.Count;
                stack.StateBlocks.Add(call);
            }
        }
    }

    private CallStack NewStack(CellNode node)
    {
        bool isApart = node.Op == CellOp.Linear && cell.Nodes.Any(n => n.Op == CellOp.Conv);
        string prefix = place.Prefix + (node.Name.Length > 0 ? node.Name + "_" : isApart ? "linear_" : "");
        if (place.Frame is not { } frame)
            return new CallStack(prefix);
        (Extent input, Extent state) = node.Op == CellOp.Conv ? (frame.Kernel, frame.StateKernel) : (Extent.All(1), Extent.All(1));
        return new CallStack(prefix) { Forms = (ConvForm.Same(frame.Input.Extent, input), ConvForm.Same(frame.Input.Extent, state)) };
    }

    private void MakeParameters(int inputWidth)
    {
        int units = place.Units;
        foreach (CallStack stack in _calls.Select(c => c.Stack).Distinct())
        {
            string prefix = stack.Prefix;
            stack.InputWeight = Matrix(prefix + "weight_ih", inputWidth == 0 ? 0 : stack.InputBlocks.Count, inputWidth, Start.Xavier, stack.Forms?.Input);
            stack.StateWeight = Matrix(prefix + "weight_hh", stack.StateBlocks.Count, units, Start.Orthogonal, stack.Forms?.State);
            stack.InputBias = Vector(prefix + "bias_ih", stack.InputBlocks, c => c.Bias);
            stack.StateBias = Vector(prefix + "bias_hh", stack.StateBlocks, c => c.InputBlock < 0 ? c.Bias : 0);
        }

        Parameter? Matrix(string name, int blocks, int columns, Start start, ConvForm? form)
        {
            int taps = form?.Taps ?? 1;
            return blocks == 0 ? null : Declare(new Parameter(name + place.Suffix, blocks * units, columns * taps,
                initialization == Initialization.PyTorch ? Start.Uniform : start, 0, blocks, [], form is null ? units : columns * taps, true)
            {
                Field = form is null ? default : place.Frame!.Field(form.Kernel),
            });
        }

        Parameter? Vector(string name, List<LinearCall> blocks, Func<LinearCall, double> bias) =>
            blocks.Count == 0 ? null : Declare(new Parameter(name + place.Suffix, blocks.Count * units, 0,
                initialization == Initialization.PyTorch ? Start.Uniform : Start.Constant, 0, blocks.Count,
                new EquatableArray<double>(blocks.Select(bias)), units, true));
    }

    private Parameter Declare(Parameter parameter)
    {
        builder.Parameters.Add(parameter);
        return parameter;
    }

    private Node Call(LinearCall call)
    {
        if (call.Input < 0 && call.State < 0)
            return Everywhere(Bias(call.Stack.InputBias!, call.InputBlock));
        if (GatesOf(call) is { } gates)
            return gates;
        Node? input = call.Input < 0 ? null : InputPart(call);
        Node? state = call.State < 0 ? null : StatePart(call);
        return input is null ? builder.Add(state!, Everywhere(Bias(call.Stack.StateBias!, call.StateBlock))) : state is null ? input : builder.Add(input, state);
    }

    /// <summary>
    /// The call's part of a convolution of the states that goes on from that of the input, or from the bias where the layer has no input; null where calls of the
    /// stack have different operands.
    /// </summary>
    private Node? GatesOf(LinearCall call)
    {
        CallStack stack = call.Stack;
        bool isAlone = stack.InputBlocks.Count == 0;
        if (stack.Forms is null || stack.StateBlocks.Any(c => c.Input != call.Input || c.State != call.State) || stack.InputBlocks.Any(c => c.StateBlock < 0)
            || (!isAlone && stack.InputBlocks.Count != stack.StateBlocks.Count))
            return null;
        if (stack.Gates is null)
        {
            int count = stack.StateBlocks.Count;
            Node? start = null;
            if (!isAlone)
            {
                InputPart(call);
                start = stack.InputProduct!.Shape.Domain == Domain.Row ? builder.Repeat(stack.InputProduct) : stack.InputProduct;
            }

            Node gates = Product(stack, stack.Forms.Value.State, _values[call.State]!, WeightSlice.All(stack.StateWeight!), count, start);
            if (isAlone)
                gates = builder.Add(gates, Everywhere(builder.Parameter(WeightSlice.All(stack.StateBias!), [.. Enumerable.Repeat(place.Units, count)])));
            if (count > 1)
                gates.Symbol = "gates";
            stack.Gates = gates;
        }

        return builder.Slice(stack.Gates, call.StateBlock);
    }

    /// <summary>Rows of a weight times an operand: one gate for each block of rows.</summary>
    private Node Product(CallStack stack, ConvForm? form, Node operand, WeightSlice slice, int blocks, Node? start = null)
    {
        int[] parts = [.. Enumerable.Repeat(place.Units, blocks)];
        return stack.Forms is null ? builder.Linear(Operand(operand), slice, parts) : builder.Conv(Operand(operand), slice, form!, start, parts);
    }

    /// <summary>W x + b of one call: a part of the product of all calls where these share their operand.</summary>
    private Node InputPart(LinearCall call)
    {
        CallStack stack = call.Stack;
        Node operand = _values[call.Input]!;
        if (stack.InputBlocks.Any(c => c.Input != call.Input))
        {
            Node own = Product(stack, stack.Forms?.Input, operand, Rows(stack.InputWeight!, call.InputBlock, 1), 1);
            return builder.Add(own, InputBias(call));
        }

        if (stack.InputProduct is null)
        {
            int[] parts = [.. Enumerable.Repeat(place.Units, stack.InputBlocks.Count)];
            Node product = Product(stack, stack.Forms?.Input, operand, WeightSlice.All(stack.InputWeight!), parts.Length);
            Node bias = stack.InputBlocks.All(c => c.StateBlock >= 0) && stack.StateBlocks.All(c => c.InputBlock >= 0)
                ? builder.Add(builder.Parameter(WeightSlice.All(stack.InputBias!), parts), builder.Parameter(WeightSlice.All(stack.StateBias!), parts))
                : builder.Concat([.. stack.InputBlocks.Select(RawInputBias)]);
            stack.InputProduct = builder.Add(product, Everywhere(bias));
        }

        return builder.Slice(stack.InputProduct, call.InputBlock);
    }

    private Node InputBias(LinearCall call) => Everywhere(RawInputBias(call));

    private Node RawInputBias(LinearCall call)
    {
        Node own = Bias(call.Stack.InputBias!, call.InputBlock);
        return call.StateBlock < 0 ? own : builder.Add(own, Bias(call.Stack.StateBias!, call.StateBlock));
    }

    /// <summary>A vector over channels at all positions of a frame.</summary>
    private Node Everywhere(Node vector) => place.Frame is null ? vector : builder.Pick(vector, PickForm.Channels(place.Frame.Positions, vector.Shape.Parts[0]));

    /// <summary>U h' of one call: a part of the product over all neighboring blocks with the same operand.</summary>
    private Node StatePart(LinearCall call)
    {
        CallStack stack = call.Stack;
        Node operand = _values[call.State]!;
        int first = call.StateBlock, last = call.StateBlock;
        while (first > 0 && stack.StateBlocks[first - 1].State == call.State)
            first--;
        while (last + 1 < stack.StateBlocks.Count && stack.StateBlocks[last + 1].State == call.State)
            last++;
        if (!stack.StateProducts.TryGetValue(operand, out var known) || known.First != first)
        {
            int blocks = last - first + 1;
            known = (Product(stack, stack.Forms?.State, operand, Rows(stack.StateWeight!, first, blocks), blocks), first);
            stack.StateProducts[operand] = known;
        }

        return builder.Slice(known.Product, call.StateBlock - first);
    }

    private Node Operand(Node operand) => operand.Op == Op.Repeat ? operand.Inputs[0] : AtSteps(operand);

    /// <summary>A bias alone, which is what a product of no input leaves, at every step.</summary>
    private Node AtSteps(Node value) => value.Shape.Domain == Domain.Model && !value.Shape.IsScalar ? AsUnits(value) : value;

    private Node Bias(Parameter parameter, int block) => builder.Parameter(Rows(parameter, block, 1), place.Units);

    private WeightSlice Rows(Parameter parameter, int block, int blocks) =>
        new(parameter, block * place.Units, blocks * place.Units, 0, parameter.Columns);

    private Node Pointwise(CellNode node)
    {
        Node Value(int i) => AtSteps(_values[node.Inputs[i]]!);
        switch (node.Op)
        {
            case CellOp.Constant:
                return builder.Constant(node.Value);
            case CellOp.Scale:
                return builder.Multiply(Value(0), UnitParameter(Value(0), node.Name, "scale", node.Value));
            case CellOp.ChannelScale:
                return builder.Multiply(Value(0), UnitParameter(Value(0), node.Name, "scale", node.Value, perChannel: true));
            case CellOp.Bias:
                return builder.Add(Value(0), UnitParameter(Value(0), node.Name, "bias", node.Value));
            case CellOp.LayerNorm:
                string name = node.Name.Length > 0 ? node.Name : "norm" + ++_unnamed;
                return Layers.Normalize(builder, Value(0), node.Value,
                    UnitParameter(Value(0), name + "_weight", "", 1), UnitParameter(Value(0), name + "_bias", "", 0));
            default:
                Node[] operands = [.. node.Inputs.Select(i => _values[i]!)];
                return builder.Pointwise((Op)Enum.Parse(typeof(Op), node.Op.ToString()), operands.All(o => o.Shape.Domain == Domain.Model) ? [.. operands.Select(AtSteps)] : operands);
        }
    }

    private Node UnitParameter(Node like, string name, string kind, double start, bool perChannel = false)
    {
        string own = name.Length > 0 ? name : kind + ++_unnamed;
        if (place.Frame is { } frame)
        {
            FrameShape shape = frame.Input with { Channels = like.Shape.IsScalar ? place.Units : like.Shape.Width / frame.Positions };
            if (!perChannel)
                return new LowerFrames(builder, initialization).PerPosition(place.Prefix + own + place.Suffix, shape, start);
            Parameter channels = Declare(new Parameter(place.Prefix + own + place.Suffix, shape.Channels, 0, Start.Constant, start, 1, [], shape.Channels, true));
            return Everywhere(builder.Parameter(WeightSlice.All(channels)));
        }

        int width = like.Shape.IsScalar ? place.Units : like.Shape.Width;
        var parameter = Declare(new Parameter(place.Prefix + own + place.Suffix, width, 0, Start.Constant, start, 1, [], width, true));
        int[] parts = like.Shape.IsScalar ? [width] : [.. like.Shape.Parts];
        return builder.Parameter(WeightSlice.All(parameter), parts);
    }
}

/// <summary>Where a cell stands: the layer's prefix (<c>memory.</c>), the suffix of its parameters (<c>_l0_reverse</c>) and its size.</summary>
internal sealed record CellPlace(string Prefix, string Suffix, int Units)
{
    /// <summary>Frames, whose channels the units are; null for vectors.</summary>
    public FramePlace? Frame { get; init; }

    /// <summary>Numbers of a state.</summary>
    public int Width => Units * (Frame?.Positions ?? 1);
}
