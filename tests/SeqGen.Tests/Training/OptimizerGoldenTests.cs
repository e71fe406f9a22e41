using System.Numerics;
using System.Text.Json;
using SeqGen.Runtime;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

/// <summary>Every step of every case of PyTorch's numbers.</summary>
public class OptimizerGoldenTests
{
    public static TheoryData<string> Names() => [.. GoldenFile.Cases("optimizers.json").Select(item => item.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_Float_EqualsPyTorch(string name) => Compare<float>(name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Step_Double_EqualsPyTorch(string name) => Compare<double>(name);

    private static void Compare<T>(string name)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        JsonElement golden = GoldenFile.Case("optimizers.json", name);
        JsonElement start = golden.GetProperty("inputs").GetProperty("p0");
        double[] gradients = GoldenFile.Data(golden.GetProperty("inputs").GetProperty("grads"));
        double[] trajectory = GoldenFile.Data(golden.GetProperty("outputs").GetProperty("trajectory"));
        ParameterSet<T> parameters = new([new ParameterInfo("p", GoldenFile.Shape(start), Start.Constant)]);
        ParameterSet<T> set = parameters.CloneEmpty();
        parameters[0].CopyFrom(Convert<T>(GoldenFile.Data(start)));
        Optimizer optimizer = Make(golden.GetProperty("meta"));
        int count = parameters[0].Length;
        for (int step = 0; step < gradients.Length / count; step++)
        {
            set[0].CopyFrom(Convert<T>(gradients.AsSpan(step * count, count)));
            optimizer.Step(parameters, set);
            ReadOnlySpan<double> expected = trajectory.AsSpan(step * count, count);
            double largest = 0;
            foreach (double value in expected)
            {
                largest = Math.Max(largest, Math.Abs(value));
            }

            for (int i = 0; i < count; i++)
            {
                Assert.Equal(expected[i], double.CreateChecked(parameters[0].Values[i]), 5e-7 * largest);
            }
        }
    }

    private static T[] Convert<T>(ReadOnlySpan<double> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T[] converted = new T[values.Length];
        for (int i = 0; i < converted.Length; i++)
        {
            converted[i] = T.CreateChecked(values[i]);
        }

        return converted;
    }

    private static Optimizer Make(JsonElement meta)
    {
        JsonElement options = meta.GetProperty("options");
        double rate = GoldenFile.Option(options, "lr");
        double decay = GoldenFile.Option(options, "weight_decay");
        double epsilon = GoldenFile.Option(options, "eps");
        double momentum = GoldenFile.Option(options, "momentum");
        return meta.GetProperty("optimizer").GetString() switch
        {
            "SGD" => new Sgd(rate, momentum, GoldenFile.Option(options, "dampening"), options.GetProperty("nesterov").GetBoolean(), decay),
            "Adam" => new Adam(rate, Beta(0), Beta(1), epsilon, decay, options.GetProperty("amsgrad").GetBoolean()),
            "AdamW" => new AdamW(rate, Beta(0), Beta(1), epsilon, decay, options.GetProperty("amsgrad").GetBoolean()),
            "RMSprop" => new RmsProp(rate, GoldenFile.Option(options, "alpha"), epsilon, momentum, options.GetProperty("centered").GetBoolean(), decay),
            "Adagrad" => new Adagrad(rate, GoldenFile.Option(options, "lr_decay"), epsilon, decay),
            string other => throw new InvalidDataException(other),
            null => throw new InvalidDataException(),
        };

        double Beta(int index) => options.GetProperty("betas")[index].GetDouble();
    }
}
