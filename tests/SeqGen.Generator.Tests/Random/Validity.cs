using System.Text.RegularExpressions;

namespace SeqGen.Generator.Tests.Random;

/// <summary>
/// Says whether a model is valid, in another way than the generator does: a stack is a word, one letter a layer, and the valid words are a regular
/// language.
/// </summary>
internal static partial class Validity
{
    public static bool Holds(RandomModel model)
    {
        string[] words = [.. model.Stacks.Select((_, i) => string.Concat(model.PathTo(i).Select(l => l.Symbol)))];
        RandomLayer[] all = [.. model.Stacks.SelectMany(s => s.Layers)];
        bool ordered = model.Stacks.Select((_, i) =>
        {
            bool vector = words.Where((_, other) => model.RootOf(other) == model.RootOf(i)).Any(VectorInput().IsMatch);
            return (vector ? OfVector() : OfSteps()).IsMatch(words[i]);
        }).All(fits => fits);
        return ordered
            && model.Stacks.All(s => s.Layers.Count > 0)
            && all.Any(l => "ERDN".Contains(l.Symbol))
            && all.All(l => !l.HasSize || l.Size is >= 1 and <= 1 << 24)
            && all.All(l => !l.HasRate || l.Rate is >= 0 and < 1)
            && NamesAreRight(all)
            && Enumerable.Range(0, model.Stacks.Count).All(i => ResidualsFit(model.PathTo(i)));
    }

    private static bool NamesAreRight(RandomLayer[] layers)
    {
        string[] names = [.. layers.Where(l => l.Name is not null).Select(l => l.Name!)];
        return !names.Any(n => n is "class" or "a b" or "") && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length;
    }

    private static bool ResidualsFit(IReadOnlyList<RandomLayer> path)
    {
        for (int i = 0; i < path.Count; i++)
        {
            if (path[i] is { Symbol: 'R', Residual: true } && path[i].Width != path.Take(i).Last(l => l.Width > 0).Width)
                return false;
        }

        return true;
    }

    // An input, then steps; a reduction L makes a vector, a repeat X makes steps of a vector.
    [GeneratedRegex(@"^(F|TE)([RDNP]*L[DNP]*X)*[RDNP]*(L[DNP]*)?\$?$")]
    private static partial Regex OfSteps();

    // The same where the input is one vector per sequence.
    [GeneratedRegex(@"^(F|TE)[DNP]*(X([RDNP]*L[DNP]*X)*[RDNP]*(L[DNP]*)?)?\$?$")]
    private static partial Regex OfVector();

    [GeneratedRegex("^(F|TE)[DNP]*X")]
    private static partial Regex VectorInput();
}
