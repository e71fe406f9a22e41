namespace MessageTranslation.Measures;

/// <summary>
/// BLEU of a corpus with one reference for each translation (Papineni et al. 2002): 100 times the brevity penalty times the geometric mean of the
/// precisions of one to four tokens in a row, all counted over the whole corpus.
/// </summary>
internal static class Bleu
{
    private const int Longest = 4;

    /// <summary>The score, 0 to 100; 0 where no run of four tokens is right.</summary>
    /// <param name="translations">Translations.</param>
    /// <param name="references">What they should be, in the same order.</param>
    public static double Of(IReadOnlyList<string> translations, IReadOnlyList<string> references)
    {
        var right = new long[Longest];
        var written = new long[Longest];
        long translationLength = 0, referenceLength = 0;
        for (int i = 0; i < translations.Count; i++)
        {
            string[] translation = Words.Of(translations[i]), reference = Words.Of(references[i]);
            translationLength += translation.Length;
            referenceLength += reference.Length;
            for (int n = 1; n <= Longest; n++)
            {
                Dictionary<string, int> inReference = Runs(reference, n);
                foreach ((string run, int count) in Runs(translation, n))
                {
                    written[n - 1] += count;
                    right[n - 1] += Math.Min(count, inReference.GetValueOrDefault(run));
                }
            }
        }

        if (right.Contains(0))
        {
            return 0;
        }

        double precision = Math.Exp(right.Zip(written, (r, w) => Math.Log((double)r / w)).Average());
        double brevity = translationLength > referenceLength ? 1 : Math.Exp(1 - ((double)referenceLength / translationLength));
        return 100 * brevity * precision;
    }

    /// <summary>How often each run of n tokens occurs. A space joins them: no token contains one.</summary>
    private static Dictionary<string, int> Runs(string[] tokens, int n)
    {
        var runs = new Dictionary<string, int>();
        for (int i = 0; i + n <= tokens.Length; i++)
        {
            string run = string.Join(' ', tokens, i, n);
            runs[run] = runs.GetValueOrDefault(run) + 1;
        }

        return runs;
    }
}
