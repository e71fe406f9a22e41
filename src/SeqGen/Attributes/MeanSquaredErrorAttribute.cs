namespace SeqGen;

/// <summary>Mean of (y - target)^2. Targets have y's shape.</summary>
public sealed class MeanSquaredErrorAttribute : LossAttribute;
