namespace SeqGen.Training;

/// <summary>One loss of a model.</summary>
/// <param name="Name">Name of its output.</param>
/// <param name="HasClasses">Whether it is over classes.</param>
/// <param name="Weight">Weight in the sum.</param>
internal sealed record LossHead(string Name, bool HasClasses, double Weight)
{
    /// <summary>The losses of a model, in the order of a workspace's counts.</summary>
    public static LossHead[] Of(ModelDescription description) =>
    [
        .. description.Outputs.Where(output => output.Loss is not null)
            .Select(output => new LossHead(output.Name, output.Loss == "CrossEntropy", output.Weight)),
    ];
}
