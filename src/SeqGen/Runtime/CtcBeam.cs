namespace SeqGen.Runtime;

/// <summary>The prefixes that a prefix beam search keeps, as places in a tree of labels.</summary>
/// <param name="width">Prefixes kept at each step.</param>
/// <param name="blank">The class that stands for no label.</param>
internal sealed class CtcBeam(int width, int blank)
{
    private readonly List<CtcPrefix> _next = [];
    private readonly PriorityQueue<(CtcPrefix Prefix, int Label), (double Log, int Order)> _longer = new(
        Comparer<(double Log, int Order)>.Create((a, b) => a.Log != b.Log ? a.Log.CompareTo(b.Log) : b.Order.CompareTo(a.Order)));

    private List<CtcPrefix> _kept = [new CtcPrefix(null, blank) { IsKept = true, Blank = 0 }];

    /// <summary>One step on.</summary>
    /// <param name="logs">ln of the probability of each class.</param>
    public void Advance(ReadOnlySpan<double> logs)
    {
        foreach (CtcPrefix prefix in _kept)
        {
            prefix.NextBlank = prefix.Total + logs[blank];
            prefix.NextLabel = prefix.Parent is null ? double.NegativeInfinity : prefix.Label + logs[prefix.Last];
        }

        int order = 0;
        foreach (CtcPrefix prefix in _kept)
        {
            for (int label = 0; label < logs.Length; label++)
            {
                if (label != blank)
                {
                    // The label of the prefix comes again only behind a blank.
                    Lengthen(prefix, label, (label == prefix.Last ? prefix.Blank : prefix.Total) + logs[label], order++);
                }
            }
        }

        _next.Clear();
        _next.AddRange(_kept);
        foreach (((CtcPrefix prefix, int label), (double log, _)) in _longer.UnorderedItems.OrderBy(item => item.Priority.Order))
        {
            CtcPrefix longer = prefix.With(label);
            (longer.NextBlank, longer.NextLabel) = (double.NegativeInfinity, log);
            _next.Add(longer);
        }

        _longer.Clear();
        Keep();
    }

    /// <summary>The most probable prefixes, which are sorted.</summary>
    public IReadOnlyList<CtcHypothesis> Best(int count) => [.. _kept.Take(count).Select(prefix => new CtcHypothesis(prefix.Labels(), prefix.Total))];

    /// <summary>
    /// A prefix that is kept has other alignments, too. One that is not is reached in this way only, so that of these as many as are kept are enough.
    /// </summary>
    private void Lengthen(CtcPrefix prefix, int label, double log, int order)
    {
        if (prefix.Find(label) is { IsKept: true } kept)
        {
            kept.NextLabel = CtcPrefix.Add(kept.NextLabel, log);
        }
        else if (double.IsNegativeInfinity(log))
        {
            return;
        }
        else if (_longer.Count < width)
        {
            _longer.Enqueue((prefix, label), (log, order));
        }
        else if (_longer.TryPeek(out _, out (double Log, int Order) least) && log > least.Log)
        {
            _longer.DequeueEnqueue((prefix, label), (log, order));
        }
    }

    private void Keep()
    {
        foreach (CtcPrefix prefix in _next)
        {
            (prefix.Blank, prefix.Label, prefix.IsKept) = (prefix.NextBlank, prefix.NextLabel, false);
        }

        _kept = [.. _next.OrderByDescending(prefix => prefix.Total).Take(width)]; // a stable order: the first found of equal ones
        foreach (CtcPrefix prefix in _kept)
        {
            prefix.IsKept = true;
        }

        foreach (CtcPrefix prefix in _next)
        {
            prefix.Prune();
        }
    }
}
