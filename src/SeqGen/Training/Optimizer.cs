using System.Numerics;

namespace SeqGen.Training;

/// <summary>
/// Changes parameters along their gradients, by PyTorch's formulas and defaults. Parameters that are not trainable are left
/// alone, and so are their moments.
/// </summary>
/// <remarks>
/// A step is one pass over memory, element by element with separate multiplications and additions (never fused), so that it gives
/// the same bits on every vector width. Options are computed in double and rounded once to the parameters' type. The first step
/// allocates the moments; later ones allocate nothing.
/// </remarks>
public abstract class Optimizer
{
    private readonly string[] _momentNames;
    private double _learningRate;
    private ParameterSet[] _moments = [];

    private protected Optimizer(double learningRate, params string[] momentNames)
    {
        LearningRate = learningRate;
        _momentNames = momentNames;
    }

    /// <summary>Size of the steps, at least 0; a schedule changes it while training.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, infinite or not a number.</exception>
    public double LearningRate
    {
        get => _learningRate;
        set => _learningRate = CheckNotNegative(value, nameof(LearningRate));
    }

    /// <summary>Number of steps done; the corrections of <see cref="Adam"/> depend on it.</summary>
    public long Steps { get; private set; }

    /// <summary>Changes the trainable parameters once.</summary>
    /// <param name="parameters">The parameters, of a model or made by hand.</param>
    /// <param name="gradients">Gradients of the same layout and scalar type.</param>
    /// <exception cref="ArgumentException">The sets differ in layout or type, or the optimizer has begun with others; nothing is changed.</exception>
    public void Step(ParameterSet parameters, ParameterSet gradients)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        ArgumentNullException.ThrowIfNull(gradients);
        SetArithmetic.CheckSameLayout(parameters, gradients, nameof(gradients));
        Prepare(parameters);
        Steps++;
        if (parameters is ParameterSet<float> single)
        {
            StepTyped(single, (ParameterSet<float>)gradients);
        }
        else
        {
            StepTyped((ParameterSet<double>)parameters, (ParameterSet<double>)gradients);
        }

        parameters.MarkChanged();
    }

    /// <summary>A copy of what the optimizer remembers between steps.</summary>
    public OptimizerState Capture() => new(
        GetType().Name,
        Steps,
        [.. _moments.Select((moment, i) => KeyValuePair.Create(_momentNames[i], SetArithmetic.Clone(moment)))]);

    /// <summary>Continues from a state; options and learning rate are not part of it.</summary>
    /// <param name="state">What <see cref="Capture"/> returned, here or in an earlier run.</param>
    /// <exception cref="ArgumentException">The state is of another optimizer or of other options; nothing is changed.</exception>
    public void Restore(OptimizerState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (!Accepts(state))
        {
            throw new ArgumentException($"The state is of {state}; this is {this}.", nameof(state));
        }

        _moments = [.. state.Moments.Select(moment => SetArithmetic.Clone(moment.Value))];
        Steps = state.Steps;
    }

    /// <summary>The optimizer and its moments, such as <c>Adam (exp_avg, exp_avg_sq)</c>.</summary>
    public override string ToString() => $"{GetType().Name} ({string.Join(", ", _momentNames)})";

    /// <summary>Whether a state is of this kind of optimizer with these moments.</summary>
    internal bool Accepts(OptimizerState state) => state.Optimizer == GetType().Name
        && (state.Steps == 0 || _momentNames.AsSpan().SequenceEqual([.. state.Moments.Select(moment => moment.Key)]));

    /// <summary>Forgets every step.</summary>
    public void Reset()
    {
        _moments = [];
        Steps = 0;
    }

    /// <summary>Updates one parameter; <see cref="Steps"/> already counts the step.</summary>
    private protected abstract void Update<T>(in UpdateSpans<T> spans)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>;

    /// <summary>Refuses a value that is negative, infinite or not a number.</summary>
    private protected static double CheckNotNegative(double value, string name) => value >= 0 && double.IsFinite(value)
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be a number of at least 0.");

    /// <summary>Refuses a value outside [0, 1).</summary>
    private protected static double CheckShare(double value, string name) => value is >= 0 and < 1
        ? value
        : throw new ArgumentOutOfRangeException(name, value, $"{name} must be at least 0 and less than 1.");

    private void Prepare(ParameterSet parameters)
    {
        if (_momentNames.Length == 0)
        {
            return;
        }

        if (_moments.Length == 0)
        {
            ParameterSet[] moments = new ParameterSet[_momentNames.Length];
            for (int i = 0; i < moments.Length; i++)
            {
                moments[i] = SetArithmetic.CloneEmpty(parameters);
            }

            _moments = moments;
        }

        SetArithmetic.CheckSameLayout(_moments[0], parameters, nameof(parameters));
    }

    private void StepTyped<T>(ParameterSet<T> parameters, ParameterSet<T> gradients)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            Parameter<T> parameter = parameters[i];
            if (parameter.Trainable)
            {
                Update(new UpdateSpans<T>
                {
                    Parameter = SetArithmetic.Span(parameters, parameter),
                    Gradient = SetArithmetic.Span(gradients, parameter),
                    First = Moment(0, parameter),
                    Second = Moment(1, parameter),
                    Third = Moment(2, parameter),
                });
            }
        }
    }

    private Span<T> Moment<T>(int index, Parameter<T> parameter)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        index < _moments.Length ? SetArithmetic.Span((ParameterSet<T>)_moments[index], parameter) : default;
}
