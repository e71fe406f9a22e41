namespace SeqGen.Training;

/// <summary>One parameter with its gradient and moments; moments that the optimizer has not are empty.</summary>
internal readonly ref struct UpdateSpans<T>
{
    public required Span<T> Parameter { get; init; }

    public required ReadOnlySpan<T> Gradient { get; init; }

    public Span<T> First { get; init; }

    public Span<T> Second { get; init; }

    public Span<T> Third { get; init; }
}
