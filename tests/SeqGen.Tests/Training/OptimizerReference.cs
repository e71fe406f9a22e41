using System.Numerics;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

/// <summary>PyTorch's formulas written one element at a time, with each operation rounded on its own.</summary>
internal static class OptimizerReference
{
    /// <summary>The next value of one element; moments are in PyTorch's order of names.</summary>
    public static T Step<T>(Optimizer optimizer, T p, T g, long t, Span<T> moments)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T rate = C<T>(optimizer.LearningRate);
        switch (optimizer)
        {
            case Sgd sgd:
                g += C<T>(sgd.WeightDecay) * p;
                if (sgd.Momentum == 0)
                {
                    return p - (rate * g);
                }

                moments[0] = t == 1 ? g : (C<T>(sgd.Momentum) * moments[0]) + (C<T>(1 - sgd.Dampening) * g);
                return p - (rate * (sgd.Nesterov ? g + (C<T>(sgd.Momentum) * moments[0]) : moments[0]));

            case RmsProp rms:
                g += C<T>(rms.WeightDecay) * p;
                moments[0] = (C<T>(rms.Alpha) * moments[0]) + (C<T>(1 - rms.Alpha) * g * g);
                T square = moments[0];
                if (rms.Centered)
                {
                    ref T mean = ref moments[rms.Momentum == 0 ? 1 : 2];
                    mean = (C<T>(rms.Alpha) * mean) + (C<T>(1 - rms.Alpha) * g);
                    square = T.Max(square - (mean * mean), T.Zero);
                }

                T direction = g / (T.Sqrt(square) + C<T>(rms.Epsilon));
                if (rms.Momentum != 0)
                {
                    direction = moments[1] = (C<T>(rms.Momentum) * moments[1]) + direction;
                }

                return p - (rate * direction);

            case Adam adam:
                double first = 1;
                double second = 1;
                for (long i = 0; i < t; i++)
                {
                    first *= adam.Beta1;
                    second *= adam.Beta2;
                }

                bool decoupled = adam is AdamW;
                g += decoupled ? T.Zero : C<T>(adam.WeightDecay) * p;
                p = decoupled ? p * C<T>(1 - (adam.LearningRate * adam.WeightDecay)) : p;
                moments[0] = (C<T>(adam.Beta1) * moments[0]) + (C<T>(1 - adam.Beta1) * g);
                moments[1] = (C<T>(adam.Beta2) * moments[1]) + (C<T>(1 - adam.Beta2) * g * g);
                T v = moments[1];
                if (adam.AmsGrad)
                {
                    v = moments[2] = T.Max(moments[2], v);
                }

                T divisor = (T.Sqrt(v) / C<T>(Math.Sqrt(1 - second))) + C<T>(adam.Epsilon);
                return p - (C<T>(adam.LearningRate / (1 - first)) * moments[0] / divisor);

            case Adagrad grad:
                g += C<T>(grad.WeightDecay) * p;
                moments[0] += g * g;
                return p - (C<T>(grad.LearningRate / (1 + ((t - 1) * grad.LearningRateDecay))) * g / (T.Sqrt(moments[0]) + C<T>(grad.Epsilon)));

            default:
                throw new ArgumentException(optimizer.ToString(), nameof(optimizer));
        }
    }

    private static T C<T>(double value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.CreateChecked(value);
}
