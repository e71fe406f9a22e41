using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>Layers that are a few lines of maths.</summary>
internal static class Layers
{
    /// <summary>A weight [rows, columns] that starts as the model's options say.</summary>
    public static Parameter Weight(string name, int rows, int columns, Initialization initialization) =>
        new(name, rows, columns, initialization == Initialization.PyTorch ? Start.Uniform : Start.Xavier, 0, 1, [], columns, true);

    /// <summary>W x.</summary>
    public static Node Linear(GraphBuilder builder, Parameter weight, Node x, params int[] parts)
    {
        builder.Parameters.Add(weight);
        return builder.Linear(x, WeightSlice.All(weight), parts);
    }

    /// <summary>W x + b; the bias has the weight's name but for the last word.</summary>
    public static Node Dense(GraphBuilder builder, Parameter weight, Start bias, Node x, params int[] parts)
    {
        Node y = Linear(builder, weight, x, parts);
        var vector = new Parameter(weight.Name.Substring(0, weight.Name.Length - "weight".Length) + "bias", weight.Rows, 0, bias, 0, 1, [], weight.Columns, true);
        builder.Parameters.Add(vector);
        return builder.Add(y, builder.Parameter(WeightSlice.All(vector), parts));
    }

    /// <summary>A function of each unit.</summary>
    public static Node Activate(GraphBuilder builder, Activation activation, Node y) => activation switch
    {
        Activation.Relu => builder.Relu(y),
        Activation.Tanh => builder.Tanh(y),
        Activation.Sigmoid => builder.Sigmoid(y),
        Activation.Gelu => Named("gelu", y, builder.Multiply(y, Normal(builder, y))),
        Activation.Silu => Named("silu", y, builder.Multiply(y, builder.Sigmoid(y))),
        _ => y,
    };

    private static Node Named(string function, Node y, Node result)
    {
        result.Symbol = function + char.ToUpperInvariant(y.Symbol[0]) + y.Symbol.Substring(1);
        return result;
    }

    /// <summary>
    /// The normal distribution: 1 - Q(x) for x above 0, else Q(-x), with Q(u) = t (b1 + b2 t + ... + b5 t^4) e^(-u^2 / 2) and t = 1 / (1 + p u); absolute error below 1e-7
    /// (Abramowitz and Stegun, formula 7.1.26 with u = z sqrt(2)).
    /// </summary>
    private static Node Normal(GraphBuilder b, Node x)
    {
        Node u = b.Abs(x);
        Node t = b.Divide(b.Constant(1), b.Add(b.Multiply(u, b.Constant(0.3275911 / Math.Sqrt(2))), b.Constant(1)));
        Node sum = b.Constant(1.061405429 / 2);
        foreach (double c in new[] { -1.453152027, 1.421413741, -0.284496736, 0.254829592 })
            sum = b.Add(b.Multiply(sum, t), b.Constant(c / 2));
        Node tail = b.Multiply(b.Multiply(sum, t), b.Exp(b.Multiply(b.Multiply(x, x), b.Constant(-0.5))));
        (t.Symbol, tail.Symbol) = ("t", "tail");
        return b.Select(b.Greater(x, b.Constant(0)), b.Subtract(b.Constant(1), tail), tail);
    }

    /// <summary>How a bias starts beside a weight of <see cref="Weight"/>.</summary>
    public static Start Bias(Initialization initialization) => initialization == Initialization.PyTorch ? Start.Uniform : Start.Constant;

    /// <summary>
    /// Layer normalization over the units of a row (Ba, Kiros and Hinton 2016, equation 4):
    /// y = (x - mean) / sqrt(variance + epsilon) * gain + bias.
    /// </summary>
    public static Node Normalize(GraphBuilder builder, Node x, double epsilon, Node gain, Node bias)
    {
        Node share = builder.Constant(1.0 / x.Shape.Width);
        Node mean = builder.Multiply(builder.SumUnits(x), share);
        Node centered = builder.Subtract(x, mean);
        Node variance = builder.Multiply(builder.SumUnits(builder.Multiply(centered, centered)), share);
        Node deviation = builder.Sqrt(builder.Add(variance, builder.Constant(epsilon)));
        Node normalized = builder.Divide(centered, deviation);
        (mean.Symbol, centered.Symbol, deviation.Symbol, normalized.Symbol) = ("mean", "centered", "deviation", "normalized");
        return builder.Add(builder.Multiply(normalized, gain), bias);
    }
}
