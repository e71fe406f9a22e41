using FsCheck;
using FsCheck.Fluent;

namespace SeqGen.Generator.Tests.Random;

/// <summary>Draws models, about half of them valid, and shrinks those that fail a test.</summary>
internal static class RandomModels
{
    public static Arbitrary<RandomModel> Arbitrary { get; } = Arb.From(Models(), Shrink);

    private static Gen<RandomModel> Models() =>
        from count in Gen.Frequency((5, Gen.Constant(1)), (2, Gen.Constant(2)), (2, Gen.Constant(3)))
        from parents in Gen.Choose(-1, 1).ArrayOf(count)
        from stacks in Gen.CollectToArray(parents.Select((parent, i) => Stack(i == 0 ? -1 : Math.Min(parent, i - 1))))
        select new RandomModel(stacks);

    private static Gen<RandomStack> Stack(int parent) =>
        from input in Input(parent >= 0)
        from middle in Layers("RRDDNPLX")
        from tail in Gen.Frequency((6, Gen.Constant("")), (2, Gen.Constant("L")), (4, Gen.Constant("$")), (1, Gen.Constant("$D")), (1, Gen.Constant("E")), (1, Gen.Constant("F")))
        from layers in Gen.CollectToArray((input + middle + tail).Select(Layer))
        select new RandomStack(parent, layers);

    private static Gen<string> Input(bool continues) => continues
        ? Gen.Frequency((12, Gen.Constant("")), (1, Gen.Constant("F")))
        : Gen.Frequency((8, Gen.Constant("F")), (5, Gen.Constant("TE")), (2, Gen.Constant("FX")), (1, Gen.Constant("T")), (1, Gen.Constant("")), (1, Gen.Constant("TEX")));

    private static Gen<string> Layers(string symbols) =>
        from count in Gen.Choose(0, 4)
        from letters in Gen.Elements(symbols.ToCharArray()).ArrayOf(count)
        select new string(letters);

    private static Gen<RandomLayer> Layer(char symbol) =>
        from size in Gen.Frequency((60, Gen.Elements(1, 2, 3, 4, 6, 17)), (1, Gen.Elements(0, -1, int.MinValue, int.MaxValue)))
        from rate in Gen.Frequency((20, Gen.Elements(0, 0.25, 0.5)), (1, Gen.Elements(1, -0.5, double.NaN, double.PositiveInfinity)))
        from variant in Gen.Choose(0, 59)
        from directions in Gen.Choose(0, 3)
        from residual in Gen.Choose(0, 5)
        from name in Gen.Frequency<string?>((30, Gen.Constant<string?>(null)), (3, Gen.Elements<string?>("one", "two", "three")), (1, Gen.Elements<string?>("One", "class", "a b", "")))
        select new RandomLayer(symbol, size, double.IsInfinity(rate) ? 2 : rate, variant, directions == 0, residual == 0, name);

    /// <summary>The model without one of its layers, or without its last stack.</summary>
    private static IEnumerable<RandomModel> Shrink(RandomModel model)
    {
        if (model.Stacks.Count > 1)
            yield return new RandomModel([.. model.Stacks.Take(model.Stacks.Count - 1)]);
        for (int stack = 0; stack < model.Stacks.Count; stack++)
        {
            for (int layer = 0; layer < model.Stacks[stack].Layers.Count; layer++)
            {
                RandomStack shorter = model.Stacks[stack] with { Layers = [.. model.Stacks[stack].Layers.Where((_, i) => i != layer)] };
                yield return new RandomModel([.. model.Stacks.Select((other, i) => i == stack ? shorter : other)]);
            }
        }
    }
}
