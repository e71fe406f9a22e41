using SeqGen.Data;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

public class DataCheckTests
{
    [Fact]
    public void Fit_WrongData_ListsEveryDifference()
    {
        SequenceData data = SequenceData.FromArrays(SequenceColumn.Steps(new float[8], width: 2), SequenceColumn.Rows(new int[2]), steps: 2);
        Trainer<LeakyBigram<float>> trainer = new(new LeakyBigram<float>(), new Sgd());

        ArgumentException exception = Assert.Throws<ArgumentException>("train", () => trainer.Fit(data, null, 1));

        Assert.Contains("The input tokens is float [steps, 2]; the model takes int [steps, 1].", exception.Message, StringComparison.Ordinal);
        Assert.Contains("The target next is int [sequences, 1]; the model takes int [steps, 1].", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_Labels_AreIntegersPerStep()
    {
        ModelDescription description = new(
            "M", "", [new InputInfo("x", false, 1, true)], [new OutputInfo("y", 4, true, "Ctc", 1)], [], [], 0, 0, "");
        SequenceColumn x = SequenceColumn.Sequences<float>([[1, 2, 3], [4, 5]]);

        DataCheck.Run(SequenceData.FromSequences(x, SequenceColumn.Labels([[3], []], [3, 2])), description, typeof(float), "data");

        Assert.Throws<ArgumentException>("data", () => DataCheck.Run(SequenceData.FromSequences(x, SequenceColumn.Rows(new int[2])), description, typeof(float), "data"));
        Assert.Throws<ArgumentException>("labels", () => SequenceColumn.Labels([[3, 3]], [1]));
        Assert.Throws<ArgumentException>("steps", () => SequenceColumn.Labels([[3]], []));
        Assert.Throws<ArgumentException>("sequences", () => SequenceColumn.Labels([[]], [0]));
    }

    [Fact]
    public void Evaluate_MissingTargets_Refused()
    {
        SequenceData data = SequenceData.FromArrays([SequenceColumn.Steps(new int[8])], [], steps: 2);

        ArgumentException exception = Assert.Throws<ArgumentException>("data", () => Runs.Trainer().Evaluate(data));

        Assert.Contains("It has 0 targets; the model has 1.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NumbersAndVectors_Accepted()
    {
        ModelDescription description = new(
            "M", "", [new InputInfo("x", false, 3, true), new InputInfo("z", false, 2, false)],
            [new OutputInfo("y", 4, false, "MeanSquaredError", 1), new OutputInfo("free", 7, true, null, 1)], [], [], 0, 0, "");
        SequenceData right = SequenceData.FromArrays(
            [SequenceColumn.Steps(new double[12], 3), SequenceColumn.Rows(new double[4], 2)], [SequenceColumn.Rows(new double[8], 4)], steps: 2);

        DataCheck.Run(right, description, typeof(double), "data");

        Assert.Throws<ArgumentException>("data", () => DataCheck.Run(right, description, typeof(float), "data"));
        Assert.Throws<ArgumentException>("data", () => DataCheck.Run(right, description with { Outputs = [] }, typeof(double), "data"));
    }
}
