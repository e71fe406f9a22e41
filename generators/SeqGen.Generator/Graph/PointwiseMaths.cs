namespace SeqGen.Generator.Graph;

/// <summary>The pointwise ops on numbers: what constants fold by and what the interpreter computes.</summary>
internal static class PointwiseMaths
{
    /// <summary>The op's value; operands beyond its number are ignored.</summary>
    public static double Apply(Op op, double a, double b, double c) => op switch
    {
        Op.Add => a + b,
        Op.Subtract => a - b,
        Op.Multiply => a * b,
        Op.Divide => a / b,
        Op.Negate => -a,
        Op.Sigmoid => a >= 0 ? 1 / (1 + Math.Exp(-a)) : Math.Exp(a) / (1 + Math.Exp(a)),
        Op.Tanh => Math.Tanh(a),
        Op.Relu => Math.Max(a, 0),
        Op.Exp => Math.Exp(a),
        Op.Log => Math.Log(a),
        Op.Sqrt => Math.Sqrt(a),
        Op.Abs => Math.Abs(a),
        Op.Max => Math.Max(a, b),
        Op.Min => Math.Min(a, b),
        Op.Greater => a > b ? 1 : 0,
        Op.Select => a != 0 ? b : c,
        _ => throw new InvalidOperationException($"{op} is not pointwise."),
    };
}
