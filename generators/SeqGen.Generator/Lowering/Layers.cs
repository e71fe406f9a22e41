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
        _ => y,
    };

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
        mean.Symbol = "mean";
        deviation.Symbol = "deviation";
        return builder.Add(builder.Multiply(builder.Divide(centered, deviation), gain), bias);
    }
}
