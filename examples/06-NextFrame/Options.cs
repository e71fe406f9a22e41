namespace NextFrame;

/// <summary>What the switches of the command line ask for.</summary>
internal sealed record Options(int Seed, int Seeds, double Minutes, int Size, int Sequences, int Threads, string Pictures);
