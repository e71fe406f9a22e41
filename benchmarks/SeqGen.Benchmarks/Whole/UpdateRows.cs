using SeqGen.Benchmarks.Measuring;
using SeqGen.Training;

namespace SeqGen.Benchmarks.Whole;

/// <summary>The optimizer's step and clipping beside a plain copy: all three are as fast as memory is.</summary>
internal static class UpdateRows
{
    public static void Print(Effort effort)
    {
        var model = new Large(1);
        ParameterSet<float> parameters = model.Parameters, gradients = model.CreateWorkspace(1, 1).Gradients;
        foreach (Parameter<float> gradient in gradients)
            gradient.CopyFrom([.. Enumerable.Repeat(1e-3f, gradient.Length)]);
        long bytes = sizeof(float) * parameters.Elements;
        float[] source = new float[parameters.Elements], target = new float[parameters.Elements];
        Array.Fill(source, 1f);
        double copy = Rate(2 * bytes, () => source.AsSpan().CopyTo(target), effort);
        Console.WriteLine($"{bytes / 1e6:F0} MB of parameters; a copy moves {copy:F1} GB/s (reads and writes)");
        var adam = new AdamW(1e-3);
        var plain = new Sgd(1e-3);
        Line("AdamW, one step", 7 * bytes, () => adam.Step(parameters, gradients), copy, effort);
        Line("SGD, one step", 3 * bytes, () => plain.Step(parameters, gradients), copy, effort);
        Line("clipping by norm, below the limit", bytes, () => GradientClip.ByNorm(gradients, 1e9), copy, effort);
    }

    private static void Line(string name, long bytes, Action call, double copy, Effort effort)
    {
        double rate = Rate(bytes, call, effort);
        Console.WriteLine($"{name,-36} {rate,8:F1} GB/s {rate / copy,6:P0} of the copy");
    }

    private static double Rate(long bytes, Action call, Effort effort) => bytes / Timing.Of(new Work(call), effort).Median / 1e3;
}
