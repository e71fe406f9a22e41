using NextFrame.Clips;
using SeqGen.Data;

namespace NextFrame.Training;

/// <summary>Clips as sequences.</summary>
/// <param name="Training">To train on.</param>
/// <param name="Validation">To choose an epoch by.</param>
/// <param name="HeldOut">To measure on.</param>
/// <param name="Pixels">Of all frames of a target: a mean over pixels times this is a sum over a sequence.</param>
internal sealed record ContestData(SequenceData Training, SequenceData Validation, SequenceData HeldOut, int Pixels)
{
    /// <summary>Renders the clips.</summary>
    public static ContestData Of(ClipSet clips)
    {
        int size = clips.Training[0].Size;
        return new ContestData(ClipSet.ToData(clips.Training), ClipSet.ToData(clips.Validation), ClipSet.ToData(clips.HeldOut), Clip.Future * size * size);
    }
}
