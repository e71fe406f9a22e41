using System.Text.Json;
using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Interpreter;

namespace SeqGen.Compiler.Tests.Goldens;

/// <summary>
/// The reference numbers of attention as models of one axis: each query of a case is a sequence of its own, with the case's keys as steps. The
/// weights come out as the sums of values that are 1 at one step and 0 at all others.
/// </summary>
internal sealed class AttentionGoldens
{
    private readonly GoldenCase _golden;
    private readonly int _batch;
    private readonly int _queries;
    private readonly int _keys;
    private readonly int _heads;
    private readonly bool _timeMajor;

    private AttentionGoldens(string name)
    {
        _golden = GoldenCase.Load("attention", name);
        _timeMajor = name.StartsWith("mha", StringComparison.Ordinal);
        int[] q = _golden.Shape("inputs", "q"), weights = _golden.Shape("outputs", "weights");
        (_batch, _queries) = _timeMajor ? (q[1], q[0]) : (q[0], q[1]);
        _heads = _timeMajor ? weights[1] : 1;
        _keys = weights[^1];
    }

    public static IReadOnlyList<string> Names { get; } = ["mha", "mha_padmask", "bahdanau", "bahdanau_T1", "luong_scaled"];

    /// <summary>The graph of a case, what to run it on, what comes out, what is given and wanted backward.</summary>
    public sealed record Check(ModelGraph Graph, InterpreterRun Run, double[][] Outputs, double[][] OutputGradients, IReadOnlyDictionary<string, double[]> Parameters, double[] Queries, double[] Keys, double[]? Values);

    public static ModelGraph GraphOf(string name) => new AttentionGoldens(name).Graph();

    public static Check Of(string name) => new AttentionGoldens(name).Make();

    /// <summary>Sums, in PyTorch's own order, a gradient per query and step over the queries of a sequence: [batch * queries, keys, width].</summary>
    public static double[] OverQueries(string name, double[] gradient)
    {
        AttentionGoldens its = new(name);
        int row = gradient.Length / its._batch / its._queries;
        double[] sum = new double[its._batch * row];
        for (int i = 0; i < gradient.Length; i++)
            sum[(i / row / its._queries * row) + (i % row)] += gradient[i];
        return sum;
    }

    private ModelGraph Graph()
    {
        ModelZoo z = new();
        GraphBuilder b = z.Builder;
        int units = Width("q");
        Node q = b.Input(units, Domain.Row), k = b.Input(Width("k"), Domain.Step), places = b.Input(_heads * _keys, Domain.Step);
        Node v = _golden.Has("inputs", "v") && !IsAdditive ? b.Input(Width("v"), Domain.Step) : k;
        Node values = v;
        WeightSlice? score = null;
        var form = new AttentionForm(_heads, IsAdditive ? 1 : 1 / Math.Sqrt((double)units / _heads), Causal: false);
        if (_timeMajor)
        {
            WeightSlice w = z.Matrix("in_proj_weight", 3 * units, units), bias = z.Vector("in_proj_bias", 3 * units);
            Node[] projected = [.. new[] { q, k, v }.Select((x, i) => b.Add(b.Linear(x, w with { Row = i * units, Rows = units }), b.Parameter(bias with { Row = i * units, Rows = units })))];
            (q, k, values) = (projected[0], projected[1], projected[2]);
        }
        else if (IsAdditive)
        {
            int sum = _golden.Shape("inputs", "v")[0];
            score = z.Vector("attention.v", sum);
            q = b.Linear(q, z.Matrix("attention.W_q", sum, units));
            k = b.Add(b.Linear(k, z.Matrix("attention.W_k", sum, Width("k"))), b.Parameter(z.Vector("attention.b", sum)));
        }

        Node y = b.Attend(q, k, values, form, score);
        return z.Build(_timeMajor ? z.Dense("out_proj", y, units) : y, b.Attend(q, k, places, form, score));
    }

    private Check Make()
    {
        ModelGraph graph = Graph();
        int[] lengths = Lengths();
        double[] places = new double[_batch * _queries * _keys * _heads * _keys];
        for (int i = 0; i < _batch * _queries * _keys; i++)
            for (int head = 0; head < _heads; head++)
                places[(i * _heads * _keys) + (head * _keys) + (i % _keys)] = 1;
        double[] Repeated(string name) => Steps(BatchFirst("inputs", name));
        List<Array> inputs = [BatchFirst("inputs", "q"), Repeated("k"), places];
        bool hasValues = graph.Inputs.Count == 4;
        if (hasValues)
            inputs.Add(Repeated("v"));
        string y = _timeMajor ? "y" : "context";
        InterpreterRun run = new(_batch * _queries, _keys, graph.Parameters.ToDictionary(p => p.Name, p => _golden.Values("inputs", Its(p.Name))), inputs) { Lengths = lengths };
        return new Check(
            graph,
            run,
            [BatchFirst("outputs", y), Weights("outputs")],
            [BatchFirst("upstream", y), Weights("upstream")],
            graph.Parameters.ToDictionary(p => p.Name, p => _golden.Values("grads", Its(p.Name))),
            BatchFirst("grads", "q"),
            BatchFirst("grads", "k"),
            hasValues ? BatchFirst("grads", "v") : null);
    }

    private bool IsAdditive => _golden.Meta.GetProperty("kind") is JsonElement kind && kind.GetString() == "additive";

    /// <summary>A parameter's name in the file.</summary>
    private static string Its(string parameter) => parameter.Replace("attention.", "", StringComparison.Ordinal);

    private int Width(string name) => _golden.Shape("inputs", name)[^1];

    private double[] BatchFirst(string group, string name) => _timeMajor ? _golden.BatchFirst(group, name) : _golden.Values(group, name);

    /// <summary>[batch, keys, width] once for each query.</summary>
    private double[] Steps(double[] values)
    {
        int row = values.Length / _batch;
        return [.. Enumerable.Range(0, _batch * _queries).SelectMany(i => values.AsSpan(i / _queries * row, row).ToArray())];
    }

    /// <summary>[batch, heads, queries, keys] to [batch, queries, heads, keys].</summary>
    private double[] Weights(string group)
    {
        double[] values = _golden.Values(group, "weights"), swapped = new double[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            int key = i % _keys, query = i / _keys % _queries, head = i / _keys / _queries % _heads, row = i / _keys / _queries / _heads;
            swapped[(((((row * _queries) + query) * _heads) + head) * _keys) + key] = values[i];
        }

        return swapped;
    }

    private int[] Lengths()
    {
        string? mask = new[] { "mask", "key_padding_mask" }.FirstOrDefault(name => _golden.Has("inputs", name));
        int valid = mask == "mask" ? 1 : 0;
        int[] of = mask is null
            ? [.. Enumerable.Repeat(_keys, _batch)]
            : [.. Enumerable.Range(0, _batch).Select(row => _golden.Integers("inputs", mask).Skip(row * _keys).Take(_keys).Count(m => m == valid))];
        return [.. Enumerable.Range(0, _batch * _queries).Select(i => of[i / _queries])];
    }
}
