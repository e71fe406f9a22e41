using System.ComponentModel;
using System.Numerics;
using SeqGen.Data;

namespace SeqGen.Runtime;

/// <summary>Fits the statistics of an input that is standardized: x becomes (x - mean) * scale with scale = 1 / standard deviation.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Standardization
{
    /// <summary>Sets mean and scale from all valid steps of the data; a feature that never changes keeps the scale 1.</summary>
    /// <param name="data">Training data.</param>
    /// <param name="input">Number of the input.</param>
    /// <param name="features">Its features.</param>
    /// <param name="mean">Receives the mean of each feature.</param>
    /// <param name="scale">Receives 1 / standard deviation of each feature.</param>
    public static void Fit<T>(SequenceData data, int input, int features, Parameter<T> mean, Parameter<T> scale)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(mean);
        ArgumentNullException.ThrowIfNull(scale);
        double[] means = new double[features], deviations = new double[features];
        data.Statistics(input, means, deviations);
        T[] m = new T[features], s = new T[features];
        for (int i = 0; i < features; i++)
        {
            m[i] = T.CreateChecked(means[i]);
            s[i] = deviations[i] > 0 ? T.CreateChecked(1 / deviations[i]) : T.One;
        }

        mean.CopyFrom(m);
        scale.CopyFrom(s);
    }
}
