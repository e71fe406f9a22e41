namespace SeqGen.Generator.Declaration;

/// <summary>One output of a model that cannot be compiled.</summary>
/// <param name="HasLoss">Whether a loss is declared for it.</param>
/// <param name="HasClassTargets">Whether its targets are classes, one number each, instead of numbers of the output's shape.</param>
internal sealed record ShellOutput(bool HasLoss, bool HasClassTargets);
