using System.Numerics;

namespace SeqGen.Training;

/// <summary>Moves parameters and compares what the loss does with what the gradients say.</summary>
internal sealed class GradientProbe<T>(ParameterSet<T> parameters, ParameterSet<T> gradients, double loss, Func<double> evaluate)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly ParameterSet<T> _original = (ParameterSet<T>)SetArithmetic.Clone(parameters);

    /// <summary>The trainable parameters.</summary>
    public IReadOnlyList<Parameter<T>> Parameters { get; } = parameters.Where<Parameter<T>>(parameter => parameter.Trainable).ToArray() is { Length: > 0 } trainable
        ? trainable
        : throw new ArgumentException("The model has no trainable parameters.", nameof(parameters));

    /// <summary>Distance to move a single element: large enough to be seen in a loss computed in this type.</summary>
    public static double Step => typeof(T) == typeof(double) ? 1e-5 : 1e-2;

    /// <summary>The model's gradient of a parameter.</summary>
    public ReadOnlySpan<T> Gradient(Parameter<T> parameter) => gradients[parameter.Name].Values;

    /// <summary>What rounding of the loss alone may add to a refined derivative over this distance.</summary>
    public double RefinedResolution(double step) => 3 * Resolution(step);

    /// <summary>What rounding of the loss alone may add to a derivative over this distance.</summary>
    public double Resolution(double step) => (typeof(T) == typeof(double) ? 1e-15 : 5e-7) * Math.Abs(loss) / step;

    /// <summary>
    /// Derivatives along a direction of +-step per element, by the gradients and by differences; and how much the derivative itself changes over the distance,
    /// |L(h) - 2 L(0) + L(-h)| / h: where the gradient is 0, differences are measured by that.
    /// </summary>
    /// <param name="chosen">Parameters to move.</param>
    /// <param name="sign">Direction of each element in turn: 1, -1, or 0 to leave it.</param>
    /// <param name="step">Distance.</param>
    public (double Gradient, double Difference, double Bend) Derivatives(ReadOnlySpan<Parameter<T>> chosen, Func<int, int> sign, double step)
    {
        try
        {
            Move(chosen, sign, step);
            double above = evaluate();
            double along = Along(chosen);
            Move(chosen, sign, -step);
            double below = evaluate();
            along -= Along(chosen);
            return (along / (2 * step), (above - below) / (2 * step), Math.Abs(above + below - (2 * loss)) / step);
        }
        finally
        {
            SetArithmetic.Copy(_original, parameters);
        }
    }

    /// <summary>The same without the h^2 of the difference, by Richardson's extrapolation: (4 d(h/2) - d(h)) / 3.</summary>
    /// <param name="chosen">Parameters to move.</param>
    /// <param name="sign">Direction of each element in turn.</param>
    /// <param name="step">Distance h.</param>
    /// <param name="gradient">Derivative over h by the gradients.</param>
    /// <param name="difference">Derivative over h by differences.</param>
    public (double Gradient, double Difference) Refined(ReadOnlySpan<Parameter<T>> chosen, Func<int, int> sign, double step, double gradient, double difference)
    {
        (double nearGradient, double nearDifference, _) = Derivatives(chosen, sign, step / 2);
        return (((4 * nearGradient) - gradient) / 3, ((4 * nearDifference) - difference) / 3);
    }

    private void Move(ReadOnlySpan<Parameter<T>> chosen, Func<int, int> sign, double step)
    {
        int place = 0;
        foreach (Parameter<T> parameter in chosen)
        {
            ReadOnlySpan<T> from = _original[parameter.Name].Values;
            Span<T> to = parameter.WritableValues;
            for (int i = 0; i < to.Length; i++)
            {
                to[i] = T.CreateChecked(double.CreateChecked(from[i]) + (sign(place++) * step));
            }
        }
    }

    /// <summary>Gradient times the move, as it came out in the parameters' type.</summary>
    private double Along(ReadOnlySpan<Parameter<T>> chosen)
    {
        double sum = 0;
        foreach (Parameter<T> parameter in chosen)
        {
            ReadOnlySpan<T> from = _original[parameter.Name].Values;
            ReadOnlySpan<T> to = parameter.Values;
            ReadOnlySpan<T> gradient = Gradient(parameter);
            for (int i = 0; i < to.Length; i++)
            {
                sum += double.CreateChecked(gradient[i]) * (double.CreateChecked(to[i]) - double.CreateChecked(from[i]));
            }
        }

        return sum;
    }
}
