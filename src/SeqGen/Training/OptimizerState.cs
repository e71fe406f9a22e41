namespace SeqGen.Training;

/// <summary>What an optimizer remembers between steps.</summary>
/// <param name="Optimizer">Name of its class.</param>
/// <param name="Steps">Number of steps done.</param>
/// <param name="Moments">Moments by PyTorch's names, such as <c>exp_avg</c>, each of the parameters' layout; none before the first step.</param>
public sealed record OptimizerState(string Optimizer, long Steps, IReadOnlyList<KeyValuePair<string, ParameterSet>> Moments)
{
    /// <summary>The optimizer and its moments, such as <c>Adam (exp_avg, exp_avg_sq)</c>.</summary>
    public override string ToString() => $"{Optimizer} ({string.Join(", ", Moments.Select(moment => moment.Key))})";
}
