using System.Globalization;
using SeqGen.Generator.Diagnostics;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Declaration;

/// <summary>
/// Follows what flows through each stack: which layer may stand where, and how wide it is. The first wrong layer of a stack ends it, and the stacks
/// that continue it, or attend to it, are not looked at, so that one mistake gives one problem.
/// </summary>
internal sealed class OrderRules
{
    private readonly IReadOnlyList<DeclaredStack> _stacks;
    private readonly IReadOnlyList<StackDeclaration> _declarations;
    private readonly Dictionary<string, Flow> _ends = [];
    private readonly List<Problem> _problems = [];
    private readonly Dictionary<(int Stack, int Layer), Flow> _inputs = [];

    private OrderRules(IReadOnlyList<DeclaredStack> stacks)
    {
        _stacks = stacks;
        _declarations = [.. stacks.Select(s => s.ToDeclaration())];
    }

    /// <summary>Checks stacks whose <see cref="StackGraph"/> is sound.</summary>
    public static StackFlows Check(IReadOnlyList<DeclaredStack> stacks)
    {
        OrderRules rules = new(stacks);
        for (int place = 0; place < stacks.Count; place++)
            if (stacks[place].Role != StackRole.Decoder || rules._ends.ContainsKey(stacks[0].Name))
                rules.CheckStack(place);
        if (rules._problems.Count == 0 && !stacks.Any(s => s.Layers.Any(l => NameRules.Learns(l.Layer))))
            rules._problems.Add(Problem.Of(Rule.NothingToLearn, -1, -1));
        return new StackFlows(rules._problems, rules._inputs, rules._ends);
    }

    private void CheckStack(int place)
    {
        DeclaredStack stack = _stacks[place];
        Flow? flow = null;
        if (stack.From.Count > 0)
        {
            flow = Join(place);
            if (flow is null)
                return;
        }

        for (int layer = 0; layer < stack.Layers.Count; layer++)
        {
            if (flow is not null)
                _inputs[(place, layer)] = flow;
            flow = Next(place, layer, flow);
            if (flow is null)
                return;
        }

        if (flow is { Kind: FlowKind.Nothing })
            Report(Rule.NoInputPlace, place, 0, stack.Layers[0].Label);
        else if (flow is { Kind: FlowKind.Tokens })
            Report(Rule.TokensWithoutEmbedding, place, stack.Layers.Count - 1, stack.Layers.Last().Label);
        else if (flow is not null)
            _ends[stack.Name] = flow;
    }

    /// <summary>The outputs of the stacks that one continues, side by side; one vector per sequence is repeated beside steps.</summary>
    private Flow? Join(int place)
    {
        IReadOnlyList<string> from = _stacks[place].From;
        if (!from.All(_ends.ContainsKey))
            return null;
        bool steps = from.Any(name => _ends[name].Kind == FlowKind.Steps);
        Flow[] ends = [.. from.Select(name => _ends[name])];
        FrameShape? frame = ends[0].Frame;
        if (ends.FirstOrDefault(e => e.Frame?.Extent != frame?.Extent || e.Frame?.Directions != frame?.Directions) is { } other)
            return Report(Rule.FramesDoNotMeet, place, -1, FrameRules.Text(ends[0]), FrameRules.Text(other));
        return new Flow(steps ? FlowKind.Steps : FlowKind.Vector, ends.Sum(e => e.Width)) { Frame = frame is null ? null : frame with { Channels = ends.Sum(e => e.Frame!.Channels) } };
    }

