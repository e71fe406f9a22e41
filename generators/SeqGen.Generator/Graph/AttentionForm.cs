namespace SeqGen.Generator.Graph;

/// <summary>How an <see cref="Op.Attend"/> and its gradients weigh steps.</summary>
/// <param name="Heads">Groups of neighboring units, each with weights of its own; divides the widths of queries and values.</param>
/// <param name="Scale">Factor of the scores, greater than 0.</param>
/// <param name="Causal">Whether a step sees only itself and earlier ones.</param>
internal sealed record AttentionForm(int Heads, double Scale, bool Causal)
{
    /// <summary>A query of step t weighs the steps within so many of min(t, last step); 0 for all.</summary>
    public int Window { get; init; }

    /// <summary>Probability with which a weight is dropped while training.</summary>
    public double Dropout { get; init; }

    /// <summary>Number among the draws of the model.</summary>
    public int Draw { get; init; }

    /// <summary>Above 0: the weights are a third part of the value, with room for so many steps and 0 behind the last.</summary>
    public int Longest { get; init; }

    /// <summary>Filters [units, taps] over a fourth operand, a number for each step, whose response joins the sums of additive scores.</summary>
    public WeightSlice? Filters { get; init; }

    /// <summary>Whether a query's weights have to be there one by one.</summary>
    public bool IsMap => Window > 0 || Dropout > 0 || Longest > 0 || Filters is not null;

    /// <summary>Operands: queries, keys, values, and what filters go over.</summary>
    public int Operands => Filters is null ? 3 : 4;
}
