namespace SeqGen.Generator.Graph;

/// <summary>What an input of the model is.</summary>
/// <param name="Tokens">Whole numbers below <paramref name="Width"/> instead of real ones.</param>
/// <param name="Width">Features of a real input; vocabulary of a token input.</param>
/// <param name="Domain"><see cref="Domain.Step"/> when there is a value per step, <see cref="Domain.Row"/> when there is one per sequence.</param>
/// <param name="Axis">Whose steps it has.</param>
internal sealed record InputKind(bool Tokens, int Width, Domain Domain, Axis Axis = Axis.Main);
