using System.Globalization;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>Turns a declaration into the graph of its forward pass.</summary>
internal sealed class LowerModel
{
    private readonly GraphBuilder _builder = new();
    private readonly ModelDeclaration _declaration;
    private readonly List<ModelInput> _inputs = [];
    private readonly List<ModelOutput> _outputs = [];
    private readonly List<StateGroup> _states = [];
    private readonly List<string> _layers = [];
    private readonly Dictionary<string, Node> _stacks = [];
    private int _stack;
    private readonly HashSet<Node> _reversed = [];
    private readonly HashSet<Node> _whole = [];
    private int _externals;
    private int _randoms, _streams;

    private readonly LowerFrames _frames;
    private readonly LowerPair _pair;
    private readonly LowerContext _context;
    private readonly Dictionary<string, State> _fed = [];
    private readonly Dictionary<string, Node> _named = [];
    private StackDeclaration? _decoder;
    private Axis _axis;
    private AttentionLayer? _joins;
    private PositionalLayer? _rotary;
    private WeightSlice? _angles;
    private State? _own;
    private Node? _given;

    private LowerModel(ModelDeclaration declaration)
    {
        _declaration = declaration;
        _frames = new LowerFrames(_builder, declaration.Initialization);
        _pair = new LowerPair(_builder, _frames, declaration.Initialization);
        _context = new LowerContext(_builder, declaration.Initialization, () => _randoms++);
    }

    /// <exception cref="InvalidOperationException">The declaration breaks a rule that its reader should have reported.</exception>
    public static LoweredModel Run(ModelDeclaration declaration)
    {
        var lower = new LowerModel(declaration);
        foreach (StackDeclaration stack in declaration.Stacks)
        {
            lower.Stack(stack);
            lower._stack++;
        }

        return new LoweredModel(declaration, lower._builder.Build(), lower._inputs, lower._outputs, lower._states, lower._layers);
    }

    private void Stack(StackDeclaration stack)
    {
        Node? value = stack.From.Count == 0 ? null : Join([.. stack.From.Select(name => _stacks[name])]);
        LossLayer? loss = null;
        _decoder = stack.Role == StackRole.Decoder ? stack : null;
        _axis = _declaration.HasEncoder && _decoder is null ? Axis.Source : Axis.Main;
        if (_decoder is not null)
            _pair.Begin(stack, [.. stack.Start.Select(name => _stacks[name])]);
        _rotary = null;
        string last = stack.Name;
        for (int i = 0; i < stack.Layers.Count; i++)
        {
            LayerDeclaration layer = stack.Layers[i];
            if (layer is LossLayer its)
            {
                loss = its;
                continue;
            }

            if (layer is NoInputLayer)
                continue;
            Enter(layer.Name);
            if (layer is AttentionLayer before && AttentionRules.IsInFront(stack.Layers, i))
                _joins = before;
            else
                _named[layer.Name] = value = Layer(layer, value);
            last = layer.Name;
        }

        _stacks[stack.Name] = value!;
        if (_own is not null)
            FeedBack(value!, loss);
        if (stack.Role == StackRole.Encoder)
        {
            _pair.End(_builder.Regroup(value!, value!.Shape.Width));
            return;
        }

        if (loss is null && _declaration.Stacks.Any(s => s.From.Contains(stack.Name) || s.Start.Contains(stack.Name)))
            return;
        _builder.Outputs.Add(value!);
        _outputs.Add(new ModelOutput(stack.Name.Length > 0 ? stack.Name : last, value!.Shape.Width, value.Shape.Domain, loss) { Frame = _frames.ShapeOf(value) });
    }

    /// <summary>The output, or what it says the chance of a 1 is, becomes the input of the next step.</summary>
    private void FeedBack(Node output, LossLayer? loss)
    {
        Node one = _builder.Regroup(output, output.Shape.Width);
        _own!.Next = loss is { Kind: LossKind.BinaryCrossEntropy } ? _builder.Sigmoid(one) : one;
        _own = null;
    }

