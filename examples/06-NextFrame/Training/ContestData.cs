using NextFrame.Clips;
using SeqGen.Data;

namespace NextFrame.Training;

/// <summary>Clips as sequences.</summary>
/// <param name="Training">To train on.</param>
/// <param name="Validation">To choose an epoch by.</param>
/// <param name="HeldOut">To measure on.</param>
internal sealed record ContestData(SequenceData Training, SequenceData Validation, SequenceData HeldOut)
{
    /// <summary>Renders the clips.</summary>
    public static ContestData Of(ClipSet clips) => new(ClipSet.ToData(clips.Training), ClipSet.ToData(clips.Validation), ClipSet.ToData(clips.HeldOut));
}
