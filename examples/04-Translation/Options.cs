namespace MessageTranslation;

/// <summary>What the switches of the command line ask for.</summary>
internal sealed record Options(string Language, int Seed, double Minutes, int Longest, int Threads, string Plot);
