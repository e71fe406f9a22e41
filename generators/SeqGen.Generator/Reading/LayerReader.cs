using Microsoft.CodeAnalysis;
using SeqGen.Generator.Cells;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Reading;

/// <summary>Makes a record of a layer's attribute: one row per attribute, and one for all that are recurrent.</summary>
/// <param name="problems">Takes what is wrong.</param>
/// <param name="cells">Finds cells.</param>
internal sealed class LayerReader(ProblemList problems, CellSource cells)
{
    /// <summary>The layer, or null when it cannot be read, which is then reported or a failure that the C# compiler reports.</summary>
    public LayerDeclaration? Read(AttributeData attribute, string name)
    {
        AttributeValues values = new(attribute);
        LayerDeclaration? layer = SeqGenSymbols.RecurrentBase(attribute.AttributeClass) is { } recurrent
            ? Recurrent(attribute, values, recurrent, name)
            : Plain(attribute, values, name);
        if (values.IsBroken)
            problems.Fail();
        return values.IsBroken ? null : layer;
    }

    private LayerDeclaration? Plain(AttributeData attribute, AttributeValues values, string name)
    {
        switch (SeqGenSymbols.LabelOf(attribute.AttributeClass!))
        {
            case "Features":
                return new FeaturesLayer(name, values.Argument("count", 0), values.Option("Standardize", false));
            case "Frames":
                return new FramesLayer(name, 1, values.Argument("height", 0), values.Argument("width", 0), values.Argument("channels", 0), 2);
            case "Signal":
                return new FramesLayer(name, 1, 1, values.Argument("length", 0), values.Argument("channels", 0), 1);
            case "Volumes":
                return new FramesLayer(name, values.Argument("depth", 0), values.Argument("height", 0), values.Argument("width", 0), values.Argument("channels", 0), 3);
            case "Patch":
            case "Unpatch":
                return new PatchLayer(name, values.Argument("size", 0), SeqGenSymbols.LabelOf(attribute.AttributeClass!) == "Unpatch");
            case "Conv":
                return Conv(attribute, values, name);
            case "MaxPool":
            case "MeanPool":
                return new PoolLayer(name, values.Argument("size", 0), SeqGenSymbols.LabelOf(attribute.AttributeClass!) == "MeanPool");
            case "Upsample":
                return new UpsampleLayer(name, values.Argument("size", 0));
            case "Flatten":
                return new FlattenLayer(name);
            case "GroupNorm":
                return new GroupNormLayer(name, values.Argument("groups", 0), values.Option("Epsilon", 1e-5));
            case "Tokens":
                return new TokensLayer(name, values.Argument("vocabulary", 0), values.Option("Start", -1), values.Option("End", -1));
            case "NoInput":
                return new NoInputLayer(name);
            case "Embedding":
                return new EmbeddingLayer(name, values.Argument("size", 0));
            case "LayerNorm":
                return new LayerNormLayer(name, values.Option("Epsilon", 1e-5));
            case "Dropout":
                return new DropoutLayer(name, values.Argument("rate", 0.0));
            case "Dense":
                Activation? activation = Choice(attribute, values, "Activation", Activation.None);
                return activation is null ? null : new DenseLayer(name, values.Argument("units", 0), activation.Value) { Residual = values.Option("Residual", "") };
            case "Attention":
                Score score = (Score)values.Argument("score", 0);
                if (Enum.IsDefined(typeof(Score), score))
                    return Attention(attribute, values, name, score);
                problems.Add(Rule.UnknownOption, attribute, "Attention", "score", string.Join(", ", Enum.GetNames(typeof(Score))));
                return null;
            case "SelfAttention":
                return Block(attribute, values) is { } around ? new SelfAttentionLayer(name, values.Argument("heads", 0), values.Option("Causal", false), around) { WeightDropout = values.Option("WeightDropout", 0.0) } : null;
            case "FeedForward":
                return Choice(attribute, values, "Activation", Activation.Relu) is { } between && Block(attribute, values) is { } block
                    ? new FeedForwardLayer(name, values.Argument("units", 0), between, block)
                    : null;
            case "PositionalEncoding":
                return new PositionalLayer(name, values.Argument("steps", 0), values.Option("Learned", false), values.Option("Rotary", false));
            case "AttentionPool":
                return new AttentionPoolLayer(name, values.Argument("units", 0));
            case "Repeat":
                return new RepeatLayer(name);
            case "Last":
                return new ReduceLayer(name, Reduction.Last);
            case "Mean":
                return new ReduceLayer(name, Reduction.Mean);
            case "Max":
                return new ReduceLayer(name, Reduction.Max);
            case string loss when Enum.TryParse(loss, out LossKind kind):
                return Choice(attribute, values, "Per", Per.Element) is not { } per ? null
                    : new LossLayer(name, kind, values.Option("Weight", 1.0), values.Option("Smoothing", 0.0), values.Option("Delta", 1.0), values.Option("Blank", 0)) { Per = per };
            default:
                problems.Fail();
                return null;
        }
    }

