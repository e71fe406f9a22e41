namespace SeqGen;

/// <summary>(y - target)^2, a mean unless <see cref="ValueLossAttribute.Per"/> says otherwise. Targets have y's shape.</summary>
public sealed class MeanSquaredErrorAttribute : ValueLossAttribute;
