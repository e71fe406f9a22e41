namespace SeqGen.Files;

/// <summary>A file of parameters is damaged, or is not of the model that reads it. Nothing was changed.</summary>
public sealed class ModelFormatException : Exception
{
    /// <summary>Makes an exception that names one or several faults.</summary>
    /// <param name="message">What is wrong.</param>
    public ModelFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception that names one fault and its cause.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="innerException">The cause.</param>
    public ModelFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
