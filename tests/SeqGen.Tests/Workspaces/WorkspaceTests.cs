using System.Runtime.InteropServices;
using SeqGen.Runtime;

namespace SeqGen.Tests.Workspaces;

public class WorkspaceTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    [InlineData(-1, 1)]
    [InlineData(1 << 20, 1 << 20)]
    public void New_WrongCapacity_Throws(int batch, int steps) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TestWorkspace<float>(batch, steps));

    [Theory]
    [InlineData(-1L)]
    [InlineData(1L << 40)]
    public void New_WrongArena_Throws(long elements) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TestWorkspace<float>(1, 1, elements));

    [Fact]
    public void CheckOwner_NamesBothTypes()
    {
        TestWorkspace<float> run = new(1, 1);
        run.CheckOwner(TestWorkspace<float>.Owner.GetType());

        string message = Assert.Throws<ArgumentException>(() => run.CheckOwner(typeof(Uri))).Message;
        Assert.Contains("Random", message);
        Assert.Contains("Uri", message);
    }

    [Fact]
    public void At_IsAlignedAndZeroAndCoversTheArena()
    {
        for (int elements = 1; elements < 100; elements += 7)
        {
            TestWorkspace<double> run = new(1, 1, elements);
            Span<double> arena = MemoryMarshal.CreateSpan(ref run.At(0), elements);
            Assert.Equal(new double[elements], arena.ToArray());
            Assert.Equal(0, AlignedArrayTests.AddressOf(ref run.At(0)) % 64);
            arena.Fill(1.0);
            Assert.Equal(1.0, run.At(elements - 1));
        }
    }

    [Fact]
    public void Gradients_HaveTheLayoutOfTheParameters()
    {
        ParameterSet<float> parameters = new([new ParameterInfo("a", [2, 3], Start.Normal), new ParameterInfo("b", [4], Start.Normal)]);
        parameters.Initialize(1);
        TestWorkspace<float> run = new(1, 1, 0, parameters);

        Assert.Equal(parameters.Names, run.Gradients.Names);
        Assert.Equal(parameters["b"].Offset, run.Gradients["b"].Offset);
        Assert.Equal(new float[6], run.Gradients["a"].Values.ToArray());
    }

    [Fact]
    public void Gradients_OfAWorkspaceForInference_Throw() =>
        Assert.Throws<InvalidOperationException>(() => new TestWorkspace<float>(1, 1).Gradients);

    [Fact]
    public void Bytes_CountTheArenaAndTheGradients()
    {
        ParameterSet<float> parameters = new([new ParameterInfo("a", [1000], Start.Normal)]);
        long small = new TestWorkspace<float>(2, 3).Bytes;
        Assert.InRange(small, 1, 1000);
        Assert.Equal(small + 4000, new TestWorkspace<float>(2, 3, 1000).Bytes);
        Assert.InRange(new TestWorkspace<float>(2, 3, 1000, parameters).Bytes, small + 8000, small + 8200);
    }

    [Fact]
    public void PerLoss_ThereIsOnePlace()
    {
        TestWorkspace<float> run = new(1, 1);
        Assert.Equal((2, 2, 2, 2), (run.Counts.Length, run.Totals.Length, run.LossSums.Length, run.Correct.Length));
    }
}
