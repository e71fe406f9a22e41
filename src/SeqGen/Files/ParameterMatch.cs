using System.Numerics;

namespace SeqGen.Files;

/// <summary>Which tensor of a file goes to which parameter, and all that does not fit.</summary>
internal sealed class ParameterMatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <summary>Compares names, shapes and types.</summary>
    public ParameterMatch(ParameterSet<T> parameters, IReadOnlyList<TensorEntry> tensors, Func<string, string?>? rename, bool exact)
    {
        TensorEntry?[] found = new TensorEntry?[parameters.Count];
        AddIf(exact && tensors.Any(t => IsOfOptimizer(t.Name)) && !parameters.Any(p => IsOfOptimizer(p.Name)), "It is a trainer's checkpoint: ResumeFrom goes on from it, and LoadWeights(path, exact: false) takes the weights of its last step.");
        foreach (TensorEntry tensor in tensors)
        {
            string? name = rename is null ? tensor.Name : rename(tensor.Name);
            if (name is null)
            {
                continue;
            }

            if (!parameters.TryGetIndex(name, out int index))
            {
                string renamed = name == tensor.Name ? string.Empty : $", renamed {FileText.Quote(name)}";
                AddIf(exact, $"Unexpected: {FileText.Quote(tensor.Name)} {FileText.Shape(tensor.Shape)}{renamed}.");
                continue;
            }

            AddIf(found[index] is not null, $"Both {FileText.Quote(found[index]?.Name ?? name)} and {FileText.Quote(tensor.Name)} are {name}.");
            found[index] = tensor;
            _indices[tensor.Name] = index;
            Compare(parameters[index], tensor);
        }

        for (int i = 0; i < found.Length; i++)
        {
            AddIf(found[i] is null && (exact || parameters[i].Trainable), $"Missing: {parameters[i]}.");
        }
    }

    private static bool IsOfOptimizer(string name) => name.StartsWith(ModelFile.OptimizerPrefix, StringComparison.Ordinal);

    /// <summary>What does not fit, a line each.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The place of the parameter that a tensor goes to; false if it is ignored.</summary>
    public bool TryGetIndex(TensorEntry tensor, out int index) => _indices.TryGetValue(tensor.Name, out index);

    private void Compare(Parameter<T> parameter, TensorEntry tensor)
    {
        // A vector may come as a matrix of one row, as nn.Linear(n, 1) has it.
        bool same = tensor.Shape.SequenceEqual(parameter.Shape.Select(length => (long)length))
            || (parameter.Shape.Count == 1 && tensor.Shape.Count == 2 && tensor.Shape[0] == 1 && tensor.Shape[1] == parameter.Shape[0]);
        AddIf(!same, $"{parameter.Name} is {FileText.Shape(parameter.Shape)}; the file has {FileText.Shape(tensor.Shape)}.");
        AddIf(
            !TensorType.Converts<T>(tensor.Type),
            $"{parameter.Name} is {TensorType.Of<T>()}; the file has {FileText.Quote(tensor.Type)}, which does not convert to it.");
    }

    private void AddIf(bool wrong, string fault)
    {
        if (wrong)
        {
            _faults.Add(fault);
        }
    }
}
