namespace SeqGen;

/// <summary>Mean of |y - target|. Targets have y's shape.</summary>
public sealed class MeanAbsoluteErrorAttribute : LossAttribute;
