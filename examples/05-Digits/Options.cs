namespace Digits;

/// <summary>What the switches of the command line ask for.</summary>
internal sealed record Options(int Seed, int Sums, int Epochs, int Threads);
