using System.Numerics;
using System.Security.Cryptography;
using SeqGen.Runtime;
using SeqGen.Tests.Allocation;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

public class OptimizerTests
{
    private static readonly Dictionary<string, Func<Optimizer>> Kinds = new()
    {
        ["Sgd"] = () => new Sgd(0.1),
        ["Sgd decay"] = () => new Sgd(0.1, weightDecay: 0.01),
        ["Sgd dampening"] = () => new Sgd(0.1, momentum: 0.9, dampening: 0.3, weightDecay: 0.01),
        ["Sgd Nesterov"] = () => new Sgd(0.1, momentum: 0.8, nesterov: true),
        ["RmsProp"] = () => new RmsProp(weightDecay: 0.02),
        ["RmsProp momentum"] = () => new RmsProp(momentum: 0.9, epsilon: 1e-5),
        ["RmsProp centered"] = () => new RmsProp(centered: true, alpha: 0.9),
        ["RmsProp both"] = () => new RmsProp(momentum: 0.5, centered: true),
        ["Adam"] = () => new Adam(0.01),
        ["Adam decay"] = () => new Adam(0.01, 0.8, 0.99, 1e-6, 0.05),
        ["Adam AMSGrad"] = () => new Adam(0.01, beta2: 0.5, amsGrad: true),
        ["AdamW"] = () => new AdamW(0.01, weightDecay: 0.1),
        ["AdamW AMSGrad"] = () => new AdamW(0.01, amsGrad: true),
        ["Adagrad"] = () => new Adagrad(0.1, learningRateDecay: 0.3, weightDecay: 0.1),
    };

