using System.Numerics;

namespace SeqGen.Training;

/// <summary>
/// Norms and limits of gradients, over trainable parameters only. Sums are taken in double in a fixed order: the same bits on
/// every machine.
/// </summary>
public static class GradientClip
{
    /// <summary>Euclidean norm of all gradients together.</summary>
    /// <param name="gradients">The gradients.</param>
    /// <returns>The norm; not a number or infinite if a gradient is.</returns>
    public static double Norm(ParameterSet gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        double sum = 0;
        if (gradients is ParameterSet<float> single)
        {
            foreach (Parameter<float> parameter in single)
            {
                sum += parameter.Trainable ? VectorLoops.SumOfSquares(parameter.Values) : 0;
            }
        }
        else
        {
            foreach (Parameter<double> parameter in (ParameterSet<double>)gradients)
            {
                sum += parameter.Trainable ? VectorLoops.SumOfSquares(parameter.Values) : 0;
            }
        }

        return Math.Sqrt(sum);
    }

    /// <summary>The largest absolute value of all gradients together.</summary>
    /// <param name="gradients">The gradients.</param>
    /// <returns>The norm; not a number or infinite if a gradient is.</returns>
    public static double InfinityNorm(ParameterSet gradients)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        return gradients is ParameterSet<float> single ? InfinityNormTyped(single) : InfinityNormTyped((ParameterSet<double>)gradients);
    }

    /// <summary>
    /// Scales all gradients so that their Euclidean norm is at most a limit: by min(1, limit / (norm + 1e-6)), as PyTorch's
    /// <c>clip_grad_norm_</c>.
    /// </summary>
    /// <param name="gradients">The gradients, changed in place.</param>
    /// <param name="limit">The largest norm, positive.</param>
    /// <returns>The norm before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public static double ByNorm(ParameterSet gradients, double limit)
    {
        CheckLimit(limit);
        double norm = Norm(gradients);
        Scale(gradients, limit, norm);
        return norm;
    }

    /// <summary>Scales all gradients so that their largest absolute value is at most a limit: by min(1, limit / (norm + 1e-6)).</summary>
    /// <param name="gradients">The gradients, changed in place.</param>
    /// <param name="limit">The largest norm, positive.</param>
    /// <returns>The norm before.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public static double ByInfinityNorm(ParameterSet gradients, double limit)
    {
        CheckLimit(limit);
        double norm = InfinityNorm(gradients);
        Scale(gradients, limit, norm);
        return norm;
    }

    /// <summary>Limits every single gradient to [-limit, limit], as PyTorch's <c>clip_grad_value_</c>.</summary>
    /// <param name="gradients">The gradients, changed in place.</param>
    /// <param name="limit">The largest absolute value, positive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public static void ByValue(ParameterSet gradients, double limit)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        CheckLimit(limit);
        if (gradients is ParameterSet<float> single)
        {
            ByValueTyped(single, (float)limit);
        }
        else
        {
            ByValueTyped((ParameterSet<double>)gradients, limit);
        }
    }

    /// <summary>Scales by min(1, limit / (norm + 1e-6)).</summary>
    internal static void Scale(ParameterSet gradients, double limit, double norm)
    {
        double factor = limit / (norm + 1e-6);
        if (factor >= 1)
        {
            return;
        }

        if (gradients is ParameterSet<float> single)
        {
            ScaleTyped(single, (float)factor);
        }
        else
        {
            ScaleTyped((ParameterSet<double>)gradients, factor);
        }
    }

    private static void CheckLimit(double limit)
    {
        if (!(limit > 0))
        {
            throw new ArgumentOutOfRangeException(nameof(limit), limit, "The limit must be positive.");
        }
    }

    private static double InfinityNormTyped<T>(ParameterSet<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        double norm = 0;
        foreach (Parameter<T> parameter in gradients)
        {
            norm = Math.Max(norm, parameter.Trainable ? VectorLoops.MaxAbs(parameter.Values) : 0);
        }

        return norm;
    }

    private static void ScaleTyped<T>(ParameterSet<T> gradients, T factor)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Parameter<T> parameter in gradients)
        {
            if (parameter.Trainable)
            {
                VectorLoops.Scale(SetArithmetic.Span(gradients, parameter), factor);
            }
        }

        gradients.MarkChanged();
    }

    private static void ByValueTyped<T>(ParameterSet<T> gradients, T limit)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        foreach (Parameter<T> parameter in gradients)
        {
            if (parameter.Trainable)
            {
                VectorLoops.Clamp(SetArithmetic.Span(gradients, parameter), limit);
            }
        }

        gradients.MarkChanged();
    }
}
