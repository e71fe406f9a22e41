namespace SeqGen;

/// <summary>
/// Huber's loss (Huber 1964) of d = y - target: d^2 / 2 where |d| is at most delta, else delta * (|d| - delta / 2); a mean unless
/// <see cref="ValueLossAttribute.Per"/> says otherwise. Targets have y's shape.
/// </summary>
public sealed class HuberAttribute : ValueLossAttribute
{
    /// <summary>Where the square turns into a line; greater than 0.</summary>
    public double Delta { get; set; } = 1;
}
