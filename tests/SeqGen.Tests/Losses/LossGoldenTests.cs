using System.Text.Json;
using SeqGen.Runtime;
using Kernels = SeqGen.Runtime.Losses;

namespace SeqGen.Tests.Losses;

/// <summary>PyTorch's numbers (Goldens/losses.json: double precision, rounded to float) at this machine's width and the narrowest one.</summary>
public class LossGoldenTests
{
    private const double Tolerance = 1e-6;

    private static readonly JsonElement[] Cases = [.. Read("losses.json").GetProperty("cases").EnumerateArray()];

    public static TheoryData<string> CrossEntropies =>
        [.. Cases.Select(NameOf).Where(name => name.StartsWith("xent", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(CrossEntropies))]
    public void CrossEntropy_GoldenCase_AgreesWithPyTorch(string name)
    {
        CheckCrossEntropy<Simd512Single>(name);
        CheckCrossEntropy<Simd128Single>(name);
    }

    [Fact]
    public void MeanSquaredError_GoldenCase_AgreesWithPyTorch()
    {
        CheckMean("mse_mean", Kernels.MeanSquaredError<Simd512Single, float>);
        CheckMean("mse_mean", Kernels.MeanSquaredError<Simd128Single, float>);
    }

    [Fact]
    public void BinaryCrossEntropy_GoldenCase_AgreesWithPyTorch()
    {
        CheckMean("bce_with_logits", Kernels.BinaryCrossEntropy<Simd512Single, float>);
        CheckMean("bce_with_logits", Kernels.BinaryCrossEntropy<Simd128Single, float>);
    }

    private delegate double Kernel(
        ref float y, ref float dy, int stride, int rows, int n, ref float targets, int targetStride, double factor, bool gradient);

    /// <summary>Each row on its own, since the upstream gradients of unreduced cases differ from row to row.</summary>
    private static void CheckCrossEntropy<V>(string name)
        where V : struct, ISimd<V, float>
    {
        JsonElement golden = Cases.Single(c => NameOf(c) == name);
        string reduction = golden.GetProperty("meta").GetProperty("reduction").GetString()!;
        double smoothing = golden.GetProperty("meta").GetProperty("label_smoothing").GetDouble();
        var rows = new PackedRows<float>(Matrix(golden, "inputs", "logits"));
        double[] targets = Numbers(golden, "inputs", "targets");
        double[] loss = Numbers(golden, "outputs", "loss"), upstream = Numbers(golden, "upstream", "loss");
        double divisor = reduction == "mean" ? rows.Rows : 1, sum = 0;
        PackedRows<float> gradient = rows.Empty();
        for (int r = 0; r < rows.Rows; r++)
        {
            double factor = (reduction == "none" ? upstream[r] : upstream[0]) / divisor;
            int place = r * rows.Stride;
            double one = Kernels.CrossEntropy<V, float>(
                ref rows.Elements[place], ref gradient.Elements[place], rows.Stride, 1, rows.Length, [(int)targets[r]], smoothing, factor, true);
            sum += one / divisor;
            if (reduction == "none")
            {
                Assert.Equal(1, one / loss[r], Tolerance);
            }
        }

        Assert.Equal(1, sum / loss.Sum(), Tolerance);
        gradient.CheckGradient(Matrix(golden, "grads", "logits"), Tolerance);
    }

    private static void CheckMean(string name, Kernel kernel)
    {
        JsonElement golden = Cases.Single(c => NameOf(c) == name);
        var rows = new PackedRows<float>(Matrix(golden, "inputs", "pred"));
        var targets = new PackedRows<float>(Matrix(golden, "inputs", "target"));
        PackedRows<float> gradient = rows.Empty();
        double count = rows.Rows * rows.Length, factor = Numbers(golden, "upstream", "loss")[0] / count;
        double loss = kernel(
            ref rows.Elements[0], ref gradient.Elements[0], rows.Stride, rows.Rows, rows.Length,
            ref targets.Elements[0], targets.Stride, factor, true);
        Assert.Equal(1, loss / count / Numbers(golden, "outputs", "loss")[0], Tolerance);
        gradient.CheckGradient(Matrix(golden, "grads", "pred"), Tolerance);
    }

    private static JsonElement Read(string file) =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Goldens", file))).RootElement;

    private static string NameOf(JsonElement golden) => golden.GetProperty("name").GetString()!;

    private static double[] Numbers(JsonElement golden, string group, string name) =>
        [.. golden.GetProperty(group).GetProperty(name).GetProperty("data").EnumerateArray().Select(number => number.GetDouble())];

    /// <summary>[steps, batch, features] as [steps * batch, features].</summary>
    private static double[,] Matrix(JsonElement golden, string group, string name)
    {
        double[] numbers = Numbers(golden, group, name);
        int width = golden.GetProperty(group).GetProperty(name).GetProperty("shape").EnumerateArray().Last().GetInt32();
        var matrix = new double[numbers.Length / width, width];
        Buffer.BlockCopy(numbers, 0, matrix, 0, numbers.Length * sizeof(double));
        return matrix;
    }
}