    /// <summary>An input; in a decoder that is fed by its own output that of the step before, and at first the last of a source of the same form.</summary>
    private Node Given(LayerDeclaration layer, int width, FrameShape? frame)
    {
        if (_decoder is { OwnOutput: true })
        {
            _own = _builder.NewState(layer.Name + ".own", Direction.Forward, width);
            _own.Previous.Symbol = "y'";
            if (_given is { Shape.Domain: Domain.Step } source && source.Shape.Width == width && _frames.ShapeOf(source) == frame)
                _own.Initial = _builder.Cross(_builder.In(source.Layer, () => _builder.TakeEnd(source, 0)));
            return _frames.Shaped(_own.Previous, frame);
        }

        Domain domain = InputForm.IsVector(_declaration.Stacks, _stack) ? Domain.Row : Domain.Step;
        _inputs.Add(new ModelInput(layer.Name, false, width, domain, layer is FeaturesLayer { Standardize: true }, _axis) { Frame = frame });
        Node x = _builder.Input(width, domain);
        x.Symbol = "x";
        if (_declaration.Stacks[_stack].Role == StackRole.Encoder)
            _given = x;
        return _frames.Shaped(x, frame);
    }

    private void Enter(string name)
    {
        _builder.CurrentLayer = new Layer(_layers.Count, name, _axis);
        _layers.Add(name);
    }

    /// <summary>The outputs of several stacks side by side; one vector for all steps is repeated beside a sequence.</summary>
    private Node Join(Node[] values)
    {
        Domain domain = values.Max(v => v.Shape.Domain);
        return _declaration.HasEncoder ? _builder.In(values[values.Length - 1].Layer, Joined) : Joined();

        Node Joined()
        {
            Node[] all = [.. values.Select(v => v.Shape.Domain == domain ? v : _frames.Shaped(_builder.Repeat(v), _frames.ShapeOf(v)))];
            return _frames.ShapeOf(all[0]) is null ? _builder.Concat(all) : _frames.Join(all);
        }
    }

    private Node Layer(LayerDeclaration layer, Node? value) => layer switch
    {
        FeaturesLayer features => Features(features),
        FramesLayer frames => Given(frames, (int)frames.Shape.Width, frames.Shape),
        TokensLayer tokens => Tokens(tokens),
        EmbeddingLayer embedding => Embedding(embedding, value!),
        RecurrentLayer recurrent => Recurrent(recurrent, value),
        PatchLayer patch => _frames.Patch(patch, value!),
        ConvLayer conv => _frames.Conv(conv, _frames.Join([value!, .. conv.Beside.Select(name => _named[name])])),
        PoolLayer pool => _frames.Pool(pool, value!),
        UpsampleLayer upsample => _frames.Upsample(upsample.Size, value!),
        FlattenLayer => _frames.Flatten(value!),
        GroupNormLayer norm => _frames.GroupNorm(norm, value!),
        LayerNormLayer norm when _frames.ShapeOf(value) is not null => _frames.LayerNorm(norm.Name, value!, norm.Epsilon),
        LayerNormLayer norm => Norm(norm.Name, value!, norm.Epsilon),
        DropoutLayer dropout => _frames.Shaped(Dropped(value!, dropout.Rate), _frames.ShapeOf(value)),
        DenseLayer dense => Dense(dense, value!),
        SelfAttentionLayer attention => Block(attention.Name, attention.Block, value!, x => LowerAttention.Self(_builder, attention, x, _declaration.Initialization, attention.WeightDropout > 0 ? _randoms++ : 0, AnglesFor(attention, x.Shape.Width))),
        FeedForwardLayer dense => Block(dense.Name, dense.Block, value!, x => FeedForward(dense, x)),
        PositionalLayer { Rotary: true } positions => Rotary(positions, value!),
        PositionalLayer positions => Stream(LowerAttention.Positions(_builder, positions, value!)),
        AttentionLayer attention => Fed(attention, Block(attention.Name, attention.Block, value!, x => _context.Combined(attention, _pair.Source!, x))),
        AttentionPoolLayer pool => LowerAttention.Pool(_builder, pool, value!, _declaration.Initialization),
        RepeatLayer => value!.Shape.Domain == Domain.Step ? value : _frames.Shaped(_builder.Repeat(value), _frames.ShapeOf(value)),
        ReduceLayer reduce => _frames.Shaped(Reduce(reduce.Reduction, value!), _frames.ShapeOf(value)),
        _ => throw new InvalidOperationException($"{layer.GetType().Name} has no lowering."),
    };

    /// <summary>Changes no value: the attentions that follow turn theirs.</summary>
    private Node Rotary(PositionalLayer layer, Node value)
    {
        (_rotary, _angles) = (layer, null);
        return value;
    }

