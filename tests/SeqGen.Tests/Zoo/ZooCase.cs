using SeqGen.Generator.Declaration;
using SeqGen.Generator.Gradient;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;
using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Zoo;

/// <summary>A model of the zoo with a batch of numbers to run it on, emitted and as the graph before any pass.</summary>
internal sealed record ZooCase(ZooModel Model, ZooRun Run, IEmittedRun Emitted, Agreement Agreement)
{
    public ModelGraph Graph => Run.Model.Graph;

    public GradientGraph Gradient { get; } = Differentiate.Run(Run.Model.Graph);

    public bool HasStates => Run.Model.States.Count > 0;

    public static ZooCase Of(string name) => Of(ModelZoo.Find(name));

    public static ZooCase Of(ZooModel model) => Of(model, Conditioning.Draw);

    /// <summary>With numbers of which only the bits are compared: no search for such that rounding moves little, which is slow for a large batch.</summary>
    public static ZooCase OfAnyNumbers(ZooModel model) => Of(model, (zoo, lowered) => ZooNumbers.Of(zoo, lowered, seed: 2));

    private static ZooCase Of(ZooModel model, Func<ZooModel, LoweredModel, ZooRun> draw)
    {
        LoweredModel lowered = model.Lower();
        ZooRun run = draw(model, lowered);
        return new ZooCase(model, run, Create(model, run), Agreement.Of(run, lowered.Declaration.Scalar == Scalar.Single));
    }

    /// <summary>Another instance of the model for other numbers.</summary>
    public static IEmittedRun Create(ZooModel model, ZooRun run) => model.Create(model) switch
    {
        EmittedModel<float> single => new EmittedRun<float>(run, single),
        EmittedModel<double> twice => new EmittedRun<double>(run, twice),
        object other => throw new InvalidOperationException($"{other} is no adapter."),
    };

    /// <summary>The loss of all heads and the gradients of the outputs.</summary>
    public (double Value, double[][] Gradients) Loss(bool training) => Run.Loss(training);

    /// <summary>Compares the gradient of every parameter.</summary>
    public void CheckGradients(InterpreterGradient expected)
    {
        IReadOnlyDictionary<string, double[]> gradients = Emitted.Gradients();
        Assert.Equal(expected.Parameters.Keys.Order(), gradients.Keys.Order());
        foreach ((string parameter, double[] gradient) in expected.Parameters)
            Agreement.Check(gradient, gradients[parameter], "d" + parameter);
    }
}
