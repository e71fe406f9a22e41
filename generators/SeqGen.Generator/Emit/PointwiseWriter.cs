using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>
/// Writes the method of a pointwise kernel: rows outside, vectors of units inside (or one vector of units for all rows, behind a fused
/// product). A sum over units ends a pass over the row's units; later passes load what they need again.
/// </summary>
internal sealed class PointwiseWriter
{
    private readonly CodeWriter _code;
    private readonly Context _context;
    private readonly PointwiseKernel _kernel;
    private readonly FusedKernel? _fused;
    private readonly Uses _uses;
    private readonly Dictionary<Node, string> _names = [];
    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<(RowBuffer, string), string> _rows = [];
    private readonly Dictionary<Node, int> _pass = [];
    private readonly HashSet<Node> _inside;

    private PointwiseWriter(CodeWriter code, Context context, PointwiseKernel kernel, FusedKernel? fused, Uses uses)
    {
        (_code, _context, _kernel, _fused, _uses) = (code, context, kernel, fused, uses);
        _inside = [.. kernel.Nodes];
    }

    public static void Write(CodeWriter code, Context context, Kernel kernel, Uses uses)
    {
        var fused = kernel as FusedKernel;
        new PointwiseWriter(code, context, fused?.Pointwise ?? (PointwiseKernel)kernel, fused, uses).Write(kernel.Name);
    }

    /// <summary>The call of a kernel's method.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="kernel">The maths.</param>
    /// <param name="unit">Which unit, where it works on one vector of them.</param>
    public static string Call(string name, PointwiseKernel kernel, string unit = "") => $"{name}<V>(run, {(ReadsWeights(kernel) ? "weights, " : "")}rows{unit});";

    private static bool ReadsWeights(PointwiseKernel kernel) => kernel.Nodes.SelectMany(n => n.Inputs).Any(IsVector);

    private bool OneUnit => _fused is not null;

    private int Width => _kernel.Parts.Sum(RowBuffer.Padded);

