namespace ActionRecognition;

/// <summary>What the switches of the command line ask for.</summary>
internal sealed record Options(int Seed, int Clips, int Epochs, int Threads, string Picture);
