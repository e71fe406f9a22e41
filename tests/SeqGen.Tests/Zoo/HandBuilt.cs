using SeqGen.Compiler.Tests.Zoo;
using SeqGen.Generator.Graph;

namespace SeqGen.Tests.Zoo;

/// <summary>The graphs that the interpreter's gradients are checked on, through the emitted code: loops of several layers, reductions inside, captured values.</summary>
internal static class HandBuilt
{
    public static IEnumerable<ZooModel> All { get; } =
    [
        .. RecurrentModels.All.Select((m, i) => Of(m.Key, m.Value) with { Ragged = i % 2 == 0 }),
        .. OpModels.Structure.Select((m, i) => Of(m.Key, m.Value) with { Ragged = i % 2 == 1 }),
    ];

    private static ZooModel Of(string name, Func<SeqGen.Compiler.Tests.Zoo.ModelZoo, ModelGraph> build) =>
        ZooModel.Of(string.Concat(name.Split(' ', ',', '-', '\'').Where(w => w.Length > 0).Select(w => char.ToUpperInvariant(w[0]) + w[1..])), () => build(new()));
}
