using System.Numerics;
using SeqGen.Runtime;

namespace SeqGen.Training;

/// <summary>
/// Compares a model's gradients with central differences of its loss, (L(p + h d) - L(p - h d)) / 2h; where that does not pass, with differences that Richardson's
/// extrapolation has freed of their h^2. Random draws such as dropout are the same in every evaluation. The parameters are as before afterwards.
/// </summary>
/// <remarks>
/// Precise for models in double (errors around 1e-9 where the loss is smooth). A kink between the two losses (relu, maximum, absolute error) makes a difference
/// wrong: in float, where they lie about 1e-3 apart, that is common for larger models, in double rare. Declare the model with <see cref="Precision.Float64"/> while it
/// is checked; should it meet a kink there, another seed or batch passes.
/// </remarks>
public static class GradientCheck
{
    /// <summary>One random direction over all trainable parameters: two evaluations of the loss, four where these do not pass.</summary>
    /// <typeparam name="TModel">The model's class.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="batch">A batch of inputs and targets.</param>
    /// <param name="seed">Seed of the direction.</param>
    /// <param name="tolerance">The largest relative error that passes; null for 1e-6 in double and 1e-2 in float.</param>
    /// <exception cref="ArgumentException">The batch does not fit the model, or the model has nothing to train.</exception>
    public static GradientCheckResult Direction<TModel>(TModel model, SequenceBatch batch, int seed = 0, double? tolerance = null)
        where TModel : class, ISequenceModel<TModel> =>
        Run(model, batch, tolerance, new DirectionCheck(seed, PerParameter: false));

    /// <summary>One random direction for each trainable parameter: two evaluations of the loss for each.</summary>
    /// <inheritdoc cref="Direction"/>
    public static GradientCheckResult Directions<TModel>(TModel model, SequenceBatch batch, int seed = 0, double? tolerance = null)
        where TModel : class, ISequenceModel<TModel> =>
        Run(model, batch, tolerance, new DirectionCheck(seed, PerParameter: true));

    /// <summary>Every element of every trainable parameter: two evaluations of the loss for each. For small models.</summary>
    /// <typeparam name="TModel">The model's class.</typeparam>
    /// <param name="model">The model.</param>
    /// <param name="batch">A batch of inputs and targets.</param>
    /// <param name="tolerance">The largest relative error that passes; null for 1e-6 in double and 1e-2 in float.</param>
    /// <exception cref="ArgumentException">The batch does not fit the model, or the model has nothing to train.</exception>
    public static GradientCheckResult Elements<TModel>(TModel model, SequenceBatch batch, double? tolerance = null)
        where TModel : class, ISequenceModel<TModel> =>
        Run(model, batch, tolerance, new ElementCheck());

    private static GradientCheckResult Run<TModel>(TModel model, SequenceBatch batch, double? tolerance, IGradientComparison comparison)
        where TModel : class, ISequenceModel<TModel>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(batch);
        Workspace run = model.CreateWorkspace(batch.Rows, batch.Steps, Math.Max(batch.SourceSteps, 1));
        run.Training = true;
        double loss = Evaluate(backward: true);
        return model.ParameterSet is ParameterSet<float> single
            ? comparison.Run(new GradientProbe<float>(single, (ParameterSet<float>)model.GradientsOf(run), loss, Loss), tolerance ?? 1e-2)
            : comparison.Run(
                new GradientProbe<double>((ParameterSet<double>)model.ParameterSet, (ParameterSet<double>)model.GradientsOf(run), loss, Loss), tolerance ?? 1e-6);

        double Loss() => Evaluate(backward: false);

        double Evaluate(bool backward)
        {
            run.Call = 0;
            model.Stage(run, batch, 0, batch.Rows);
            for (int h = 0; h < run.Totals.Length; h++)
            {
                run.Totals[h] = Math.Max(run.Counts[h], 1);
            }

            if (backward)
            {
                model.GradientsOf(run).Clear();
            }

            return LossCheck.Finite(model.RunStaged(run, backward, null));
        }
    }
}
