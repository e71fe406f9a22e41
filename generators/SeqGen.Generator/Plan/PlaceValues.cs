using SeqGen.Generator.Graph;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Plan;

/// <summary>
/// Gives every value that outlives its kernel a place. States get rows per step with their initial values in front (or, when nothing needs
/// the past, one row per sequence updated in place); the operands of one concatenation stand side by side; values used only inside a
/// loop's step get one row per sequence; and a value takes the place of one whose last reader is the kernel that computes it:
/// <code>
/// pre-activations [rows, 4H]  ->  i f g o  ->  di df dg do        one buffer, three tenants
/// </code>
/// Valid because pointwise kernels load a row's units before they store them.
/// </summary>
internal sealed class PlaceValues
{
    private readonly ModelSchedule _schedule;
    private readonly ModelPlan _plan = new();
    private readonly HashSet<Node> _outputs;
    private readonly IReadOnlyList<State> _states;
    private readonly Dictionary<Node, List<Kernel>> _readers = [];
    private readonly Dictionary<(Node Value, int Part), int> _lastRead = [];
    private readonly Dictionary<Node, Kernel> _definers = [];
    private readonly Dictionary<Kernel, Loop?> _loops = [];

    private readonly bool _oneStep;

    private PlaceValues(ModelSchedule schedule, IReadOnlyList<State> states, IEnumerable<Node> outputs, bool oneStep)
    {
        _oneStep = oneStep;
        _schedule = schedule;
        _states = states;
        _outputs = [.. outputs.Select(Views.Base)];
    }

    /// <param name="schedule">All kernels, numbered.</param>
    /// <param name="states">States of both passes.</param>
    /// <param name="sources">Inputs and output gradients, written before a pass starts.</param>
    /// <param name="outputs">Values the caller reads after a pass.</param>
    /// <param name="oneStep">Whether the kernels run a single step: a row per sequence everywhere, states with a place before and one after.</param>
    public static ModelPlan Run(ModelSchedule schedule, IReadOnlyList<State> states, IReadOnlyList<Node> sources, IEnumerable<Node> outputs, bool oneStep)
    {
        var pass = new PlaceValues(schedule, states, outputs, oneStep);
        pass.CollectReads();
        pass.PlaceStates();
        foreach (Node source in sources)
            pass.Store(source, null);
        foreach (Kernel kernel in schedule.Kernels)
            foreach (Node value in kernel.Defines)
                pass.Store(value, kernel);
        return pass._plan;
    }

    private void CollectReads()
    {
        foreach (LayerMethod method in _schedule.Forward.Concat(_schedule.Backward))
            foreach (Region region in method.Regions)
            {
                foreach (Node initial in region.Loop?.States.Select(s => s.Initial).OfType<Node>() ?? [])
                    Read(initial, new MoveKernel(initial) { Position = region.Kernels[0].Position });
                foreach (Kernel kernel in region.Kernels)
                {
                    _loops[kernel] = region.Loop;
                    foreach (Node value in kernel.Defines)
                        _definers[value] = kernel;
                    foreach (Node node in kernel.Reads.Concat(region.Loop is null ? kernel.Shifted.Select(s => s.Initial!) : []))
                        Read(node, kernel);
                }
            }
    }

    private void Read(Node node, Kernel kernel)
    {
        (Node value, int part) = Views.Resolve(node);
        (_readers.TryGetValue(value, out List<Kernel>? list) ? list : _readers[value] = []).Add(kernel);
        if (value.Op == Op.Concat)
            foreach (Node input in value.Inputs)
                Read(input, kernel);
        int parts = node.Op == Op.Slice ? 1 : Math.Max(value.Shape.Parts.Count, 1);
        for (int p = part; p < part + parts; p++)
            _lastRead[(value, p)] = kernel.Position;
    }

    private Loop? LoopOf(Kernel kernel) => _loops.TryGetValue(kernel, out Loop? loop) ? loop : null;

    private IReadOnlyList<Kernel> ReadersOf(Node value) => _readers.TryGetValue(value, out List<Kernel>? list) ? list : [];

