namespace SeqGen.Tests.Declared;

/// <summary>Activations against PyTorch 1.13 in double: <c>gelu</c> and <c>silu</c> of five numbers, and their derivatives.</summary>
public sealed class ActivationTests
{
    /// <summary>What the formula of the normal distribution may be off by, times the largest argument.</summary>
    private const double Tolerance = 3e-7;

    private static readonly double[] s_x = [-2, -0.5, 0, 0.3, 1.7];

    [Fact]
    public void Outputs_AgreeWithPyTorch()
    {
        (double[] gelu, double[] silu, _, _) = Run();

        AssertClose([-0.04550026389635842, -0.15426876936299344, 0.0, 0.1853734266566858, 1.6242387133104768], gelu, Tolerance);
        AssertClose([-0.2384058440442351, -0.1887703343990727, 0.0, 0.1723327550434977, 1.437409049357991], silu, 1e-12);
    }

    [Fact]
    public void Gradients_AgreeWithPyTorch()
    {
        (_, _, double[] dGelu, double[] dSilu) = Run();

        AssertClose([-0.08523180107819692, 0.13250487534383712, 0.5, 0.7323277668271099, 1.1153179687821648], dGelu, 1e-5);
        AssertClose([-0.09078424878489547, 0.2600388126973482, 0.5, 0.6477800103188829, 1.067564504759019], dSilu, 1e-12);
    }

    private static (double[] Gelu, double[] Silu, double[] DGelu, double[] DSilu) Run()
    {
        ActivationNet model = new(seed: 1);
        model.Parameters["gelu.weight"].WritableValues.Fill(1);
        model.Parameters["silu.weight"].WritableValues.Fill(1);
        model.Parameters["gelu.bias"].WritableValues.Clear();
        model.Parameters["silu.bias"].WritableValues.Clear();
        ActivationNet.Workspace run = model.CreateWorkspace(1, s_x.Length);
        double[] gelu = new double[5], silu = new double[5], dGelu = new double[5], dSilu = new double[5], one = [1, 1, 1, 1, 1];
        model.Forward(run, s_x, gelu, silu);
        model.Backward(run, one, new double[5], dGelu);
        model.Forward(run, s_x, gelu, silu);
        model.Backward(run, new double[5], one, dSilu);
        return (gelu, silu, dGelu, dSilu);
    }

    private static void AssertClose(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
            Assert.Equal(expected[i], actual[i], tolerance);
    }
}
