using FsCheck;
using FsCheck.Fluent;

namespace SeqGen.Generator.Tests.Random;

/// <summary>Draws models, about half of them valid, and shrinks those that fail a test.</summary>
internal static class RandomModels
{
    public static Arbitrary<RandomModel> Arbitrary { get; } = Arb.From(Models(), Shrink);

    private static Gen<RandomModel> Models() =>
        from count in Gen.Frequency((10, Gen.Constant(1)), (4, Gen.Constant(2)), (4, Gen.Constant(3)), (1, Gen.Constant(4)))
        from stacks in Gen.CollectToArray(Enumerable.Range(0, count).Select(Stack))
        from scalar in Gen.Choose(0, 4)
        select new RandomModel(stacks, scalar == 0);

    private static Gen<RandomStack> Stack(int place) =>
        from parents in From(place)
        from input in Input(parents.Length > 0)
        from middle in Layers("RRRDDDNPLXABIQ")
        from tail in Gen.Frequency((6, Gen.Constant("")), (2, Gen.Constant("L")), (4, Gen.Constant("$")), (1, Gen.Constant("$D")), (1, Gen.Constant("E")), (1, Gen.Constant("F")))
        from layers in Gen.CollectToArray((input + middle + tail).Select(Layer))
        select new RandomStack(parents, layers);

    /// <summary>No stack, one of those before, or two.</summary>
    private static Gen<int[]> From(int place) => place == 0 ? Gen.Constant<int[]>([]) :
        from count in Gen.Frequency((3, Gen.Constant(0)), (5, Gen.Constant(1)), (2, Gen.Constant(2)))
        from stacks in Gen.Choose(0, place - 1).ArrayOf(count)
        select stacks;

    private static Gen<string> Input(bool continues) => continues
        ? Gen.Frequency((12, Gen.Constant("")), (1, Gen.Constant("F")))
        : Gen.Frequency((8, Gen.Constant("F")), (5, Gen.Constant("TE")), (2, Gen.Constant("FX")), (1, Gen.Constant("T")), (1, Gen.Constant("")), (1, Gen.Constant("TEX")));

    private static Gen<string> Layers(string symbols) =>
        from count in Gen.Choose(0, 4)
        from letters in Gen.Elements(symbols.ToCharArray()).ArrayOf(count)
        select new string(letters);

    private static Gen<RandomLayer> Layer(char symbol) =>
        from size in Gen.Frequency((40, Gen.Elements(1, 2, 3, 4, 4, 4, 6)), (20, Gen.Choose(1, 40)), (1, Gen.Elements(0, -1, int.MinValue, int.MaxValue)))
        from rate in Gen.Frequency((20, Gen.Elements(0, 0.25, 0.5)), (1, Gen.Elements(1, -0.5, double.NaN, double.PositiveInfinity)))
        from number in Gen.Frequency((20, Gen.Elements(0.1, 0.5, 2)), (1, Gen.Elements(-1, double.NaN, double.PositiveInfinity)))
        from variant in Gen.Choose(0, 59)
        from depth in Gen.Frequency((40, Gen.Constant(1)), (10, Gen.Constant(2)), (5, Gen.Constant(3)), (1, Gen.Elements(0, -1, 65)))
        from options in Gen.Elements(false, false, true).ArrayOf(5)
        from name in Gen.Frequency<string?>((30, Gen.Constant<string?>(null)), (3, Gen.Elements<string?>("one", "two", "three")), (1, Gen.Elements<string?>("One", "class", "a b", "")))
        select new RandomLayer(symbol, size, rate, number, variant, depth, options.Aggregate(RandomOptions.None, (all, set) => (RandomOptions)(((int)all << 1) | (set ? 1 : 0))), name);

    /// <summary>The model without one of its layers, or without its last stack.</summary>
    private static IEnumerable<RandomModel> Shrink(RandomModel model)
    {
        if (model.Stacks.Count > 1)
            yield return model with { Stacks = [.. model.Stacks.Take(model.Stacks.Count - 1)] };
        for (int stack = 0; stack < model.Stacks.Count; stack++)
        {
            for (int layer = 0; layer < model.Stacks[stack].Layers.Count; layer++)
            {
                RandomStack shorter = model.Stacks[stack] with { Layers = [.. model.Stacks[stack].Layers.Where((_, i) => i != layer)] };
                yield return model with { Stacks = [.. model.Stacks.Select((other, i) => i == stack ? shorter : other)] };
            }
        }
    }
}
