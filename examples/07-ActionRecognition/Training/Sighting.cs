using ActionRecognition.Clips;

namespace ActionRecognition.Training;

/// <summary>What a model tells of a clip.</summary>
/// <param name="Motion">What happens.</param>
/// <param name="Places">Where the object is in each frame, in pixels.</param>
internal sealed record Sighting(Motion Motion, Point[] Places)
{
    /// <summary>How far the places are from the true ones: the mean over all frames, in pixels.</summary>
    public double Error(Clip clip) => Places.Zip(clip.Places, (seen, place) => (seen - place).Length).Average();
}
