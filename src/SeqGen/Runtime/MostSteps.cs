using System.ComponentModel;

namespace SeqGen.Runtime;

/// <summary>Models that have numbers for so many steps and no more.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MostSteps
{
    /// <summary>Refuses more steps than a layer has numbers for.</summary>
    /// <param name="steps">Steps asked for.</param>
    /// <param name="most">Steps that there may be.</param>
    /// <param name="name">The caller's name for the steps.</param>
    /// <param name="option">What sets the limit in the declaration.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are more.</exception>
    public static void Check(int steps, int most, string name, string option)
    {
        if (steps > most)
        {
            throw new ArgumentOutOfRangeException(name, steps, $"There may be {most} steps at most, by {option} in the model's declaration.");
        }
    }
}
