namespace SeqGen.Tests.Seq2Seq;

/// <summary>A decoder of tokens that starts from a second input.</summary>
public sealed class TellerTests
{
    private const int Batch = 3, SourceSteps = 4, Steps = 5;

    private static readonly int[] s_words = [.. Enumerable.Range(0, Batch * SourceSteps).Select(i => i * 3 % 5)];

    private static readonly double[] s_pictures = [.. Enumerable.Range(0, Batch * 3).Select(i => Math.Cos(2 * i))];

    private readonly Teller _model = new(seed: 11);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Decode_ScoresAreThoseOfEvaluate(int beams)
    {
        int[] sourceLengths = [4, 2, 3], output = new int[Batch * Steps];
        DecodeResult result = _model.Decode(s_words, s_pictures, sourceLengths, output, new DecodeOptions { Beams = beams });

        for (int row = 0; row < Batch; row++)
        {
            int length = result.Lengths[row];
            Teller.Workspace run = _model.CreateWorkspace(1, sourceLengths[row], length);
            double loss = _model.Evaluate(run, s_words.AsSpan(row * SourceSteps, sourceLengths[row]), s_pictures.AsSpan(row * 3, 3), output.AsSpan(row * Steps, length));
            Assert.Equal(-loss * length, result.Scores[row], 1e-9);
        }
    }

    [Fact]
    public void Backward_GivesGradientsOfTheSecondInput()
    {
        int[] target = [.. Enumerable.Range(0, Batch * Steps).Select(i => 1 + (i % 5))];
        Teller.Workspace run = _model.CreateWorkspace(Batch, SourceSteps, Steps);
        double[] y = new double[Batch * Steps * 6], dy = [.. Enumerable.Range(0, y.Length).Select(i => Math.Sin(i))], dx2 = new double[s_pictures.Length];
        _model.Forward(run, s_words, s_pictures, target, y);
        _model.Backward(run, dy, dx2);

        for (int i = 0; i < dx2.Length; i++)
            Assert.Equal((Weighed(i, 1e-5) - Weighed(i, -1e-5)) / 2e-5, dx2[i], 1e-7);

        double Weighed(int place, double shift)
        {
            double[] pictures = [.. s_pictures];
            pictures[place] += shift;
            _model.Forward(run, s_words, pictures, target, y);
            return y.Zip(dy, (a, b) => a * b).Sum();
        }
    }

    [Fact]
    public void SecondInput_OfWrongLength_IsRefused()
    {
        Teller.Workspace run = _model.CreateWorkspace(Batch, SourceSteps, Steps);

        Assert.Throws<ArgumentException>("source2", () => _model.Evaluate(run, s_words, s_pictures.AsSpan(1), new int[Batch * Steps]));
    }
}