    private void Write(string name)
    {
        foreach (string line in new Formula(Symbols()).Of(_kernel))
            _code.Line("// " + line);
        _code.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization)]");
        string unit = OneUnit ? _fused!.UnitVectors > 1 ? ", int unit, int panel" : ", int unit" : "";
        using (_code.Block($"private static void {name}<V>({_context.Workspace} run, {(ReadsWeights(_kernel) ? _context.Weights + " weights, " : "")}RowRange rows{unit})\n    {_context.Constraint}"))
        {
            AssignPasses();
            _code.Line($"ref {_context.Type} arena = ref run.At(0);");
            if (ReadsWeights(_kernel))
                _code.Line($"ref {_context.Type} vectors = ref weights.At(0);");
            Dropout();
            Addresses();
            if (OneUnit)
                Constants("unit");
            using (_code.Block("for (int row = 0; row < rows.Count; row++)"))
            {
                if (_kernel.Nodes.Concat(_kernel.Reads).Any(n => n.Op == Op.StepCount))
                    _code.Line($"V {Name(_kernel.Reads.First(n => n.Op == Op.StepCount))} = V.Create(run.Length(row));");
                RandomKeys();
                int last = _pass.Values.DefaultIfEmpty(0).Max();
                for (int pass = 0; pass <= last; pass++)
                    Pass(pass, last);
                foreach (KeyValuePair<(RowBuffer Buffer, string), string> row in _rows)
                    _code.Line($"{row.Value} += {Context.StrideName(row.Key.Buffer)};");
                foreach (KeyValuePair<ProductKernel, string> row in _scratch)
                    _code.Line($"{row.Value} += {Naming.Lanes(_context.Panels.Of(row.Key).Vectors)};");
            }
        }

        _code.Line();
    }

    /// <summary>Symbols as equations have them: with the number that a variable gets where several values share one.</summary>
    private Dictionary<Node, string> Symbols()
    {
        var symbols = new Dictionary<Node, string>();
        foreach (Node node in _kernel.Reads.Select(Views.Base).Concat(_kernel.Nodes).Where(n => n.Symbol.Length > 0).Distinct())
            symbols[node] = node.Symbol + Name(node).Substring(Naming.Local(node.Symbol).Length);
        return symbols;
    }

    /// <summary>A node's pass is the number of sums over units on the way to it.</summary>
    private void AssignPasses()
    {
        foreach (Node node in _kernel.Nodes)
            _pass[node] = node.Inputs.Select(i => _pass.TryGetValue(i, out int p) ? i.Op == Op.SumUnits ? p + 1 : p : 0).DefaultIfEmpty(0).Max();
    }

    private readonly Dictionary<ProductKernel, string> _scratch = [];

    private void Addresses()
    {
        foreach (Node node in _kernel.Reads.Concat(_kernel.Nodes))
        {
            Node value = Views.Base(node);
            if (_fused?.Find(node) is { Product: var product })
            {
                if (!_scratch.ContainsKey(product))
                {
                    string name = Take("sum" + (_scratch.Count == 0 ? "" : Naming.Number(_scratch.Count + 1)));
                    _scratch[product] = name;
                    string inner = _fused.UnitVectors > 1 ? " + unit - panel" : "";
                    _code.Line($"nint {name} = run.{product.Scratch}{inner};");
                }

                continue;
            }

            if (IsVector(node) || node.Op is Op.Constant or Op.Random or Op.StepCount)
                continue;
            if (_inside.Contains(value))
                foreach (Place place in _context.Plan.Of(value))
                    Row(place.Buffer, Context.FirstRow(place.Buffer, _context.StateOf(place.Buffer), false));
            else
                Row(_context.Locate(node).Buffer, _context.Locate(node).FirstRow);
        }
    }

    private string Row(RowBuffer buffer, string first)
    {
        if (_rows.TryGetValue((buffer, first), out string? name))
            return name;
        string stem = char.ToLowerInvariant(buffer.Name[0]) + buffer.Name.Substring(1);
        name = Take(stem + (first.EndsWith("Before", StringComparison.Ordinal) ? "Before" : ""));
        _rows[(buffer, first)] = name;
        string offset = first.Length == 0 ? "" : $" + ((nint){first} * {Context.StrideName(buffer)})";
        _code.Line($"nint {name} = run.{buffer.Name}{offset}{(OneUnit ? " + unit" : "")};");
        return name;
    }

    private string Take(string stem)
    {
        string name = Naming.Local(stem);
        for (int i = 2; !_taken.Add(name); i++)
            name = Naming.Local(stem) + Naming.Number(i);
        return name;
    }

    private static bool IsVector(Node node) => node.Shape.Domain == Domain.Model && node.Op != Op.Constant;

    /// <summary>Vectors of the model are loaded once when all rows share the units.</summary>
    private void Constants(string unit)
    {
        foreach (Node node in _kernel.Reads.Where(IsVector))
            _code.Line($"V {Name(node)} = {LoadVector(node, unit)};");
    }

    private string LoadVector(Node node, string unit) =>
        $"V.Load(ref vectors, {_context.Weights}.{Naming.Pascal(_context.Panels.Of(node).Name)}{(node.Shape.IsScalar ? "" : " + " + unit)})";

    private void Dropout()
    {
        foreach (Node node in _kernel.Reads.Where(n => n.Op == Op.Random))
        {
            double rate = node.Value;
            string name = Name(node);
            _code.Line($"uint {name}Threshold = run.Training ? {Naming.Number((uint)(rate * 4294967296.0))}u : 0u;");
            _code.Line($"{_context.Type} {name}Scale = run.Training ? {Naming.Literal(1 / (1 - rate), _context.Single)} : 1;");
        }
    }

    private void RandomKeys()
    {
        foreach (Node node in _kernel.Reads.Where(n => n.Op == Op.Random))
            _code.Line($"uint {Name(node)}Key = DropoutKey.Of(run.Seed, run.Call, {Naming.Number(node.Index)}, run.RowOffset + run.Source(row), {(node.Shape.Domain == Domain.Step ? "rows.Step" : "0")});");
    }

    private void Pass(int pass, int last)
    {
        if (pass == 0)
            Scalars(0);
        Node[] sums = [.. _kernel.Nodes.Where(n => n.Op == Op.SumUnits && _pass[n] == pass)];
        Node[] stored = pass < last ? [] : [.. _kernel.Nodes.Where(n => !n.Shape.IsScalar && _context.Plan.IsStored(n))];
        foreach (Node sum in sums)
            _code.Line($"V {Name(sum)}Lanes = V.Zero;");
        if (OneUnit)
        {
            Body(stored, sums, "");
        }
        else if (stored.Length > 0 || sums.Length > 0)
        {
            using (_code.Block($"for (int unit = 0; unit < {Naming.Number(Width)}; unit += V.Count)"))
                Body(stored, sums, " + unit");
        }

        foreach (Node sum in sums)
        {
            _code.Line($"V {Name(sum)} = V.Create(V.Sum({Name(sum)}Lanes));");
            StoreScalar(sum);
        }

        if (sums.Length > 0)
            Scalars(pass + 1);
    }

    /// <summary>One number per row, held in all lanes: computed once between passes.</summary>
    private void Scalars(int pass)
    {
        foreach (Node node in _kernel.Nodes.Where(n => n.Shape.IsScalar && n.Op != Op.SumUnits && _pass[n] == pass))
        {
            _code.Line($"V {Name(node)} = {new BodyWriter(this, "", []).Expression(node, top: true)};");
            StoreScalar(node);
        }
    }

    private void StoreScalar(Node node)
    {
        foreach (Place place in _context.Plan.Of(node))
            _code.Line($"V.Store({Name(node)}, ref arena, {Row(place)}{Plus(place.Column)});");
    }

    private string Row(Place place) => Row(place.Buffer, Context.FirstRow(place.Buffer, _context.StateOf(place.Buffer), false));

    private static string Plus(int column) => column == 0 ? "" : " + " + Naming.Number(column);

    private void Body(IReadOnlyList<Node> stored, IReadOnlyList<Node> sums, string unit)
    {
        var body = new BodyWriter(this, unit, Needed(stored.Concat(sums.Select(s => s.Inputs[0]))));
        foreach (Node node in _kernel.Nodes)
            body.Statement(node);
        foreach (Node sum in sums)
            Accumulate(sum, body);
        foreach (Node node in stored)
            foreach (Place place in _context.Plan.Of(node))
                _code.Line($"V.Store({(MeetsWeights(node) ? $"V.Flush({body.Use(node, top: true)})" : body.Use(node))}, ref arena, {Row(place)}{Plus(place.Column)}{unit});");
    }

    /// <summary>Whether a value is a gradient that a product takes back: there subnormal numbers would cost most.</summary>
    private bool MeetsWeights(Node node) => _uses.Of(node).Any(user => user.Op switch
    {
        Op.WeightGradient or Op.ConvGradient or Op.LinearTransposed or Op.ConvTransposed => user.Inputs[0] == node,
        Op.Concat => MeetsWeights(user),
        _ => false,
    });

    /// <summary>Adds a vector's true units to a sum: what lies behind a part's last unit is padding.</summary>
    private void Accumulate(Node sum, BodyWriter body)
    {
        string value = body.Use(sum.Inputs[0]);
        int[] parts = [.. sum.Inputs[0].Shape.Parts];
        string left = parts.All(p => p == parts[0]) && parts.Length > 1
            ? $"{Naming.Number(parts[0])} - (unit % {Naming.Number(RowBuffer.Padded(parts[0]))})"
            : parts.Length == 1 ? $"{Naming.Number(parts[0])} - unit" : "";
        if (left.Length == 0)
        {
            // Parts of several widths: the one that the unit lies in decides.
            int column = parts.Take(parts.Length - 1).Sum(RowBuffer.Padded);
            left = $"{Naming.Number(parts[parts.Length - 1] + column)} - unit";
            for (int p = parts.Length - 2; p >= 0; p--)
            {
                int end = parts.Take(p + 1).Sum(RowBuffer.Padded);
                int start = end - RowBuffer.Padded(parts[p]);
                left = $"(unit < {Naming.Number(end)} ? {Naming.Number(start + parts[p])} - unit : {left})";
            }
        }

        _code.Line($"{Name(sum)}Lanes += V.First({value}, {left});");
    }

    private HashSet<Node> Needed(IEnumerable<Node> roots)
    {
        var needed = new HashSet<Node>();
        var open = new Stack<Node>(roots);
        while (open.Count > 0)
        {
            Node node = open.Pop();
            if (!_inside.Contains(node) || node.Shape.IsScalar || !needed.Add(node))
                continue;
            foreach (Node input in node.Inputs)
                open.Push(input);
        }

        return needed;
    }

    private string Name(Node node)
    {
        if (_names.TryGetValue(node, out string? name))
            return name;
        string symbol = node.Symbol.Length > 0 ? node.Symbol : node.Op switch
        {
            Op.Parameter => node.Weight!.Parameter.Name.Split('.').Last(),
            Op.Random => "keep",
            Op.StepCount => "count",
            Op.SumUnits => "total",
            Op.Slice => Views.Base(node).Symbol.Length > 0 ? Views.Base(node).Symbol + Naming.Number(node.Index) : "v",
            _ => IsVector(node) ? "bias" : "v",
        };
        return _names[node] = Take(symbol);
    }

    /// <summary>Writes the statements of one pass; values without a symbol that are used once are written where they are used.</summary>
    private sealed class BodyWriter(PointwiseWriter owner, string unit, HashSet<Node> needed)
    {
        private readonly HashSet<Node> _written = [];

        /// <summary>Loads what has a name, or is used more than once, into a variable.</summary>
        private void LoadOperands(Node node)
        {
            foreach (Node input in node.Inputs.Where(i => !_written.Contains(i) && !owner._inside.Contains(i)))
            {
                if (input.Op is Op.Constant or Op.StepCount || (owner.OneUnit && IsVector(input)) || input.Shape.IsScalar)
                    continue;
                Node value = Views.Base(input);
                int count = owner._uses.Of(input).Where(needed.Contains).Sum(u => u.Inputs.Count(i => i == input));
                if (count < 2 && (value.Symbol.Length == 0 || input != value))
                    continue;
                owner._code.Line($"V {owner.Name(input)} = {Load(input)};");
                _written.Add(input);
            }
        }

        public void Statement(Node node)
        {
            if (!needed.Contains(node))
                return;
            LoadOperands(node);
            if (IsInline(node))
                return;
            string text = Expression(node, top: true);
            owner._code.Line($"V {owner.Name(node)} = {text};");
            _written.Add(node);
        }

        private bool IsInline(Node node) =>
            node.Symbol.Length == 0 && !owner._context.Plan.IsStored(node)
            && owner._uses.Of(node).Where(needed.Contains).Sum(u => u.Inputs.Count(i => i == node)) == 1
            && owner._uses.Of(node).All(u => u.Op != Op.SumUnits || !owner._inside.Contains(u));

        /// <summary>A value as an operand: its variable, its load, or its expression in brackets.</summary>
        public string Use(Node node, bool top = false)
        {
            if (_written.Contains(node) || node.Op == Op.StepCount || (node.Shape.IsScalar && owner._inside.Contains(node)))
                return owner.Name(node);
            if (node.Op == Op.Constant)
                return $"V.Create({Naming.Literal(node.Value, owner._context.Single)})";
            if (owner._inside.Contains(node))
                return Expression(node, top);
            return Load(node);
        }

        private string Load(Node node)
        {
            if (IsVector(node))
                return owner.OneUnit ? owner.Name(node) : owner.LoadVector(node, "unit");
            if (node.Op == Op.Random)
                return $"V.Keep({owner.Name(node)}Key, unit, {owner.Name(node)}Threshold, {owner.Name(node)}Scale)";
            if (owner._fused?.Find(node) is { Product: var product, Part: var part })
            {
                string name = owner._scratch[product];
                int at = part * owner._fused.UnitVectors;
                return $"V.Load(ref arena, {name}{(at == 0 ? "" : at == 1 ? " + V.Count" : $" + ({Naming.Number(at)} * V.Count)")})";
            }

            (RowBuffer buffer, int column, string first) = owner._context.Locate(node);
            string row = owner.Row(buffer, first);
            string offset = column == 0 ? "" : " + " + Naming.Number(column);
            if (node.Shape.IsScalar)
                return $"V.Create(Unsafe.Add(ref arena, {row}{offset}))";
            return $"V.Load(ref arena, {row}{offset}{unit})";
        }

        public string Expression(Node node, bool top)
        {
            string A(int i) => Use(node.Inputs[i]);
            string Call(string name) => $"V.{name}({string.Join(", ", node.Inputs.Select(i => Use(i, top: true)))})";
            string text;
            switch (node.Op)
            {
                case Op.Add when Views.IsCopy(node):
                    return Use(node.Inputs[0], top);
                case Op.Add when Product(node.Inputs[0]) is { } left:
                    return $"V.MultiplyAdd({Use(left.Inputs[0], true)}, {Use(left.Inputs[1], true)}, {Use(node.Inputs[1], true)})";
                case Op.Add when Product(node.Inputs[1]) is { } right:
                    return $"V.MultiplyAdd({Use(right.Inputs[0], true)}, {Use(right.Inputs[1], true)}, {Use(node.Inputs[0], true)})";
                case Op.Add:
                    text = $"{Use(node.Inputs[0], node.Inputs[0].Op is Op.Add or Op.Subtract or Op.Multiply)} + {Use(node.Inputs[1], node.Inputs[1].Op == Op.Multiply)}";
                    break;
                case Op.Subtract:
                    text = $"{Use(node.Inputs[0], node.Inputs[0].Op is Op.Add or Op.Subtract or Op.Multiply)} - {Use(node.Inputs[1], node.Inputs[1].Op == Op.Multiply)}";
                    break;
                case Op.Multiply:
                    text = $"{Use(node.Inputs[0], node.Inputs[0].Op == Op.Multiply)} * {A(1)}";
                    break;
                case Op.Divide:
                    text = $"{A(0)} / {A(1)}";
                    break;
                case Op.Negate:
                    text = $"-{A(0)}";
                    break;
                case Op.Fill:
                    return Use(node.Inputs[0]);
                default:
                    return Call(node.Op.ToString());
            }

            return top ? text : $"({text})";
        }

        /// <summary>A product written nowhere else, which can join the sum as one multiply-add.</summary>
        private Node? Product(Node node) =>
            node.Op == Op.Multiply && owner._inside.Contains(node) && !_written.Contains(node) && !node.Shape.IsScalar ? node : null;
    }
}