    /// <summary>The table of the rotary positions in front, which the first attention behind them makes as wide as its heads.</summary>
    private WeightSlice? AnglesFor(SelfAttentionLayer attention, int width)
    {
        if (_rotary is null || _angles is not null)
            return _rotary is null ? null : _angles;
        var table = new Parameter(_rotary.Name + ".weight", _rotary.Steps, width / attention.Heads, Start.Rotations, 0, 1, [], width / attention.Heads, false);
        _builder.Parameters.Add(table);
        return _angles = WeightSlice.All(table);
    }

    private Node Features(FeaturesLayer layer)
    {
        Node x = Given(layer, layer.Count, null);
        if (!layer.Standardize)
            return x;
        Node mean = Statistic(layer.Name + ".mean", layer.Count, 0);
        Node scale = Statistic(layer.Name + ".scale", layer.Count, 1);
        return _builder.Multiply(_builder.Subtract(x, mean), scale);
    }

    private Node Statistic(string name, int count, double value)
    {
        var parameter = new Parameter(name, count, 0, Start.Constant, value, 1, [], count, false);
        _builder.Parameters.Add(parameter);
        return _builder.Parameter(WeightSlice.All(parameter), count);
    }

    private Node Tokens(TokensLayer layer)
    {
        Domain domain = InputForm.IsVector(_declaration.Stacks, _stack) ? Domain.Row : Domain.Step;
        _inputs.Add(new ModelInput(layer.Name, true, layer.Vocabulary, domain, false, _axis));
        return _builder.Tokens(layer.Vocabulary, domain);
    }

    private Node Embedding(EmbeddingLayer layer, Node tokens)
    {
        int vocabulary = _inputs[tokens.Index].Width;
        var table = new Parameter(layer.Name + ".weight", vocabulary, layer.Size, Start.Normal, 0, 1, [], layer.Size, true);
        _builder.Parameters.Add(table);
        return _builder.Gather(tokens, WeightSlice.All(table));
    }

    /// <param name="layer">The layer.</param>
    /// <param name="value">Its input; null where there is none.</param>
    private Node Recurrent(RecurrentLayer layer, Node? value)
    {
        int directions = layer.Bidirectional ? 2 : 1;
        FrameShape? empty = value is null && FrameRules.IsConvolutional(layer) ? _frames.ShapeOf(_stacks[_declaration.Stacks[0].Name])! with { Channels = 0 } : null;
        FrameShape? held = (empty ?? _frames.ShapeOf(value)) is { } before ? before with { Channels = layer.Units } : null;
        int width = layer.Units * (held?.Extent.Count ?? 1);
        var groups = layer.Cell.States.Select(s => new StateGroup(layer.Name + "." + s, width, new List<int>()) { Frame = held }).ToArray();
        for (int l = 0; l < layer.Layers; l++)
        {
            Node? input = value;
            FrameShape? frame = value is null ? empty : _frames.ShapeOf(value);
            if (l > 0 && layer.Dropout > 0)
                input = Dropped(input!, layer.Dropout);
            var outputs = new Node[directions];
            List<State>[] ends = [.. layer.Cell.States.Select(_ => new List<State>())];
            for (int d = 0; d < directions; d++)
            {
                string suffix = "_l" + l + (d == 1 ? "_reverse" : "");
                string place = (layer.Layers > 1 ? "_l" + l : "") + (d == 1 ? "_reverse" : "");
                if (place.Length > 0)
                    Enter(layer.Name + place);
                var states = new List<State>();
                for (int s = 0; s < layer.Cell.States.Count; s++)
                {
                    if (!_declaration.HasEncoder)
                        ((List<int>)groups[s].Blocks).Add(_externals);
                    State state = _builder.NewState(layer.Name + "." + layer.Cell.States[s] + suffix, d == 0 ? Direction.Forward : Direction.Reverse, width, _declaration.HasEncoder ? -1 : _externals++);
                    if (_decoder is not null)
                        state.Initial = _pair.Initial(layer, state, layer.Cell.States[s], l, frame is null ? null : frame with { Channels = layer.Units });
                    ends[s].Add(state);
                    state.Previous.Symbol = layer.Cell.States[s] + "'";
                    states.Add(state);
                }

                if (_joins is { } joins && l == 0)
                    input = value = Beside(input, _context.Of(joins, _pair.Source!, states[0].Previous));
                if (_decoder is not null && l == 0)
                    input = Feeding(layer, input);
                var cell = new LowerCell(_builder, layer.Cell, new CellPlace(layer.Name + ".", suffix, layer.Units) { Frame = frame is null ? null : FramePlace.Of(layer, frame) }, _declaration.Initialization);
                outputs[d] = _frames.Shaped(cell.Run(input, states), frame is null ? null : frame with { Channels = layer.Units });
                if (d == 1)
                    _reversed.Add(outputs[d]);
            }

            if (_declaration.Stacks[_stack].Role == StackRole.Encoder)
                _pair.Remember(l, layer.Cell.States, ends, frame is null ? null : frame with { Channels = layer.Units });
            _joins = null;
            Node output = directions == 1 ? outputs[0] : layer.Merge == Merge.Concat ? frame is null ? _builder.Concat(outputs) : _frames.Join(outputs) : _builder.Add(outputs[0], outputs[1]);
            value = _frames.Shaped(layer.Residual && value is not null && output.Shape.Width == value.Shape.Width ? Skip(output, value) : output, frame is null ? null : frame with { Channels = output.Shape.Width / frame.Extent.Count });
        }

        if (!_declaration.HasEncoder)
            _states.AddRange(groups);
        return value!;
    }

