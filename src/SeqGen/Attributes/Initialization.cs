namespace SeqGen;

/// <summary>How a model's weights start.</summary>
public enum Initialization
{
    /// <summary>What the field expects: orthogonal recurrent weights, a forget bias of 1, Xavier's uniform elsewhere.</summary>
    Standard,

    /// <summary>PyTorch's uniform within 1 / sqrt(units), biases included.</summary>
    PyTorch,
}
