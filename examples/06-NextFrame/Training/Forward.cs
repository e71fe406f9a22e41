namespace NextFrame.Training;

/// <summary>Runs a model for one clip.</summary>
/// <param name="model">The model.</param>
/// <param name="past">The frames it sees, [steps, height, width].</param>
/// <param name="next">Takes the logits of those that follow, likewise.</param>
internal delegate void Forward<TModel>(TModel model, ReadOnlySpan<float> past, Span<float> next);