    /// <summary>What comes into a layer, and something more.</summary>
    private Node Beside(Node? input, Node more) => input is null ? more : _builder.Concat(input, more);

    /// <summary>The input of the decoder's first recurrent layer, joined by what attentions behind it gave at the step before.</summary>
    private Node? Feeding(RecurrentLayer layer, Node? input)
    {
        if (_decoder!.Layers.OfType<RecurrentLayer>().First() != layer)
            return input;
        for (int i = 0; i < _decoder.Layers.Count; i++)
        {
            if (_decoder.Layers[i] is not AttentionLayer { InputFeeding: true } attention)
                continue;
            int units = _decoder.Layers.Take(i).Select(l => l is RecurrentLayer r ? r.Units : l is DenseLayer d ? d.Units : 0).Last(u => u > 0);
            State state = _builder.NewState(attention.Name + ".fed", Direction.Forward, units);
            state.Previous.Symbol = "fed'";
            _fed.Add(attention.Name, state);
            input = Beside(input, state.Previous);
        }

        return input;
    }

    private Node Fed(AttentionLayer layer, Node output)
    {
        if (_fed.TryGetValue(layer.Name, out State? state))
            state.Next = _builder.Regroup(output, output.Shape.Width);
        return output;
    }

    /// <summary>output + input; the input in the output's parts, for a value of both directions may meet a single part.</summary>
    private Node Skip(Node output, Node input) => Stream(_builder.Add(output, _builder.Regroup(input, [.. output.Shape.Parts])));

    /// <summary>A value that blocks add to, by its place: x1, x2 and so on.</summary>
    private Node Stream(Node sum)
    {
        sum.Symbol = "x" + (++_streams).ToString(CultureInfo.InvariantCulture);
        return sum;
    }

    /// <summary>A layer as wide as its input, with normalization, dropout and residual.</summary>
    private Node Block(string name, BlockOptions around, Node value, Func<Node, Node> layer)
    {
        Node x = value;
        if (around.Norm == Declaration.Norm.Before)
            (x = Norm(name + ".norm", value, 1e-5)).Symbol = "n";
        Node y = Dropped(layer(x), around.Dropout);
        if (around.Residual)
            _whole.Add(y = Skip(y, value));
        return around.Norm == Declaration.Norm.After ? Norm(name + ".norm", y, 1e-5) : y;
    }

    private Node FeedForward(FeedForwardLayer layer, Node value)
    {
        int width = value.Shape.Width;
        Node inner = Dense(new DenseLayer(layer.Name + ".linear1", layer.Units, layer.Activation), value, "u");
        return Dense(new DenseLayer(layer.Name + ".linear2", width, Activation.None), inner);
    }

    private Node Norm(string name, Node value, double epsilon)
    {
        int[] parts = [.. value.Shape.Parts];
        Node gain = Learned(name + ".weight", value.Shape.Width, parts, 1);
        Node bias = Learned(name + ".bias", value.Shape.Width, parts, 0);
        return Layers.Normalize(_builder, value, epsilon, gain, bias);
    }

