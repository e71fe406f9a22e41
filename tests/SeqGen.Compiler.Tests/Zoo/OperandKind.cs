namespace SeqGen.Compiler.Tests.Zoo;

/// <summary>The kinds of operand a pointwise op can be given.</summary>
public enum OperandKind
{
    Step,
    Row,
    StepScalar,
    RowScalar,
    Parameter,
    ParameterMaths,
    Constant,
}
