using SeqGen.Data;
using SeqGen.Training;

namespace TextGeneration.Training;

/// <summary>Trains and measures a model on parallel lanes of a text, with the state carried from window to window.</summary>
internal sealed class CharacterTraining(CharacterModel model, Options options)
{
    private const int Lanes = 64;
    private const int Steps = 32;
    private const double LearningRate = 8e-3;
    private const int WarmupSteps = 100;

    /// <summary>Windows after which a lane starts anew, so that the model gets used to starts: a prompt is one too.</summary>
    private const int RestartEvery = 64;

    private readonly Trainer<CharacterModel> _trainer = new(model, new AdamW(LearningRate, beta2: 0.99))
    {
        Threads = options.Threads,
        Seed = options.Seed,
        ClipNorm = 1,
        RestartEvery = RestartEvery,
        MaximumDuration = TimeSpan.FromMinutes(options.Minutes),
        Schedule = new CosineSchedule(WarmupSteps) { FollowTime = true },
    };

    /// <summary>Trains until the time is over, as many times through the text as there is time for.</summary>
    public TrainingHistory Run(int[] text, IProgress<TrainingProgress> progress) =>
        _trainer.Fit(SequenceData.Stream(text, Lanes, Steps), validation: null, epochs: int.MaxValue, progress);

    /// <summary>The mean of -log2 p over a text.</summary>
    public double BitsPerCharacter(int[] text)
    {
        int lanes = Math.Clamp(text.Length / 2000, 1, Lanes);
        return _trainer.Evaluate(SequenceData.Stream(text, lanes, Steps)).Loss / Math.Log(2);
    }
}
