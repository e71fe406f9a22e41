namespace SeqGen;

/// <summary>Long short-term memory with forget gate: see <see cref="LstmCell"/>.</summary>
/// <param name="units">Units of each direction, at least 1.</param>
public sealed class LstmAttribute(int units) : RecurrentAttribute<LstmCell>(units);