    private Node Learned(string name, int width, int[] parts, double start)
    {
        var parameter = new Parameter(name, width, 0, Start.Constant, start, 1, [], width, true);
        _builder.Parameters.Add(parameter);
        return _builder.Parameter(WeightSlice.All(parameter), parts);
    }

    /// <summary>Parts are dropped apart, each by a draw of its own.</summary>
    private Node Dropped(Node value, double rate) =>
        rate == 0 ? value
        : value.Shape.Parts.Count > 1 ? _builder.Concat([.. Enumerable.Range(0, value.Shape.Parts.Count).Select(p => Dropped(_builder.Slice(value, p), rate))])
        : _builder.Multiply(value, _builder.Random(_randoms++, rate, value.Shape));

    private Node Dense(DenseLayer layer, Node value, string symbol = "y")
    {
        Parameter weight = Layers.Weight(layer.Name + ".weight", layer.Units, value.Shape.Width, _declaration.Initialization);
        Node y = Layers.Dense(_builder, weight, Layers.Bias(_declaration.Initialization), value, layer.Units);
        y.Symbol = symbol;
        y = Layers.Activate(_builder, layer.Activation, y);
        if (layer.Residual.Length > 0)
            _whole.Add(y = Skip(y, _named[layer.Residual]));
        return y;
    }

    private Node Reduce(Reduction reduction, Node value) => reduction switch
    {
        Reduction.Last => Last(value),
        Reduction.Mean => _builder.Divide(_builder.SumSteps(value), _builder.StepCount()),
        _ => _builder.MaxSteps(value),
    };

    /// <summary>
    /// The final state of each direction: a reverse recurrence ends at the first step. Dropout and sums (both work unit by unit) are looked
    /// through, but for a block's residual; after any other layer it is the value at the last step.
    /// </summary>
    private Node Last(Node value)
    {
        if (_whole.Contains(value))
            return _builder.TakeEnd(value, 0);
        if (value.Op is Op.PickSum or Op.Pick && HasReverse(value))
            return _builder.Add(value.Op, [Last(value.Inputs[0])], pick: value.Pick);
        if (value.Op == Op.Concat)
            return _builder.Concat([.. value.Inputs.Select(Last)]);
        if (value.Op == Op.Add && value.Inputs.All(i => i.Shape.Domain == Domain.Step && i.Shape.Parts.Equals(value.Shape.Parts)) && value.Inputs.Any(HasReverse) && _builder.States.All(s => s.Next != value))
            return _builder.Add(LastBeside(value.Inputs[0], value.Inputs[1]), LastBeside(value.Inputs[1], value.Inputs[0]));
        if (value.Op == Op.Multiply && value.Inputs[1].Op == Op.Random && HasReverse(value.Inputs[0]))
            return Dropped(Last(value.Inputs[0]), value.Inputs[1].Value);
        return _builder.TakeEnd(value, _reversed.Contains(value) ? 1 : 0);
    }

    /// <summary>The final value of one term of a sum: what has no direction itself ends where each part of the other term does.</summary>
    private Node LastBeside(Node value, Node other)
    {
        if (HasReverse(value) || Reversed(other) is not { } reversed || reversed.Distinct().Count() != 2)
            return Last(value);
        return _builder.Concat([.. reversed.Select((r, part) => _builder.TakeEnd(_builder.Slice(value, part), r ? 1 : 0))]);
    }

    /// <summary>For each part of a value, whether it ends at the first step; null where a part has both directions in it.</summary>
    private bool[]? Reversed(Node value)
    {
        if (_reversed.Contains(value) || !HasReverse(value))
            return [.. Enumerable.Repeat(HasReverse(value), value.Shape.Parts.Count)];
        return value.Op switch
        {
            Op.Concat when value.Inputs.Select(Reversed).ToArray() is var all && all.All(r => r is not null) => [.. all.SelectMany(r => r!)],
            Op.Multiply when value.Inputs[1].Op == Op.Random => Reversed(value.Inputs[0]),
            Op.Add when HasReverse(value.Inputs[0]) != HasReverse(value.Inputs[1]) => Reversed(value.Inputs.First(HasReverse)),
            _ => null,
        };
    }

    private bool HasReverse(Node value) =>
        _reversed.Contains(value) || (value.Op is Op.Concat or Op.Add or Op.Multiply or Op.Pick or Op.PickSum && value.Inputs.Any(HasReverse));
}