    private void PlaceStates()
    {
        foreach (State state in _states)
        {
            if (_oneStep)
            {
                RowBuffer before = _plan.NewBuffer(BufferKind.Rows, [state.Units]);
                before.IsDense = state.Units % RowBuffer.Lanes == 0;
                _plan.States[state] = before;
                before.Tenants.Add(state.Previous);
                if (IsReadBeforeWritten(state))
                    _plan.Put(state.Next, new Place(before, 0));
                continue;
            }

            bool carried = state.AdjointOf is not null && CanCarry(state);
            RowBuffer buffer = _plan.NewBuffer(carried ? BufferKind.Rows : BufferKind.Slots, [state.Units]);
            _plan.States[state] = buffer;
            buffer.Tenants.Add(state.Previous);
            _plan.Put(state.Next, new Place(buffer, 0));
        }
    }

    /// <summary>One row per sequence is enough when no kernel reads the old value after (or, but for pointwise maths, while) the new one is written.</summary>
    private bool CanCarry(State state)
    {
        if (!_definers.TryGetValue(state.Next, out Kernel? writer) || _loops[writer] is not { } loop || !loop.States.Contains(state))
            return false;
        return IsReadBeforeWritten(state) && ReadersOf(state.Previous).All(r => LoopOf(r) == loop) && ReadersOf(state.Next).All(r => LoopOf(r) == loop && r.Position >= writer.Position);
    }

    /// <summary>Whether the new value can take the old one's place: nobody reads the old one later, or, but for pointwise maths, at the same time.</summary>
    private bool IsReadBeforeWritten(State state) =>
        _definers.TryGetValue(state.Next, out Kernel? writer) && ReadersOf(state.Previous).All(r => r.Position < writer.Position
            || (r == writer && r is PointwiseKernel { HasReduction: false } or FusedKernel && !IsOperand(state.Previous, r)));

    private static bool IsOperand(Node value, Kernel kernel) =>
        kernel is FusedKernel fused && fused.Products.Any(p => Views.Base(p.Operand) == value);

    private void Store(Node value, Kernel? kernel)
    {
        if (kernel is MoveKernel { Node: var node } && Views.IsSink(node.Op))
            return;
        Kernel[] elsewhere = [.. ReadersOf(value).Where(r => r != kernel)];
        if (kernel is FusedKernel fused && fused.Products.Any(p => p.Value == value))
            return;
        if (_outputs.Contains(value) && !_plan.IsStored(value))
            Take(value, new Place(_plan.NewBuffer(KindOf(value, kernel, elsewhere), [.. value.Shape.Parts]), 0));
        foreach (Node concat in ConcatsOf(value))
            PutIntoConcat(value, concat, kernel);
        if (_plan.IsStored(value) || (elsewhere.Length == 0 && !_outputs.Contains(value) && kernel is PointwiseKernel or FusedKernel) || value.Op == Op.Tokens)
            return;
        int[] parts = [.. value.Shape.Parts];
        if (kernel is ConvKernel { Start: { } start } && Continued(start, kernel) is { } place)
        {
            Take(value, place);
            return;
        }

        BufferKind kind = KindOf(value, kernel, elsewhere);
        Place? reused = kind == BufferKind.Steps && parts.Length == 1 && kernel is not null ? Reuse(value, kernel) : null;
        Take(value, reused ?? new Place(_plan.NewBuffer(kind, parts), 0));
    }

    private BufferKind KindOf(Node value, Kernel? kernel, IReadOnlyList<Kernel> readers)
    {
        if (value.Shape.Domain == Domain.Row || _oneStep)
            return BufferKind.Rows;
        bool withinStep = kernel is not null && _loops[kernel] is { } loop && readers.All(r => LoopOf(r) == loop) && !_outputs.Contains(value);
        return withinStep ? BufferKind.Rows : BufferKind.Steps;
    }

    private void Take(Node value, Place place)
    {
        _plan.Put(value, place);
        int parts = Math.Max(value.Shape.Parts.Count, 1);
        for (int p = 0; p < parts; p++)
            place.Buffer.BusyUntil[place.Part + p] = _outputs.Contains(value) || value.Op is Op.Input or Op.OutputGradient ? int.MaxValue
                : _lastRead.TryGetValue((value, p), out int last) ? last : 0;
    }

