using System.Numerics;

namespace SeqGen.Files;

/// <summary>Which tensor of a file goes to which parameter, and all that does not fit.</summary>
internal sealed class ParameterMatch<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];

    /// <summary>Compares names, shapes and types.</summary>
    public ParameterMatch(ParameterSet<T> parameters, IReadOnlyList<TensorEntry> tensors, Func<string, string>? rename, bool exact)
    {
        TensorEntry?[] found = new TensorEntry?[parameters.Count];
        foreach (TensorEntry tensor in tensors)
        {
            string name = rename?.Invoke(tensor.Name) ?? tensor.Name;
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

    /// <summary>What does not fit, a line each.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The place of the parameter that a tensor goes to; false if it is ignored.</summary>
    public bool TryGetIndex(TensorEntry tensor, out int index) => _indices.TryGetValue(tensor.Name, out index);

    private void Compare(Parameter<T> parameter, TensorEntry tensor)
    {
        bool same = tensor.Shape.SequenceEqual(parameter.Shape.Select(length => (long)length));
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
