using NextFrame.Clips;

namespace NextFrame.Training;

/// <summary>A forecast that takes no notice of the past: how often a pixel is white over all frames to train on.</summary>
internal static class MeanFrame
{
    /// <summary>Its cross-entropy per sequence.</summary>
    public static double CrossEntropy(Clip[] training, Clip[] heldOut)
    {
        double[] white = Count(training), measured = Count(heldOut);
        double frames = training.Length * Clip.Future, measuredFrames = heldOut.Length * Clip.Future, sum = 0;
        for (int pixel = 0; pixel < white.Length; pixel++)
        {
            // One frame of each kind more than there are, for pixels that never change.
            double share = (white[pixel] + 1) / (frames + 2);
            sum -= (measured[pixel] * Math.Log(share)) + ((measuredFrames - measured[pixel]) * Math.Log(1 - share));
        }

        return sum / heldOut.Length;
    }

    /// <summary>In how many frames each pixel is white.</summary>
    private static double[] Count(Clip[] clips)
    {
        var white = new double[clips[0].Size * clips[0].Size];
        foreach (Clip clip in clips)
        {
            float[] frames = clip.RenderFuture();
            for (int i = 0; i < frames.Length; i++)
            {
                white[i % white.Length] += frames[i];
            }
        }

        return white;
    }
}