    public static TheoryData<string> Names() => [.. Kinds.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_AnyLengthFloat_SameBitsAsScalarFormula(string kind) => CompareLengths<float>(kind);

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_AnyLengthDouble_SameBitsAsScalarFormula(string kind) => CompareLengths<double>(kind);

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_NotTrainable_StaysAndPaddingStaysZero(string kind)
    {
        ParameterSet<float> parameters = new([
            new ParameterInfo("a", [5], Start.Constant), new ParameterInfo("b", [3], Start.Constant) { Trainable = false }, new ParameterInfo("c", [2], Start.Constant)]);
        ParameterSet<float> gradients = parameters.CloneEmpty();
        foreach (Parameter<float> parameter in parameters)
        {
            parameter.CopyFrom(Enumerable.Repeat(2f, parameter.Length).ToArray());
            gradients[parameter.Name].CopyFrom(Enumerable.Repeat(1f, parameter.Length).ToArray());
        }

        Optimizer optimizer = Kinds[kind]();
        long version = parameters.Version;

        optimizer.Step(parameters, gradients);

        Assert.Equal(version + 1, parameters.Version);
        Assert.Equal([2, 2, 2], parameters["b"].Values.ToArray());
        Assert.All(parameters["a"].Values.ToArray(), value => Assert.True(value < 2));
        Assert.All(parameters["c"].Values.ToArray(), value => Assert.Equal(parameters["a"].Values[0], value));
        for (int i = 5; i < 16; i++)
        {
            Assert.Equal(0, parameters.At(i));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_AfterTheFirst_AllocatesNothing(string kind)
    {
        (ParameterSet<float> parameters, ParameterSet<float> gradients) = Random<float>(100);
        Optimizer optimizer = Kinds[kind]();

        Assert.Equal(0, Allocated.By(() =>
        {
            for (int i = 0; i < 20; i++)
                optimizer.Step(parameters, gradients);
        }));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Restore_Captured_ContinuesToSameBits(string kind)
    {
        (ParameterSet<double> parameters, ParameterSet<double> gradients) = Random<double>(37);
        Optimizer optimizer = Kinds[kind]();
        optimizer.Step(parameters, gradients);
        optimizer.Step(parameters, gradients);
        OptimizerState state = optimizer.Capture();
        double[] middle = parameters[0].Values.ToArray();
        optimizer.Step(parameters, gradients);
        double[] expected = parameters[0].Values.ToArray();

        Optimizer other = Kinds[kind]();
        other.Restore(state);
        parameters[0].CopyFrom(middle);
        other.Step(parameters, gradients);

        Assert.Equal(expected, parameters[0].Values.ToArray());
        Assert.Equal(3, other.Steps);
    }

    [Fact]
    public void Restore_OtherOptimizer_Throws()
    {
        (ParameterSet<double> parameters, ParameterSet<double> gradients) = Random<double>(3);
        Adam adam = new();
        adam.Step(parameters, gradients);

        Assert.Throws<ArgumentException>(() => new AdamW().Restore(adam.Capture()));
        Assert.Throws<ArgumentException>(() => new Adam(amsGrad: true).Restore(adam.Capture()));
    }

    [Fact]
    public void Reset_StartsAgain()
    {
        (ParameterSet<double> parameters, ParameterSet<double> gradients) = Random<double>(3);
        double[] start = parameters[0].Values.ToArray();
        Adam adam = new();
        adam.Step(parameters, gradients);
        double[] first = parameters[0].Values.ToArray();

        adam.Reset();
        parameters[0].CopyFrom(start);
        adam.Step(parameters, gradients);

        Assert.Equal(first, parameters[0].Values.ToArray());
        Assert.Equal(1, adam.Steps);
    }

    [Fact]
    public void Step_OtherLayoutOrType_ThrowsAndChangesNothing()
    {
        (ParameterSet<double> parameters, ParameterSet<double> gradients) = Random<double>(3);
        (ParameterSet<float> single, _) = Random<float>(3);
        (ParameterSet<double> longer, ParameterSet<double> longerGradients) = Random<double>(4);
        Adam adam = new();
        double[] before = parameters[0].Values.ToArray();

        Assert.Throws<ArgumentException>("gradients", () => adam.Step(parameters, single));
        Assert.Throws<ArgumentException>("gradients", () => adam.Step(parameters, longer));
        Assert.Equal(before, parameters[0].Values.ToArray());
        Assert.Equal(0, adam.Steps);
        adam.Step(parameters, gradients);
        Assert.Throws<ArgumentException>("parameters", () => adam.Step(longer, longerGradients));
        Assert.Equal(1, adam.Steps);
    }

    /// <summary>Every machine and vector width must come to these bits; the suite also runs with wide vectors switched off.</summary>
    [Fact]
    public void Steps_OnEveryVectorWidth_TheseBits()
    {
        (ParameterSet<float> parameters, ParameterSet<float> gradients) = Random<float>(77);
        foreach (Func<Optimizer> make in Kinds.Values)
        {
            Optimizer optimizer = make();
            for (int i = 0; i < 5; i++)
            {
                optimizer.Step(parameters, gradients);
            }
        }

        Assert.Equal("B273CE113BC98967", Convert.ToHexString(SHA256.HashData(Runs.Bits(parameters)))[..16]);
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd(1, momentum: -0.1));
        Assert.Throws<ArgumentException>(() => new Sgd(1, nesterov: true));
        Assert.Throws<ArgumentException>(() => new Sgd(1, momentum: 0.9, dampening: 0.1, nesterov: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam(beta2: -0.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AdamW(epsilon: double.PositiveInfinity));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RmsProp(alpha: 1.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adagrad(learningRateDecay: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam().LearningRate = -1);
    }

    private static void CompareLengths<T>(string kind)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (int length = 1; length <= 40; length++)
        {
            (ParameterSet<T> parameters, ParameterSet<T> gradients) = Random<T>(length);
            T[] expected = parameters[0].Values.ToArray();
            T[] moments = new T[3 * length];
            Optimizer optimizer = Kinds[kind]();
            for (int t = 1; t <= 3; t++)
            {
                optimizer.Step(parameters, gradients);
                for (int i = 0; i < length; i++)
                {
                    expected[i] = OptimizerReference.Step(optimizer, expected[i], gradients[0].Values[i], t, moments.AsSpan(3 * i, 3));
                    Assert.Equal(expected[i], parameters[0].Values[i]);
                }
            }
        }
    }

    private static (ParameterSet<T> Parameters, ParameterSet<T> Gradients) Random<T>(int length)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        ParameterSet<T> parameters = new([new ParameterInfo("p", [length], Start.Constant)]);
        ParameterSet<T> gradients = parameters.CloneEmpty();
        Random random = new(length);
        parameters[0].CopyFrom(Values());
        gradients[0].CopyFrom(Values());
        return (parameters, gradients);

        T[] Values() => [.. Enumerable.Range(0, length).Select(_ => T.CreateChecked((random.NextDouble() * 2) - 1))];
    }
}
