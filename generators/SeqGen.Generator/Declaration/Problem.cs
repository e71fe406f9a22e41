using SeqGen.Generator.Diagnostics;

namespace SeqGen.Generator.Declaration;

/// <summary>A rule that a declaration breaks.</summary>
/// <param name="Rule">Which rule.</param>
/// <param name="Stack">Place of the stack, or -1 for the model as a whole.</param>
/// <param name="Layer">Place of the layer in the stack, or -1 for the stack as a whole.</param>
/// <param name="Arguments">What the message names.</param>
internal sealed record Problem(Rule Rule, int Stack, int Layer, EquatableArray<string> Arguments)
{
    public static Problem Of(Rule rule, int stack, int layer, params string[] arguments) => new(rule, stack, layer, new EquatableArray<string>(arguments));
}
