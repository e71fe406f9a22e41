using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Interpreter;

/// <summary>One batch for the interpreter. Arrays are row-major and batch-first; places past a row's length are not read.</summary>
/// <param name="Batch">Rows.</param>
/// <param name="Steps">Steps of the longest row.</param>
/// <param name="Parameters">Values by parameter name, in PyTorch's order.</param>
/// <param name="Inputs">By input number: double[] of [batch, steps, width] or [batch, width]; for tokens int[] of [batch, steps] or [batch].</param>
internal sealed record InterpreterRun(int Batch, int Steps, IReadOnlyDictionary<string, double[]> Parameters, IReadOnlyList<Array> Inputs)
{
    /// <summary>Valid steps of each row, each in [1, Steps]; null when all rows are full.</summary>
    public IReadOnlyList<int>? Lengths { get; init; }

    /// <summary>Steps of the encoder's longest row.</summary>
    public int SourceSteps { get; init; }

    /// <summary>Valid steps of each row of the encoder; null when all are full.</summary>
    public IReadOnlyList<int>? SourceLengths { get; init; }

    /// <summary>By external state: [batch, units] before the first step; null for zeros.</summary>
    public IReadOnlyList<double[]>? InitialStates { get; init; }

    /// <summary>Whether dropout draws.</summary>
    public bool Training { get; init; }

    public uint Seed { get; init; }

    public int Call { get; init; }

    /// <summary>Number of row 0 in the whole batch, for dropout.</summary>
    public int RowOffset { get; init; }

    public int Length(int row) => Lengths is null ? Steps : Lengths[row];

    /// <summary>Steps of an axis.</summary>
    public int StepsOf(Axis axis) => axis == Axis.Source ? SourceSteps : Steps;

    /// <summary>Valid steps of a row on an axis.</summary>
    public int Length(int row, Axis axis) => axis == Axis.Main ? Length(row) : SourceLengths is null ? SourceSteps : SourceLengths[row];
}
