using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Plan;

/// <summary>Where every stored value lives.</summary>
internal sealed class ModelPlan
{
    private readonly Dictionary<Node, List<Place>> _places = [];

    public List<RowBuffer> Buffers { get; } = [];

    /// <summary>The buffer of a state's values, of kind Slots, or Rows where the value is carried in place.</summary>
    public Dictionary<State, RowBuffer> States { get; } = [];

    /// <summary>All places of a value, the one to read from first.</summary>
    public IReadOnlyList<Place> Of(Node value) => _places.TryGetValue(value, out List<Place>? places) ? places : [];

    public bool IsStored(Node value) => _places.ContainsKey(value);

    public void Put(Node value, Place place)
    {
        (_places.TryGetValue(value, out List<Place>? list) ? list : _places[value] = []).Add(place);
        if (!place.Buffer.Tenants.Contains(value))
            place.Buffer.Tenants.Add(value);
    }

    public RowBuffer NewBuffer(BufferKind kind, int[] parts)
    {
        var buffer = new RowBuffer(kind, parts.Length == 0 ? [1] : parts);
        Buffers.Add(buffer);
        return buffer;
    }

    /// <summary>Place of the part of a value that a node names, looking through slices.</summary>
    public Place Find(Node node)
    {
        (Node value, int part) = Views.Resolve(node);
        IReadOnlyList<Place> places = Of(value);
        if (places.Count == 0)
            throw new InvalidOperationException($"{node} is read but nowhere stored.");
        return places[0] with { Part = places[0].Part + part };
    }
}