    private AttentionLayer? Attention(AttributeData attribute, AttributeValues values, string name, Score score) =>
        Choice(attribute, values, "Norm", Norm.None) is not { } norm ? null : new AttentionLayer(name, score, values.Option("Units", 0))
        {
            InputFeeding = values.Option("InputFeeding", false),
            Heads = values.Option("Heads", 0),
            Block = new BlockOptions(values.Option("Residual", false), norm, 0),
            Dropout = values.Option("Dropout", 0.0),
            Window = values.Option("Window", 0),
            Coverage = values.Option("Coverage", false),
            Longest = values.Option("Longest", 0),
            Kernel = values.Option("Kernel", 0),
        };

    private ConvLayer? Conv(AttributeData attribute, AttributeValues values, string name) =>
        Choice(attribute, values, "Padding", Padding.Same) is not { } padding || Choice(attribute, values, "Activation", Activation.None) is not { } activation ? null
        : new ConvLayer(name, values.Argument("channels", 0), Kernel(values, "Kernel", KernelSize.Usual), values.Option("Stride", 1), values.Option("Dilation", 1), padding == Padding.Same, activation)
        {
            Beside = new EquatableArray<string>(values.Option("Beside", "").Split(',').Select(n => n.Trim()).Where(n => n.Length > 0)),
        };

    private static KernelSize Kernel(AttributeValues values, string option, int fallback) => new(values.Option(option, fallback))
    {
        Depth = values.Option(option + "Depth", 0),
        Height = values.Option(option + "Height", 0),
        Width = values.Option(option + "Width", 0),
    };

    private BlockOptions? Block(AttributeData attribute, AttributeValues values) =>
        Choice(attribute, values, "Norm", Norm.None) is { } norm ? new BlockOptions(values.Option("Residual", false), norm, values.Option("Dropout", 0.0)) : null;

    private RecurrentLayer? Recurrent(AttributeData attribute, AttributeValues values, INamedTypeSymbol recurrent, string name)
    {
        int units = values.Argument("units", 0);
        Merge? merge = Choice(attribute, values, "Merge", Merge.Concat);
        if (merge is null || values.IsBroken || CellTypeOf(attribute, values, recurrent) is not { } type || cells.Find(type, attribute) is not { } cell)
            return null;
        return new RecurrentLayer(
            name,
            cell,
            units,
            values.Option("Layers", 1),
            values.Option("Bidirectional", false),
            merge.Value,
            values.Option("Dropout", 0.0),
            values.Option("Residual", false))
        {
            Kernel = Kernel(values, "Kernel", 0),
            StateKernel = Kernel(values, "StateKernel", 0),
        };
    }

    /// <summary>The class of the cell. An option of a built-in layer may choose a sibling of the one its attribute names.</summary>
    private INamedTypeSymbol? CellTypeOf(AttributeData attribute, AttributeValues values, INamedTypeSymbol recurrent)
    {
        if (recurrent.TypeArguments[0] is not INamedTypeSymbol { TypeKind: TypeKind.Class } named)
        {
            problems.Fail();
            return null;
        }

        string label = SeqGenSymbols.LabelOf(attribute.AttributeClass!);
        if (CellChoices.OptionOf(label) is not { } option || !SymbolEqualityComparer.Default.Equals(attribute.AttributeClass!.ContainingAssembly, recurrent.ContainingAssembly))
            return named;
        int value = values.Option(option, CellChoices.DefaultOf(label));
        if (CellChoices.CellOf(label, value) is { } cell)
            return named.ContainingNamespace.GetTypeMembers(cell).FirstOrDefault() ?? named;
        problems.Add(Rule.UnknownOption, attribute, label, option, CellChoices.ValuesOf(label));
        return null;
    }

    private T? Choice<T>(AttributeData attribute, AttributeValues values, string option, T fallback)
        where T : struct, Enum
    {
        T value = (T)(object)values.Option(option, (int)(object)fallback);
        if (Enum.IsDefined(typeof(T), value))
            return value;
        problems.Add(Rule.UnknownOption, attribute, SeqGenSymbols.LabelOf(attribute.AttributeClass!), option, string.Join(", ", Enum.GetNames(typeof(T))));
        return null;
    }
}
