using SeqGen.Generator.Cells;
using SeqGen.Generator.Reading;

namespace SeqGen.Tests.Zoo;

/// <summary>The cells of the zoo: the built-in ones as their files say, and such as a user might write.</summary>
internal static class ZooCells
{
    public static IReadOnlyDictionary<string, CellDefinition> All { get; } = ((CellDefinition[])
    [
        BuiltIn("Rnn", "RnnCell"),
        BuiltIn("ReluRnn", "ReluRnnCell"),
        BuiltIn("Lstm", "LstmCell"),
        BuiltIn("Gru", "GruCell"),
        BuiltIn("GruBefore", "GruBeforeCell"),
        .. OwnCells.Steps.Select(cell => Own(cell.Key, cell.Value)),

        // the next state is the bare product
        Own("Bare", "public static Units Step(Units x, Units h) => Linear(x, h);"),

        // the state goes through a product of its own before the gates see it
        Own("Multiplicative", """
            public static (Units h, Units c) Step(Units x, Units h, Units c)
            {
                var m = Linear(x, name: "mx") * Linear(h, name: "mh");
                var i = Sigmoid(Linear(x, m));
                var f = Sigmoid(Linear(x, m));
                var g = Tanh(Linear(x, m));
                var o = Sigmoid(Linear(x, m));
                c = f * c + i * g;
                return (o * Tanh(c), c);
            }
            """),
    ]).ToDictionary(c => c.Name);

    /// <summary>Cells that run over frames only.</summary>
    public static IReadOnlyDictionary<string, CellDefinition> Frames { get; } = ((CellDefinition[])
    [
        BuiltIn("ConvLstm", "ConvLstmCell"),
        BuiltIn("PeepholeConvLstm", "PeepholeConvLstmCell"),
        BuiltIn("ChannelPeepholeConvLstm", "ChannelPeepholeConvLstmCell"),
        BuiltIn("ConvGru", "ConvGruCell"),
        BuiltIn("ConvGruBefore", "ConvGruBeforeCell"),

        // normalized convolutions, each with its own product
        Own("NormedConv", """
            public static Units Step(Units x, Units h)
            {
                var z = Sigmoid(LayerNorm(Conv(x, h)));
                var n = Tanh(LayerNorm(Conv(x)) + Bias(z * Conv(h)));
                return (1 - z) * n + z * h;
            }
            """),

        // taps around a position beside products of the position alone
        Own("MixedConv", """
            public static Units Step(Units x, Units h)
            {
                var z = Sigmoid(Linear(x, h));
                var r = Sigmoid(Conv(h));
                return (1 - z) * Tanh(Conv(x, r * h)) + z * h;
            }
            """),
    ]).ToDictionary(c => c.Name);

    private static CellDefinition BuiltIn(string name, string file) =>
        CellReader.ReadFile(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Cells", file + ".cs"))) with { Name = name };

    private static CellDefinition Own(string name, string step)
    {
        CellReading reading = CellReader.Read(name, step);
        return reading.Cell ?? throw new FormatException($"{name}: " + string.Join("; ", reading.Problems.Select(p => $"{p.Rule} ({string.Join(", ", p.Arguments)})")));
    }
}
