using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests;

/// <summary>Parameters whose initial values do not matter.</summary>
internal static class Parameters
{
    public static Parameter Matrix(string name, int rows, int columns, bool trainable = true) => new(name, rows, columns, Start.Xavier, 0, 1, default, columns, trainable);

    public static Parameter Vector(string name, int length, bool trainable = true) => new(name, length, 0, Start.Constant, 0, 1, default, 1, trainable);
}
