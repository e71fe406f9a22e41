namespace SeqGen;

/// <summary>
/// A fully connected layer, y = activation(W x + b), at every step or on the one vector of a sequence. Parameters: <c>weight</c> [units, n], <c>bias</c> [units].
/// </summary>
/// <param name="units">Outputs, at least 1.</param>
public sealed class DenseAttribute(int units) : LayerAttribute
{
    /// <summary>Outputs.</summary>
    public int Units { get; } = units;

    /// <summary>Function applied to every output.</summary>
    public Activation Activation { get; set; }

    /// <summary>
    /// Name of an earlier layer of the stack whose output is added behind the activation: a residual connection over any number of layers. It gives as
    /// many units, and likewise steps or one vector; empty for none.
    /// </summary>
    public string Residual { get; set; } = "";
}
