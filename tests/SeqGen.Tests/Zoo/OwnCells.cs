namespace SeqGen.Tests.Zoo;

/// <summary>The text of cells such as a user might write.</summary>
internal static class OwnCells
{
    public static IReadOnlyDictionary<string, string> Steps { get; } = new Dictionary<string, string>
    {
        // forget = 1 - input
        ["Coupled"] = """
            public static (Units h, Units c) Step(Units x, Units h, Units c)
            {
                var i = Sigmoid(Linear(x, h));
                var g = Tanh(Linear(x, h));
                var o = Sigmoid(Linear(x, h));
                c = (1 - i) * c + i * g;
                return (o * Tanh(c), c);
            }
            """,

        // one gate, two products in a row
        ["Minimal"] = """
            public static Units Step(Units x, Units h)
            {
                var f = Sigmoid(Linear(x, h, bias: 1));
                var n = Tanh(Linear(x, f * h));
                return (1 - f) * h + f * n;
            }
            """,

        // gains per unit: the gates see the cell
        ["Peephole"] = """
            public static (Units h, Units c) Step(Units x, Units h, Units c)
            {
                var i = Sigmoid(Linear(x, h) + Scale(c, name: "p_i"));
                var f = Sigmoid(Linear(x, h, bias: 1) + Scale(c, name: "p_f"));
                var g = Tanh(Linear(x, h));
                c = f * c + i * g;
                var o = Sigmoid(Linear(x, h) + Scale(c, name: "p_o"));
                return (o * Tanh(c), c);
            }
            """,

        // normalization between product and gates
        ["Normed"] = """
            public static (Units h, Units c) Step(Units x, Units h, Units c)
            {
                var i = Sigmoid(LayerNorm(Linear(x, h), epsilon: 0.1));
                var f = Sigmoid(LayerNorm(Linear(x, h), epsilon: 0.1));
                var g = Tanh(LayerNorm(Linear(x, h), epsilon: 0.1, name: "norm_g"));
                c = f * c + i * g;
                return (Sigmoid(Linear(x)) * Tanh(LayerNorm(c, epsilon: 0.1)), c);
            }
            """,

        // the output is none of the states
        ["Apart"] = """
            public static (Units y, Units h, Units m) Step(Units x, Units h, Units m)
            {
                var z = Sigmoid(Linear(x, h));
                h = (1 - z) * h + z * Tanh(Linear(x, h));
                m = 0.5 * m + 0.5 * h;
                return (Relu(Bias(h - m)) - 0.1 * m, h, m);
            }
            """,

        // a state that nothing reads
        ["Unused"] = "public static Units Step(Units x, Units h) => Tanh(Linear(x)) * Sigmoid(Linear(x));",

        // more gates than a tile has vectors
        ["Wide"] = """
            public static (Units h, Units c) Step(Units x, Units h, Units c)
            {
                var a = Sigmoid(Linear(x, h));
                var b = Sigmoid(Linear(x, h));
                var d = Tanh(Linear(x, h));
                var e = Tanh(Linear(x, h));
                var k = Sigmoid(Linear(x, h));
                var p = Sigmoid(Linear(x, h));
                var q = Tanh(Linear(x, h));
                c = a * c + b * d + p * (e - q * c);
                return (k * Tanh(c), c);
            }
            """,

        // every function, and products of products
        ["Odd"] = """
            public static (Units h, Units c) Step(Units x, Units h, Units c)
            {
                var e = Exp(-Abs(Linear(x)));
                var m = Max(Linear(h), Min(c, e));
                var s = Select(m > c, Sqrt(1 + m * m), Log(2 + e)) / (1 + e);
                c = 0.5 * c + 0.5 * Tanh(Linear(Sigmoid(Linear(x, h)) * s));
                return (Relu(c) - 0.5 * h, c);
            }
            """,

        // states outside every loop: a moving window of two steps
        ["Window"] = """
            public static (Units y, Units a, Units b) Step(Units x, Units a, Units b)
            {
                var v = Linear(x);
                return (Tanh(v + Scale(a) - Scale(b)), v, a);
            }
            """,

        // no product in the loop
        ["Decay"] = """
            public static (Units y, Units s) Step(Units x, Units s)
            {
                var f = Sigmoid(Linear(x, bias: 1));
                s = f * s + (1 - f) * Tanh(Linear(x));
                return (s * Sigmoid(Linear(x)), s);
            }
            """,
    };

    /// <summary>A file with a class for each of them, such as <c>CoupledCell</c>.</summary>
    public static string Source { get; } = "using SeqGen;\n\nnamespace SeqGen.Zoo;\n" + string.Concat(Steps.Select(cell => $$"""

        internal sealed class {{cell.Key}}Cell : Cell
        {
        {{cell.Value}}
        }

        """));
}
