using System.Text;
using SeqGen.Runtime;

namespace SeqGen;

/// <summary>Layers, shapes and costs of a model. <see cref="ToString"/> is a table to print.</summary>
/// <param name="Name">Name of the model's class.</param>
/// <param name="Sentence">The model in one sentence.</param>
/// <param name="Inputs">Inputs in order of declaration.</param>
/// <param name="Outputs">Outputs in order of declaration.</param>
/// <param name="Parameters">Parameters in canonical order.</param>
/// <param name="States">What the model carries from step to step.</param>
/// <param name="ParameterCount">Number of elements of all parameters that are trained.</param>
/// <param name="FlopsPerStep">Floating point operations of the matrix products and convolutions of one forward step of one sequence (taps inside the frame only), and of a pool's attention to it.</param>
/// <param name="WorkspaceFormula">Bytes of a workspace as a formula of batch and steps.</param>
public sealed record ModelDescription(
    string Name,
    string Sentence,
    IReadOnlyList<InputInfo> Inputs,
    IReadOnlyList<OutputInfo> Outputs,
    IReadOnlyList<ParameterInfo> Parameters,
    IReadOnlyList<StateInfo> States,
    long ParameterCount,
    long FlopsPerStep,
    string WorkspaceFormula)
{
    /// <summary>Layers in order of declaration.</summary>
    public IReadOnlyList<LayerInfo> Layers { get; init; } = [];

    /// <summary>The same of what is computed once for a sequence, such as a layer behind <c>Last</c>.</summary>
    public long FlopsPerSequence { get; init; }

    /// <summary>
    /// Operations of attention for each step that a step sees, besides <see cref="FlopsPerStep"/>: those of a score and of a weighted value. Of n steps each
    /// sees n, or (n + 1) / 2 on average where attention is causal; a decoder's step sees those of the source.
    /// </summary>
    public long FlopsPerStepSeen { get; init; }

    /// <summary>The description as a table of several lines, ended by line feeds.</summary>
    public override string ToString()
    {
        StringBuilder text = new();
        text.Append(Name).Append(": ").Append(Sentence).Append('\n');
        Append(text, "input", Inputs.Select(input => (input.Name, input.Shape, string.Empty)));
        Append(text, "output", Outputs.Select(output => (output.Name, output.Shape, LossOf(output))));
        Append(text, "layer", Layers.Select(layer => (layer.Name, layer.Text, Number(layer.ParameterCount))));
        Append(text, "state", States.Select(state => (state.Name, $"[{state.Blocks}, batch, {FrameText.Of(state.Units, state.Sizes)}]", string.Empty)));
        Append(text, "parameter", Parameters.Select(info => (info.Name, $"[{string.Join(", ", info.Shape)}]", Number(info.Count))));
        text.Append('\n').Append("parameters: ").Append(Number(ParameterCount));
        text.Append("   FLOPs per step: ").Append(Number(FlopsPerStep));
        if (FlopsPerStepSeen > 0)
            text.Append(" and ").Append(Number(FlopsPerStepSeen)).Append(" for each step that it sees");
        if (FlopsPerSequence > 0)
            text.Append(", ").Append(Number(FlopsPerSequence)).Append(" once for a sequence");
        text.Append("   workspace bytes: ").Append(WorkspaceFormula).Append('\n');
        return text.ToString();
    }

    private static string LossOf(OutputInfo output) => output.Loss is null
        ? string.Empty
        : FormattableString.Invariant($"{output.Loss} x {output.Weight}");

    private static string Number(long value) => value.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One block: a heading and a line per row, columns aligned. Nothing when there are no rows.</summary>
    private static void Append(StringBuilder text, string heading, IEnumerable<(string Name, string Middle, string Last)> source)
    {
        (string Name, string Middle, string Last)[] rows = [.. source];
        if (rows.Length == 0)
        {
            return;
        }

        int name = rows.Max(row => row.Name.Length);
        int middle = rows.Max(row => row.Middle.Length);
        int last = rows.Max(row => row.Last.Length);
        text.Append('\n').Append(heading).Append('\n');
        foreach ((string Name, string Middle, string Last) row in rows)
        {
            string line = $"  {row.Name.PadRight(name)}   {row.Middle.PadRight(middle)}   {row.Last.PadLeft(last)}";
            text.Append(line.TrimEnd()).Append('\n');
        }
    }
}