    private Flow? Next(int place, int index, Flow? flow)
    {
        IReadOnlyList<DeclaredLayer> layers = _stacks[place].Layers;
        string label = layers[index].Label;
        LayerDeclaration layer = layers[index].Layer;
        if (layer is FeaturesLayer or FramesLayer or TokensLayer)
            return flow is null ? Input(place, layer) : Report(Rule.TwoInputs, place, index, label);
        if (layer is NoInputLayer && flow is null)
            return new Flow(FlowKind.Nothing, 0) { Frame = FrameBehind(place, index) };
        if (flow is null)
            return Report(Rule.NoInput, place, index, label);
        if (flow.Kind == FlowKind.Nothing && !(layer is RecurrentLayer || (layer is AttentionLayer && AttentionRules.IsInFront([.. layers.Select(l => l.Layer)], index))))
            return Report(Rule.NoInputPlace, place, 0, layers[0].Label);
        if (index > 0 && layers[index - 1].Layer is LossLayer)
            return Report(Rule.AfterLoss, place, index, label, layers[index - 1].Label);
        if (flow.Kind == FlowKind.Tokens && layer is not EmbeddingLayer)
            return Report(Rule.TokensWithoutEmbedding, place, index - 1, layers[index - 1].Label);

        if (FrameRules.Concerns(layer, flow))
        {
            if (!OptionRules.AreSizes(layer))
                return null;
            if (layer is ConvLayer conv && flow.Frame is not null && BesideProblem(place, index, conv, ref flow) is { } beside)
                return Report(Rule.BesideLayer, place, index, [label, .. beside]);
            (Rule Rule, string[] Arguments)? wrong = FrameRules.Next(layer, flow, out Flow next);
            return wrong is { Rule: Rule.NeedsFrames } ? Report(Rule.NeedsFrames, place, index, label, FramesAdvice(place, index))
                : wrong is { } problem ? Report(problem.Rule, place, index, [label, .. problem.Arguments])
                : next.Kind == FlowKind.Nothing ? next with { Kind = FlowKind.Steps } : next;
        }

        switch (layer)
        {
            case EmbeddingLayer embedding:
                return flow.Kind != FlowKind.Tokens
                    ? Report(Rule.EmbeddingWithoutTokens, place, index, label)
                    : new Flow(InputForm.IsVector(_declarations, place) ? FlowKind.Vector : FlowKind.Steps, embedding.Size);
            case RecurrentLayer or SelfAttentionLayer or PositionalLayer or AttentionPoolLayer or ReduceLayer or LossLayer { Kind: LossKind.Ctc } when flow.Kind == FlowKind.Vector:
                return Report(Rule.NeedsSteps, place, index, label);
            case RecurrentLayer recurrent:
                return Recurrent(place, index, recurrent, flow);
            case LossLayer { Kind: LossKind.Ctc } ctc:
                return Ctc(place, index, ctc, flow);
            case SelfAttentionLayer attention when attention.Heads > 0 && flow.Width % attention.Heads != 0:
                return Report(Rule.HeadsDoNotDivide, place, index, label, Text(flow.Width), Text(attention.Heads));
            case AttentionLayer attention when index + 1 < layers.Count && layers[index + 1].Layer is RecurrentLayer asking:
                return new Flow(FlowKind.Steps, flow.Width + (attention.Heads > 0 ? asking.Units : _ends[_stacks[0].Name].Width));
            case ReduceLayer or AttentionPoolLayer:
                return flow with { Kind = FlowKind.Vector };
            case RepeatLayer:
                return flow.Kind == FlowKind.Steps ? Report(Rule.RepeatOnSteps, place, index, label) : flow with { Kind = FlowKind.Steps };
            case DenseLayer dense:
                return Dense(place, index, dense, flow);
            default:
                return flow;
        }
    }

    /// <summary>What makes frames of what stands in front of a layer.</summary>
    private string FramesAdvice(int place, int index)
    {
        DeclaredLayer[] before = [.. _stacks[place].Layers.Take(index)];
        return before.Any(l => l.Layer is FlattenLayer) ? _stacks[place].Layers[index].Layer is FlattenLayer ? "remove the Flatten in front of it" : "put it in front of Flatten"
            : before.LastOrDefault(l => l.Layer is AttentionLayer)?.Label is { } attention ? $"remove '{attention}' in front of it, which gives vectors"
            : before.Any(l => l.Layer is NoInputLayer) ? "let the encoder end in frames"
            : "begin the stack with Frames, Signal or Volumes and put Flatten behind it";
    }

