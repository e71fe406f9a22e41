using SeqGen;

namespace TextGeneration.Training;

/// <summary>Measures a model on text it was not trained on.</summary>
internal static class CharacterScore
{
    /// <summary>The mean of -log2 p over a text, read as parallel streams with the state carried along each.</summary>
    public static double BitsPerCharacter(CharacterModel model, int[] text)
    {
        int streams = Math.Clamp(text.Length / 2000, 1, 64);
        const int Steps = 100;
        var windows = new TextStreams(text, streams, Steps);
        Workspace<float> run = model.CreateWorkspace(streams, Steps);
        SequenceState<float> state = model.CreateState(streams);
        int[] signs = new int[streams * Steps], next = new int[streams * Steps];
        double nats = 0;
        for (int window = 0; window < windows.Windows; window++)
        {
            windows.Fill(window, signs, next);
            nats += model.Evaluate(run, signs, next, state);
        }

        return nats / windows.Windows / Math.Log(2);
    }
}
