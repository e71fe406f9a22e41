using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Zoo;

/// <summary>A graph under construction with its parameters by name.</summary>
internal sealed class ModelZoo
{
    private int _layers;

    public GraphBuilder Builder { get; } = new();

    public Layer NewLayer(string name) => new(_layers++, name);

    /// <summary>A whole matrix, made at its first use.</summary>
    public WeightSlice Matrix(string name, int rows, int columns, bool trainable = true) => Slice(name, () => Parameters.Matrix(name, rows, columns, trainable));

    /// <summary>A whole weight [out, in, taps], made at its first use.</summary>
    public WeightSlice Kernel(string name, int channels, int from, ConvForm form) => Slice(name, () => Parameters.Matrix(name, channels, from * form.Taps, true) with { Field = new(form.Kernel.Sizes) });

    /// <summary>A whole vector, made at its first use.</summary>
    public WeightSlice Vector(string name, int length) => Slice(name, () => Parameters.Vector(name, length));

    /// <summary>W x + b, with PyTorch's names.</summary>
    public Node Dense(string name, Node x, int units) =>
        Builder.Add(Builder.Linear(x, Matrix(name + ".weight", units, x.Shape.Width)), Builder.Parameter(Vector(name + ".bias", units)));

    public ModelGraph Build(params Node[] outputs)
    {
        Builder.Outputs.AddRange(outputs);
        return Builder.Build();
    }

    private WeightSlice Slice(string name, Func<Parameter> make)
    {
        Parameter? parameter = Builder.Parameters.Find(p => p.Name == name);
        if (parameter is null)
            Builder.Parameters.Add(parameter = make());
        return WeightSlice.All(parameter);
    }
}