    /// <summary>No channels at the positions of the encoder's frames, for a convolutional layer behind no input; else null.</summary>
    private FrameShape? FrameBehind(int place, int index)
    {
        IReadOnlyList<DeclaredLayer> layers = _stacks[place].Layers;
        return index + 1 < layers.Count && FrameRules.IsConvolutional(layers[index + 1].Layer) && _ends.TryGetValue(_stacks[0].Name, out Flow? encoder) && encoder.Frame is { } frame
            ? frame with { Channels = 0 }
            : null;
    }

    private Flow? Input(int place, LayerDeclaration layer) =>
        layer is FramesLayer && !OptionRules.AreSizes(layer) ? null
        : layer is TokensLayer tokens ? new Flow(FlowKind.Tokens, tokens.Vocabulary)
        : new Flow(InputForm.IsVector(_declarations, place) ? FlowKind.Vector : FlowKind.Steps, layer is FeaturesLayer features ? features.Count : ((FramesLayer)layer).Shape.Width)
        {
            Frame = (layer as FramesLayer)?.Shape,
        };

    private Flow? Recurrent(int place, int index, RecurrentLayer layer, Flow flow)
    {
        long width = (long)layer.Units * (layer is { Bidirectional: true, Merge: Merge.Concat } ? 2 : 1);
        if (layer.Residual && width != flow.Width)
            return Report(Rule.ResidualWidth, place, index, _stacks[place].Layers[index].Label, Text(flow.Width), Text(width), $"Dense({Text(width)})");
        return new Flow(FlowKind.Steps, width);
    }

    /// <summary>A residual comes from a layer in front whose output has the same form.</summary>
    private Flow? Dense(int place, int index, DenseLayer dense, Flow flow)
    {
        IReadOnlyList<DeclaredLayer> layers = _stacks[place].Layers;
        if (dense.Residual.Length == 0)
            return flow with { Width = dense.Units };
        int from = layers.Take(index).ToList().FindIndex(l => l.Layer.Name == dense.Residual);
        bool isValue = from >= 0 && !(layers[from].Layer is AttentionLayer && layers[from + 1].Layer is RecurrentLayer);
        Flow? added = isValue ? _inputs[(place, from + 1)] : null;
        string what = added is null ? "names no such layer" : added.Kind == FlowKind.Tokens ? "gives tokens" : added.Frame is not null ? "gives frames" : $"gives {Text(added.Width)} {Form(added)}";
        return added is { Frame: null } && added.Kind == flow.Kind && added.Width == dense.Units ? added
            : Report(Rule.ResidualLayer, place, index, layers[index].Label, Text(dense.Units), Form(flow), dense.Residual, what);
    }

    /// <summary>Adds the channels of layers in front that stand beside a convolution's input; tells which of them cannot.</summary>
    private string[]? BesideProblem(int place, int index, ConvLayer conv, ref Flow flow)
    {
        FrameShape frame = flow.Frame!;
        foreach (string name in conv.Beside)
        {
            int from = _stacks[place].Layers.Take(index).ToList().FindIndex(l => l.Layer.Name == name);
            Flow? added = from >= 0 ? _inputs[(place, from + 1)] : null;
            if (added?.Frame is not { } other || added.Kind != flow.Kind || other.Extent != frame.Extent)
                return [FrameRules.Text(flow), name, added is null ? "names no such layer" : $"gives {FrameRules.Text(added)}{(added.Kind == flow.Kind ? "" : " " + Form(added))}"];
            frame = frame with { Channels = frame.Channels + other.Channels };
        }

        flow = flow.Of(frame);
        return null;
    }

    private static string Form(Flow flow) => flow.Kind == FlowKind.Steps ? "at every step" : "once per sequence";

    private Flow? Ctc(int place, int index, LossLayer layer, Flow flow) =>
        layer.Blank >= 0 && layer.Blank < flow.Width ? flow
        : Report(Rule.BlankOutOfRange, place, index, _stacks[place].Layers[index].Label, Text(flow.Width - 1), Text(layer.Blank));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private Flow? Report(Rule rule, int stack, int layer, params string[] arguments)
    {
        _problems.Add(Problem.Of(rule, stack, layer, arguments));
        return null;
    }
}
