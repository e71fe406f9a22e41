using Microsoft.CodeAnalysis;

namespace SeqGen.Generator.Diagnostics;

/// <summary>Every diagnostic: one sentence in the user's words that says what to change. A page explains each: docs/diagnostics.md.</summary>
internal static class Catalog
{
    private const string Page = "docs/diagnostics.md";

    private static readonly Dictionary<Rule, DiagnosticDescriptor> s_descriptors = new[]
    {
        // ---- the class
        Error(Rule.NotPartial, "Model is not partial", "Add 'partial' to the class '{0}', so that the model's code can join it"),
        Error(Rule.Nested, "Model is nested", "Move the class '{0}' out of '{1}': a model stands directly in a namespace"),
        Error(Rule.Generic, "Model is generic", "Remove the type parameters of '{0}': a model has fixed sizes and number types"),
        Error(Rule.Static, "Model is static", "Remove 'static' from the class '{0}': a model is an object with parameters"),
        Error(Rule.Record, "Model is a record", "Make '{0}' a class: a record compares and copies by value, which parameters must not"),
        Error(Rule.FileLocal, "Model is local to its file", "Remove 'file' from the class '{0}': the model's code is in another file"),
        Error(Rule.Abstract, "Model is abstract", "Remove 'abstract' from the class '{0}': a model is created from its class"),
        Error(Rule.BaseClass, "Model has a base class", "Remove the base class '{1}' of '{0}': a model may implement interfaces only"),
        Error(Rule.Constructor, "Model has a constructor", "Remove this constructor of '{0}': the model's code brings one that takes a seed"),
        Error(Rule.MemberClash, "Member has the name of a generated one", "Rename the member '{1}' of '{0}': the model's code brings one of that name"),
        Error(Rule.ClassName, "Class name cannot be used", "Rename the class '{0}', which {1}"),
        Error(Rule.NamesDifferByCase, "Models differ only by case", "Rename '{0}' or '{1}': names of models must differ by more than upper and lower case"),
        Error(Rule.LanguageVersion, "C# version is too old", "Set <LangVersion> of the project to 13 or later: the model's code does not compile as C# {0}"),
        Error(Rule.NoModelAttribute, "Layers without SequenceModel", "Add [SequenceModel] to the class '{0}': without it nothing is made of its layers"),

        // ---- stacks
        Error(Rule.SeveralDeclarations, "Layers on several declarations", "Move '{0}' to the declaration of '{1}' that carries [SequenceModel]: the order of layers over several declarations is not defined"),
        Error(Rule.NoStack, "Model has no layers", "Declare the layers of '{0}' in an attribute list of their own, such as [Features(8), Lstm(32), Dense(1)]"),
        Error(Rule.ForeignAttribute, "Attribute among layers", "Move '{0}' to an attribute list of its own: a list with layers holds nothing else"),
        Error(Rule.UnnamedStacks, "Second stack without a name", "Name this stack, as in [Stack(\"head\", From = \"trunk\"), ...], or join the lists to one: each attribute list with layers is a stack"),
        Error(Rule.StackNotFirst, "Stack is not first in its list", "Put Stack(\"{0}\") first and once in an attribute list: it names the layers that follow it"),
        Error(Rule.UnknownFrom, "Unknown stack", "'{0}' names no stack of this class: change From to one of {1}"),
        Error(Rule.StackCycle, "Stacks feed each other", "The stack '{0}' feeds itself ({1}): change From so that every stack starts from an input"),
        Error(Rule.ContinuesLoss, "Stack continues behind a loss", "The stack '{0}' ends in a loss: move the layers that '{1}' continues to a stack without one"),
        Error(Rule.EmptyStack, "Stack has no layers", "The stack '{0}' has no layers: add some or remove it"),
        Error(Rule.FromLater, "Stack continues a later one", "Move the stack '{0}' behind '{1}', which it continues: stacks stand in the order in which they are computed"),
        Error(Rule.EncoderAndDecoder, "Encoder and decoder are not a pair", "Declare one [Encoder, ...] of '{0}' and behind it a [Decoder, ...]; no other stack but one that a decoder starts from"),
        Error(Rule.DecoderInput, "Decoder does not begin with tokens", "Begin the decoder with Tokens(vocabulary, Start = ..., End = ...), both of them tokens of the vocabulary, with NoInput, or set OwnOutput of the decoder to true, whose own output is then the next input"),
        Error(Rule.DecoderOutput, "Decoder does not end with its tokens", "End the decoder with Dense({0}), CrossEntropy: it writes the {0} tokens that it reads"),
        Error(Rule.DecoderLooksAhead, "Decoder looks ahead", "Remove '{0}' or make it causal: a decoder writes its target step by step"),
        Error(Rule.EncoderEnd, "Encoder does not end in steps", "Move '{0}' out of the encoder, which has no loss and ends in steps; in one vector only where the decoder attends to nothing and has a recurrent layer to start"),
        Error(Rule.AttentionWithoutEncoder, "Attention outside a decoder", "Move '{0}' to a stack that begins with Decoder, or use SelfAttention or AttentionPool: a decoder attends to its encoder, and nothing else does"),
        Error(Rule.ScoreWidths, "Widths that cannot be scored", "Set the score of '{0}' to Score.General, or make both widths equal: it multiplies a query of {1} with steps of {2}"),
        Error(Rule.FeedingWithoutRecurrence, "Nothing to feed the attention to", "Put '{0}' behind a recurrent layer of the decoder, with no SelfAttention between them, or remove InputFeeding: it joins that layer's input"),
        Error(Rule.ScoreOption, "Option does not go with the score", "Set the score of '{0}' to {2}, or remove {1}, which works with no other score"),

        // ---- order of layers
        Error(Rule.NoInput, "Stack has no input", "Begin the stack with Features, Frames or Tokens, or with Stack(name, From = ...): '{0}' has no input"),
        Error(Rule.TwoInputs, "Second input", "Remove '{0}' or give it a stack of its own: a stack has one input, which comes first"),
        Error(Rule.TokensWithoutEmbedding, "Tokens without Embedding", "Put Embedding(size) behind '{0}': layers work on vectors, not on token numbers"),
        Error(Rule.EmbeddingWithoutTokens, "Embedding without Tokens", "Put Tokens(vocabulary) directly in front of '{0}': only token numbers can be embedded"),
        Error(Rule.NeedsSteps, "Layer needs steps", "Remove '{0}' or put Repeat in front of it: it needs steps, and here is one vector per sequence already"),
        Error(Rule.RepeatOnSteps, "Repeat on steps", "Remove '{0}' or put Last, Mean or Max in front of it: only one vector per sequence can be repeated"),
        Error(Rule.AfterLoss, "Layer behind the loss", "Move '{0}' in front of '{1}': the loss ends a stack"),
        Error(Rule.NothingToLearn, "Model has nothing to learn", "Add a layer with weights to '{0}', such as Dense(1): it has no parameters"),
        Error(Rule.ResidualWidth, "Residual between different widths", "Make the input of '{0}' {2} wide, for example with {3} in front, or remove Residual: it adds an input of {1} to an output of {2}"),
        Error(Rule.HeadsDoNotDivide, "Heads do not divide the width", "Make the input of '{0}' a multiple of {2} wide, for example with Dense in front, or change its heads: {2} heads cannot share {1} units"),
        Error(Rule.RotaryHeads, "Heads cannot be turned", "Change the heads of '{0}', or put a PositionalEncoding of its own in front of it, for its rotary positions do not fit: {1}"),
        Error(Rule.ResidualLayer, "Residual from a layer that does not fit", "Set Residual of '{0}' to the name of an earlier layer of the stack that gives {1} units {2}: '{3}' {4}"),
        Error(Rule.NeedsFrames, "Layer needs frames", "Remove '{0}', or {1}: it works on frames, and here are vectors without positions"),
        Error(Rule.NeedsFlatten, "Layer does not work on frames", "{1}: '{0}' does not work on frames, and here are frames of {2}"),
        Error(Rule.FramesDoNotMeet, "Frames of different sizes", "Bring the stacks to frames of one size before they join, or put Flatten behind both: one gives {0}, another {1}"),
        Error(Rule.KernelTooLarge, "Kernel is larger than the frame", "Choose a smaller kernel for '{0}', less dilation or larger frames: its taps reach over {1} positions, and here are frames of {2}"),
        Error(Rule.SizeDoesNotDivide, "Size does not divide the frame", "Change the size of '{0}' {3}: {1} does not divide {2}"),
        Error(Rule.GroupsDoNotDivide, "Groups do not divide the channels", "Change the groups of '{0}' to a number that divides its {2} channels: {1} does not"),
        Error(Rule.BesideLayer, "No frames to stand beside", "Set Beside of '{0}' to names of earlier layers of the stack that give {1}: '{2}' {3}"),

        // ---- options
        Error(Rule.Size, "Size out of range", "Set {1} of '{0}' to a whole number from 1 to {2}: {3} is not possible"),
        Error(Rule.TooManyParameters, "Too many parameters", "Choose smaller sizes for '{0}': with it the model's parameters take {1} numbers, and {2} are possible"),
        Error(Rule.Rate, "Rate out of range", "Set {1} of '{0}' to a number from 0 up to, but not including, 1: {2} is not possible"),
        Error(Rule.NumberOutOfRange, "Number out of range", "Set {1} of '{0}' to a finite number {2}: {3} is not possible"),
        Error(Rule.UnknownOption, "Unknown option", "Set {1} of '{0}' to {2}"),
        Warning(Rule.OptionWithoutEffect, "Option has no effect", "{1} of '{0}' has no effect: remove it or set {2}"),
        Error(Rule.BlankOutOfRange, "Blank is no class", "Set Blank of '{0}' to one of the classes in front of it, 0 to {1}: {2} is none"),
        Error(Rule.EvenKernel, "Even kernel around a position", "Set {1} of '{0}' to an odd number{3}: {2} taps have no middle"),

        // ---- names
        Error(Rule.BadName, "Name cannot be used", "Change the name '{0}': use letters a to z, digits and underscores, beginning with a letter, and no keyword of C#"),
        Error(Rule.NameClash, "Names clash", "Change the name '{0}': in the model's code it is the same as '{1}'"),
        Error(Rule.ReservedName, "Name is taken", "Change the name '{0}': the model's code uses it itself"),
        Info(Rule.UnnamedLayers, "Layers without names", "Give '{0}' and '{1}' names, as in {2}: a saved model finds its weights by name, and the place of a layer changes when one is added"),

        // ---- cells
        Error(Rule.CellWithoutStep, "Cell has no Step", "Add one method 'public static Units Step(Units x, Units h)' to the cell '{0}', or with more states; it has {1}"),
        Error(Rule.StepSignature, "Step has the wrong form", "Step {0}: write it as 'public static (Units h, Units c) Step(Units x, Units h, Units c)', with as many states as the cell has"),
        Error(Rule.CellStatement, "Statement is not possible in a cell", "A cell cannot say '{0}': {1}"),
        Error(Rule.CellExpression, "Expression is not possible in a cell", "'{0}' {1}"),
        Error(Rule.CellCall, "Call is not possible in a cell", "A cell cannot call '{0}': use {1}"),
        Error(Rule.CellName, "Name is not possible in a cell", "'{0}' {1}"),
        Error(Rule.CellArgument, "Argument is not possible in a cell", "'{0}' {1}"),
        Error(Rule.CellWidth, "Widths do not match", "'{0}' {1}"),
        Error(Rule.StepResult, "Step returns the wrong values", "Return the next value of every state in the order of the parameters, {0}, with an output of its own in front at most"),
        Error(Rule.CellMember, "Member hides a method of Cell", "Rename '{0}' in the cell '{1}': it hides the method that Step means"),
        Error(Rule.CellGeneric, "Cell is generic", "Remove the type parameters of '{0}' or of the class around it: a cell has one text"),
        Error(Rule.CellWithoutText, "Cell has no text", "Build the assembly of '{0}' with SeqGen's generator: a cell of another assembly is read from an attribute, which is missing or damaged"),
        Error(Rule.CellParameterName, "Name of parameters cannot be used", "The name '{0}' {1}"),

        // ---- encoders and decoders
        Error(Rule.NoInputPlace, "NoInput without a recurrent layer behind it", "Put '{0}' first in a decoder, and directly behind it a recurrent layer, or Attention and a recurrent layer: nothing else makes steps of no input"),
        Error(Rule.NothingReaches, "Nothing of the encoder is used", "Let {0} attend to the encoder, or start from it by Bridge or From: nothing of the encoder reaches {0}"),
        Error(Rule.DecoderFrom, "Decoder cannot start from a stack", "Change From of this decoder: {0}"),
        Error(Rule.SeveralDecoders, "Several decoders that read tokens", "Begin '{0}' with NoInput, or leave it the only decoder: only decoders without input can share an encoder"),
        Error(Rule.DecoderCtc, "Ctc in a decoder", "Replace '{0}' by another loss: a decoder has the steps of its target, with nothing to align"),
        Error(Rule.OwnOutput, "Output cannot be the next input", "Change the decoder, whose output is its own next input, or remove OwnOutput: {0}"),
    }.ToDictionary(row => row.Rule, row => row.Descriptor);

    public static DiagnosticDescriptor Of(Rule rule) => s_descriptors[rule];

    public static IEnumerable<DiagnosticDescriptor> All => s_descriptors.Values;

    private static (Rule Rule, DiagnosticDescriptor Descriptor) Error(Rule rule, string title, string message) => Row(rule, title, message, DiagnosticSeverity.Error);

    private static (Rule Rule, DiagnosticDescriptor Descriptor) Warning(Rule rule, string title, string message) => Row(rule, title, message, DiagnosticSeverity.Warning);

    private static (Rule Rule, DiagnosticDescriptor Descriptor) Info(Rule rule, string title, string message) => Row(rule, title, message, DiagnosticSeverity.Info);

    private static (Rule Rule, DiagnosticDescriptor Descriptor) Row(Rule rule, string title, string message, DiagnosticSeverity severity)
    {
        string id = $"SEQ{(int)rule:000}";
        return (rule, new DiagnosticDescriptor(id, title, message, "SeqGen", severity, isEnabledByDefault: true, helpLinkUri: $"{Page}#{id.ToLowerInvariant()}"));
    }
}
