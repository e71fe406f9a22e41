using SeqGen.Data;

namespace SeqGen.Training;

/// <summary>Compares data with what a model takes.</summary>
internal static class DataCheck
{
    /// <summary>Refuses data whose inputs or targets a model does not take.</summary>
    /// <exception cref="ArgumentException">They differ; all differences are listed.</exception>
    public static void Run(SequenceData data, ModelDescription description, Type scalar, string argument)
    {
        List<string> faults = [];
        OutputInfo[] outputs = [.. description.Outputs.Where(output => output.Loss is not null)];
        if (outputs.Length == 0)
        {
            faults.Add("The model has no loss.");
        }

        bool takesPairs = description.Inputs.Any(input => input.Role == InputRole.Source);
        if (takesPairs != data.SourceSteps > 0)
        {
            faults.Add(takesPairs
                ? "The model has an encoder: it takes sources and targets, made by SequenceData.FromPairs."
                : "The data is of sources and targets with lengths of their own; the model has no encoder.");
        }

        Compare(faults, "input", data.Inputs, [.. description.Inputs.Where(input => input.Role != InputRole.Target).Select(input =>
            new Expected(input.Name, input.Tokens, input.Tokens ? 1 : input.Width, input.PerStep))], scalar);
        Compare(faults, "target", data.Targets, [.. outputs.Select(output =>
            new Expected(output.Name, output.Loss is "CrossEntropy" or "Ctc", output.Loss is "CrossEntropy" or "Ctc" ? 1 : output.Width, output.PerStep))], scalar);
        if (faults.Count > 0)
        {
            throw new ArgumentException($"The data does not fit {description.Name}.\n  {string.Join("\n  ", faults)}", argument);
        }
    }

    private static void Compare(List<string> faults, string role, IReadOnlyList<SequenceColumn> columns, Expected[] expected, Type scalar)
    {
        if (columns.Count != expected.Length)
        {
            faults.Add($"It has {columns.Count} {role}s; the model has {expected.Length}.");
            return;
        }

        for (int i = 0; i < expected.Length; i++)
        {
            Type type = expected[i].IsInteger ? typeof(int) : scalar;
            if (columns[i].ElementType != type || columns[i].Width != expected[i].Width || columns[i].PerStep != expected[i].PerStep)
            {
                string name = type == typeof(int) ? "int" : type == typeof(float) ? "float" : "double";
                string shape = $"{name} [{(expected[i].PerStep ? "steps" : "sequences")}, {expected[i].Width}]";
                faults.Add($"The {role} {expected[i].Name} is {columns[i]}; the model takes {shape}.");
            }
        }
    }

    private sealed record Expected(string Name, bool IsInteger, int Width, bool PerStep);
}
