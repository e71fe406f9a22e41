namespace SeqGen.Runtime;

/// <summary>Name, shape and start of one parameter.</summary>
/// <param name="Name">Full name, such as <c>memory.weight_ih_l0</c>.</param>
/// <param name="Shape">Lengths of its dimensions, outermost first; its elements are stored row-major.</param>
/// <param name="Start">Distribution of its initial values.</param>
public sealed record ParameterInfo(string Name, IReadOnlyList<int> Shape, Start Start)
{
    /// <summary>Initial value where <see cref="Start"/> is <see cref="Start.Constant"/> and no <see cref="BlockValues"/> are given.</summary>
    public double Value { get; init; }

    /// <summary>Number of equal blocks of rows (gates) that are started one by one.</summary>
    public int Blocks { get; init; } = 1;

    /// <summary>Initial value of each block for <see cref="Start.Constant"/>; null when all are <see cref="Value"/>.</summary>
    public IReadOnlyList<double>? BlockValues { get; init; }

    /// <summary>Inputs that <see cref="Start.Uniform"/> divides by.</summary>
    public int FanIn { get; init; }

    /// <summary>False for values that are fitted or fixed, such as the mean of a standardized input.</summary>
    public bool Trainable { get; init; } = true;

    /// <summary>Number of elements: the product of <see cref="Shape"/>.</summary>
    /// <exception cref="OverflowException">The product does not fit.</exception>
    public long Count
    {
        get
        {
            long count = 1;
            foreach (int length in Shape)
            {
                count = checked(count * length);
            }

            return count;
        }
    }
}
