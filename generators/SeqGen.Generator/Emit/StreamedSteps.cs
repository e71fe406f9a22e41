using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Emit;

/// <summary>
/// What a streaming state carries when a model weighs earlier steps or has tables of positions: for each attention its keys and values, and how many
/// steps each sequence has taken. The state's parts stand behind those of the recurrent layers, in this order.
/// </summary>
internal static class StreamedSteps
{
    /// <summary>Steps that a state has room for when neither the caller nor a table says how many.</summary>
    private const int Usual = 1024;

    /// <summary>Whether the state counts steps.</summary>
    public static bool AreCounted(CompiledModel model) =>
        model.Step is not null && (Attentions(model.StepGraph!).Any() || ReadsTable(model));

    /// <summary>The attentions of a graph, in order: those of the whole and of the single step are the same.</summary>
    public static IReadOnlyList<Node> Attentions(ModelGraph graph) => [.. graph.Nodes.Where(n => n.Op == Op.Attend)];

    public static bool ReadsTable(CompiledModel model) => model.StepGraph!.Nodes.Any(n => n.Op == Op.StepIndex);

    /// <summary>Rows of the smallest table of positions, or 0.</summary>
    public static int Most(CompiledModel model) => BuffersWriter.Tables(model).DefaultIfEmpty(0).Min();

    /// <summary>Steps that a state has room for when the caller does not say how many.</summary>
    public static int Capacity(CompiledModel model) => Most(model) is > 0 and var most ? most : Usual;

    /// <summary>Place of the part that counts steps.</summary>
    public static int CountPart(CompiledModel model) => KeysPart(model, Attentions(model.StepGraph!).Count);

    /// <summary>Place of an attention's keys; its values come next.</summary>
    public static int KeysPart(CompiledModel model, int attention) => model.Model.States.Count + (2 * attention);

    /// <summary>Name, width of the keys and width of the values of each attention, as the runtime takes them.</summary>
    public static string Caches(CompiledModel model)
    {
        HashSet<string> taken = [];
        return string.Join(", ", Attentions(model.StepGraph!).Select(n =>
        {
            string name = n.Layer.Name;
            for (int i = 2; !taken.Add(name); i++)
                name = n.Layer.Name + Naming.Number(i);
            return $"({DescriptionText.Literal(name)}, {Naming.Number(n.Inputs[1].Shape.Width)}, {Naming.Number(n.Inputs[2].Shape.Width)})";
        }));
    }
}
