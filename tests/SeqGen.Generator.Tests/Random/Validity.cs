using System.Text.RegularExpressions;

namespace SeqGen.Generator.Tests.Random;

/// <summary>
/// Says whether a model is valid, in another way than the generator does: a way from an input to the end of a stack is a word, one letter a layer,
/// and the valid words are a regular language.
/// </summary>
internal static partial class Validity
{
    public static bool Holds(RandomModel model)
    {
        (int Root, string Word)[][] ways = Ways(model);
        HashSet<int> vectors = [.. ways.SelectMany(w => w).Where(w => VectorInput().IsMatch(w.Word)).Select(w => w.Root)];
        RandomLayer[] all = [.. model.Stacks.SelectMany(s => s.Layers)];
        return model.Stacks.All(s => s.Layers.Count > 0)
            && OrderIsRight(model, vectors)
            && all.Any(l => l.Learns)
            && all.All(l => !l.HasSize || l.Size is >= 1 and <= 1 << 24)
            && all.All(l => l.Symbol != 'R' || l.Depth is >= 1 and <= 64)
            && all.All(l => !l.HasRate || l.Rate is >= 0 and < 1)
            && all.All(l => !l.HasNumber || l.Number is > 0 and <= double.MaxValue)
            && NamesAreRight(all)
            && WidthsFit(model);
    }

    /// <summary>All ways to each stack's end.</summary>
    private static (int Root, string Word)[][] Ways(RandomModel model)
    {
        List<(int Root, string Word)[]> ways = [];
        foreach (RandomStack stack in model.Stacks)
        {
            IEnumerable<(int Root, string Word)> before = stack.From.Count == 0 ? [(ways.Count, "")] : stack.From.SelectMany(i => ways[i]);
            ways.Add([.. before.Select(way => (way.Root, way.Word + WordOf(stack))).Distinct()]);
        }

        return [.. ways];
    }

    /// <summary>Of joined stacks one decides the form of what follows: one that ends in steps, if there is one.</summary>
    private static bool OrderIsRight(RandomModel model, HashSet<int> vectors)
    {
        List<(bool Vector, string Word)> deciding = [];
        foreach (RandomStack stack in model.Stacks)
        {
            (bool Vector, string Word)[] before = stack.From.Count == 0 ? [(vectors.Contains(deciding.Count), "")] : [.. stack.From.Select(i => deciding[i])];
            if (before.Any(b => b.Word.Contains('$')))
                return false;
            (bool vector, string word) = before.FirstOrDefault(b => !EndsInVector().IsMatch((b.Vector ? "L" : "") + b.Word), before[0]);
            deciding.Add((vector, word + WordOf(stack)));
        }

        return deciding.All(d => (d.Vector ? OfVector() : OfSteps()).IsMatch(d.Word));
    }

    private static string WordOf(RandomStack stack) => string.Concat(stack.Layers.Select(l => l.Symbol));

    private static bool NamesAreRight(RandomLayer[] layers)
    {
        string[] names = [.. layers.Where(l => l.Name is not null).Select(l => l.Name!)];
        return !names.Any(n => n is "class" or "a b" or "") && names.Distinct(StringComparer.OrdinalIgnoreCase).Count() == names.Length;
    }

    private static bool WidthsFit(RandomModel model)
    {
        List<long> ends = [];
        foreach (RandomStack stack in model.Stacks)
        {
            long width = stack.From.Sum(i => ends[i]);
            foreach (RandomLayer layer in stack.Layers)
            {
                if (layer.IsResidual && layer.Width != width)
                    return false;
                if (layer is { Symbol: 'A', Size: > 0 } && width % layer.Size != 0)
                    return false;
                width = layer.Width > 0 ? layer.Width : width;
            }

            ends.Add(width);
        }

        return true;
    }

    // An input, then steps; a reduction L or Q makes a vector, a repeat X makes steps of a vector.
    [GeneratedRegex(@"^(F|TE)([RDNPABI]*[LQ][DNPB]*X)*[RDNPABI]*([LQ][DNPB]*)?\$?$")]
    private static partial Regex OfSteps();

    // The same where the input is one vector per sequence.
    [GeneratedRegex(@"^(F|TE)[DNPB]*(X([RDNPABI]*[LQ][DNPB]*X)*[RDNPABI]*([LQ][DNPB]*)?)?\$?$")]
    private static partial Regex OfVector();

    [GeneratedRegex("^(F|TE)[DNPB]*X")]
    private static partial Regex VectorInput();

    [GeneratedRegex("[LQ][^X]*$")]
    private static partial Regex EndsInVector();
}
