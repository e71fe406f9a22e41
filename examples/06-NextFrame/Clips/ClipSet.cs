using SeqGen.Data;

namespace NextFrame.Clips;

/// <summary>Clips to train on, to choose an epoch by, and to measure on.</summary>
internal sealed record ClipSet(Clip[] Training, Clip[] Validation, Clip[] HeldOut)
{
    /// <summary>Draws all of them; those held out come first and do not depend on how many are trained on.</summary>
    public static ClipSet Draw(int size, int training, int validation, int heldOut, int seed)
    {
        var random = new Random(seed);
        Clip[] held = Clip.Draw(random, size, heldOut), chosenBy = Clip.Draw(random, size, validation);
        return new ClipSet(Clip.Draw(random, size, training), chosenBy, held);
    }

    /// <summary>Clips as sequences, the past as the source and the future as the target.</summary>
    public static SequenceData ToData(Clip[] clips)
    {
        int pixels = clips[0].Size * clips[0].Size;
        SequenceColumn past = SequenceColumn.Sequences([.. clips.Select(clip => clip.RenderPast())], pixels);
        return SequenceData.FromPairs(past, SequenceColumn.Sequences([.. clips.Select(clip => clip.RenderFuture())], pixels));
    }
}
