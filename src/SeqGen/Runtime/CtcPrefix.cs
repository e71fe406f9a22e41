namespace SeqGen.Runtime;

/// <summary>A row of labels, with ln of the probability of its alignments up to a step that end in a blank and in its last label.</summary>
/// <param name="parent">The labels but the last; null for none.</param>
/// <param name="last">The last label.</param>
internal sealed class CtcPrefix(CtcPrefix? parent, int last)
{
    private readonly Dictionary<int, CtcPrefix> _longer = [];

    public CtcPrefix? Parent => parent;

    public int Last => last;

    /// <summary>Whether the search goes on from here.</summary>
    public bool IsKept { get; set; }

    public double Blank { get; set; } = double.NegativeInfinity;

    public double Label { get; set; } = double.NegativeInfinity;

    /// <summary><see cref="Blank"/> of the next step.</summary>
    public double NextBlank { get; set; }

    /// <summary><see cref="Label"/> of the next step.</summary>
    public double NextLabel { get; set; }

    public double Total => Add(Blank, Label);

    public static double Add(double a, double b)
    {
        double most = Math.Max(a, b);
        return double.IsNegativeInfinity(most) ? most : most + Math.Log(Math.Exp(a - most) + Math.Exp(b - most));
    }

    public CtcPrefix? Find(int label) => _longer.GetValueOrDefault(label);

    public CtcPrefix With(int label)
    {
        if (!_longer.TryGetValue(label, out CtcPrefix? longer))
        {
            _longer.Add(label, longer = new CtcPrefix(this, label));
        }

        return longer;
    }

    /// <summary>Leaves the tree if nothing that is kept stands here or behind, and so do those before it.</summary>
    public void Prune()
    {
        for (CtcPrefix prefix = this; prefix is { IsKept: false, _longer.Count: 0, Parent: { } before }; prefix = before)
        {
            before._longer.Remove(prefix.Last);
        }
    }

    public int[] Labels()
    {
        List<int> labels = [];
        for (CtcPrefix prefix = this; prefix.Parent is { } before; prefix = before)
        {
            labels.Add(prefix.Last);
        }

        labels.Reverse();
        return [.. labels];
    }
}
