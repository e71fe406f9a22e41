namespace DateNormalization;

/// <summary>What the switches of the command line ask for.</summary>
internal sealed record Options(int Seed, int Dates, int Epochs, int Threads, string Plot);
