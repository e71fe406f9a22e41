using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Lowering;

/// <summary>Layers that are a few lines of maths.</summary>
internal static class Layers
{
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
