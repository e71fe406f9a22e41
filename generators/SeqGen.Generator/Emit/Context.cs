using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <summary>What every writer of one set of kernels needs: where values live and how the workspace is called.</summary>
/// <param name="Plan">Places of values.</param>
/// <param name="Panels">Packed weights.</param>
/// <param name="Single">Whether numbers are <c>float</c>; else <c>double</c>.</param>
/// <param name="Workspace">Type of the buffers' owner: the workspace, or the state that streams.</param>
/// <param name="Weights">Type of the packed weights.</param>
/// <param name="OneStep">Whether the kernels run a single step, where no buffer has rows per step.</param>
internal sealed record Context(ModelPlan Plan, PanelPlan Panels, bool Single, string Workspace, string Weights, bool OneStep)
{
    /// <summary>The attentions whose keys and values the state keeps.</summary>
    public IReadOnlyList<Node> Cached { get; init; } = [];

    public string Type => Single ? "float" : "double";

    public int ElementBytes => Single ? 4 : 8;

    public string Constraint => $"where V : struct, ISimd<V, {Type}>";

    /// <summary>The first row of a buffer for the rows at hand, as an expression.</summary>
    /// <param name="buffer">Which buffer.</param>
    /// <param name="state">The state, when its buffer is meant.</param>
    /// <param name="previous">Whether the value before the step is meant.</param>
    public static string FirstRow(RowBuffer buffer, State? state, bool previous) => buffer.Kind switch
    {
        BufferKind.Rows => "",
        BufferKind.Steps => "rows.First",
        _ => state!.Direction == Direction.Forward == previous ? "rows.Before" : "rows.After",
    };

    /// <summary>How the rows of a state's buffer are counted, as the runtime's moves of states take it.</summary>
    public static string SlotsOf(RowBuffer buffer, State state) =>
        buffer.Kind == BufferKind.Rows ? "RowOrder.Packed" : state.Direction == Direction.Forward ? "RowOrder.After" : "RowOrder.Before";

    /// <summary>The state whose slots a buffer holds.</summary>
    public State? StateOf(RowBuffer buffer)
    {
        foreach (KeyValuePair<State, RowBuffer> pair in Plan.States)
            if (pair.Value == buffer)
                return pair.Key;
        return null;
    }

    /// <summary>Where a stored value (or a state's value before the step) starts, for the rows at hand: an expression of type nint.</summary>
    public string Address(Node node)
    {
        (RowBuffer buffer, int column, string first) = Locate(node);
        return Sum("run." + buffer.Name, first.Length == 0 ? "" : $"(nint){first} * {StrideName(buffer)}", column == 0 ? "" : Naming.Number(column));
    }

    public (RowBuffer Buffer, int Column, string FirstRow) Locate(Node node)
    {
        (Node value, int part) = Schedule.Views.Resolve(node);
        if (value.Op == Op.Previous)
        {
            RowBuffer states = Plan.States[value.State!];
            return (states, 0, FirstRow(states, value.State, true));
        }

        Place place = Plan.Find(node);
        return (place.Buffer, place.Column, FirstRow(place.Buffer, StateOf(place.Buffer), false));
    }

    /// <summary>How the rows of a value over time are counted.</summary>
    public string OrderOf(Node node)
    {
        (RowBuffer buffer, _, string first) = Locate(node);
        return buffer.Kind != BufferKind.Slots ? "RowOrder.Packed" : first == "rows.After" ? "RowOrder.After" : "RowOrder.Before";
    }

    public static string StrideName(RowBuffer buffer) => buffer.Name + "Stride";

    public static string Sum(params string[] terms) => string.Join(" + ", terms.Where(t => t.Length > 0));
}
