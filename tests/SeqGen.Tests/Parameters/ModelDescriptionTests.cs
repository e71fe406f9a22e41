using SeqGen.Runtime;

namespace SeqGen.Tests.Parameters;

public class ModelDescriptionTests
{
    [Fact]
    public void ToString_IsATable()
    {
        ModelDescription description = new(
            "Rising",
            "Predicts one number from sequences of 12 features.",
            [new InputInfo("x", Tokens: false, 12, PerStep: true)],
            [new OutputInfo("y", 1, PerStep: false, "MeanSquaredError", 0.5)],
            [new ParameterInfo("memory.weight_ih_l0", [80, 12], Start.Xavier), new ParameterInfo("head.bias", [1], Start.Constant)],
            [new StateInfo("memory.h", 1, 20)],
            961,
            1920,
            "64 + batch * steps * 1,024")
        {
            Layers = [new LayerInfo("memory", "LSTM 12 -> 20", 960), new LayerInfo("last", "the last step", 0)],
        };

        Assert.Equal(
            """
            Rising: Predicts one number from sequences of 12 features.

            input
              x   [batch, steps, 12]

            output
              y   [batch, 1]   MeanSquaredError x 0.5

            layer
              memory   LSTM 12 -> 20   960
              last     the last step     0

            state
              memory.h   [1, batch, 20]

            parameter
              memory.weight_ih_l0   [80, 12]   960
              head.bias             [1]          1

            parameters: 961   FLOPs per step: 1,920   workspace bytes: 64 + batch * steps * 1,024

            """.ReplaceLineEndings("\n"),
            description.ToString());
    }

    [Fact]
    public void Shapes_SayWhatACallerPasses()
    {
        Assert.Equal("tokens [batch, steps] below 96", new InputInfo("x", true, 96, true).Shape);
        Assert.Equal("tokens [batch] below 96", new InputInfo("x", true, 96, false).Shape);
        Assert.Equal("[batch, 5]", new InputInfo("x", false, 5, false).Shape);
        Assert.Equal("[batch, steps, 5]", new OutputInfo("y", 5, true, null, 1).Shape);
        Assert.Equal("[batch, steps, 4, 5, 2]", new InputInfo("x", false, 40, true) { Sizes = [4, 5, 2] }.Shape);
        Assert.Equal("[batch, 9, 2]", new OutputInfo("y", 18, false, null, 1) { Sizes = [9, 2] }.Shape);
    }
}