    /// <summary>The place of a sum that goes on where it stands, since nobody reads it after this kernel.</summary>
    private Place? Continued(Node start, Kernel kernel)
    {
        if (start.Op is Op.Slice or Op.Concat or Op.Previous || _plan.Of(start).Count != 1 || !_definers.ContainsKey(start))
            return null;
        Place place = _plan.Of(start)[0];
        bool free = Enumerable.Range(place.Part, start.Shape.Parts.Count).All(p => place.Buffer.BusyUntil[p] <= kernel.Position);
        return free && (_oneStep || place.Buffer.Kind == BufferKind.Steps) && IsOf(place.Buffer, kernel.Layer) ? place : null;
    }

    /// <summary>A part of the same width whose tenant is last read by this very kernel, unit by unit.</summary>
    private Place? Reuse(Node value, Kernel kernel)
    {
        foreach (RowBuffer buffer in _plan.Buffers.Where(b => b.Kind == BufferKind.Steps && IsOf(b, kernel.Layer)))
            for (int part = 0; part < buffer.Parts.Length; part++)
                if (CanTake(buffer, part, value.Shape.Parts.Count == 0 ? 1 : value.Shape.Parts[0], kernel))
                    return new Place(buffer, part);
        return null;
    }

    /// <summary>A layer reuses only its own buffers: its code then does not change when another layer does.</summary>
    private static bool IsOf(RowBuffer buffer, Layer layer) => buffer.Tenants.All(t => t.Layer.Order == layer.Order);

    private bool CanTake(RowBuffer buffer, int part, int width, Kernel kernel)
    {
        if (RowBuffer.Padded(buffer.Parts[part]) != RowBuffer.Padded(width) || buffer.BusyUntil[part] > kernel.Position)
            return false;
        if (buffer.BusyUntil[part] < kernel.Position)
            return true;
        // A scalar is stored as soon as it is known, before the row's units are read.
        if (kernel.Defines.Any(n => n.Shape.IsScalar))
            return false;
        bool pointwise = kernel is PointwiseKernel { HasReduction: false } or FusedKernel { Pointwise.HasReduction: false };
        return pointwise && !buffer.Tenants.Any(t => IsOperand(t, kernel));
    }

    private IEnumerable<Node> ConcatsOf(Node value) =>
        _readers.Keys.Where(n => n.Op == Op.Concat && n.Shape.Domain != Domain.Model && n.Inputs.Any(i => Views.Base(i) == value));

    private void PutIntoConcat(Node value, Node concat, Kernel? kernel)
    {
        if (!_plan.IsStored(concat))
            Take(concat, new Place(ConcatBuffer(concat, kernel), 0));
        Place start = _plan.Of(concat)[0];
        int part = 0;
        foreach (Node input in concat.Inputs)
        {
            if (Views.Base(input) == value)
            {
                bool first = !_plan.IsStored(value);
                _plan.Put(value, start with { Part = start.Part + part });
                if (first && _lastRead.TryGetValue((value, 0), out int last))
                    start.Buffer.BusyUntil[start.Part + part] = Math.Max(start.Buffer.BusyUntil[start.Part + part], last);
            }

            part += Math.Max(input.Shape.Parts.Count, 1);
        }
    }

    /// <summary>A buffer of the same parts that this kernel frees as it computes all operands, or a new one.</summary>
    private RowBuffer ConcatBuffer(Node concat, Kernel? kernel)
    {
        int[] parts = [.. concat.Shape.Parts];
        if (concat.Shape.Domain == Domain.Row || _oneStep)
            return _plan.NewBuffer(BufferKind.Rows, parts);
        if (kernel is not null && concat.Inputs.All(i => _definers.TryGetValue(Views.Base(i), out Kernel? k) && k == kernel))
        {
            RowBuffer? free = _plan.Buffers.FirstOrDefault(b => b.Kind == BufferKind.Steps && IsOf(b, kernel.Layer) && b.Parts.SequenceEqual(parts)
                && Enumerable.Range(0, parts.Length).All(p => CanTake(b, p, parts[p], kernel)));
            if (free is not null)
                return free;
        }

        return _plan.NewBuffer(BufferKind.Steps, parts);
    }
}
