namespace SeqGen;

/// <summary>|y - target|, a mean unless <see cref="ValueLossAttribute.Per"/> says otherwise. Targets have y's shape.</summary>
public sealed class MeanAbsoluteErrorAttribute : ValueLossAttribute;
