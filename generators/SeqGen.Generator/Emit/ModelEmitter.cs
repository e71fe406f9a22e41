using SeqGen.Generator.Declaration;

namespace SeqGen.Generator.Emit;

/// <summary>Writes a model's file: header, surface, buffers, packed weights, layers, tiles.</summary>
internal static class ModelEmitter
{
    public static string Emit(ModelDeclaration declaration) => Emit(CompiledModel.Run(declaration));

    public static string Emit(CompiledModel model)
    {
        var code = new CodeWriter();
        HeaderWriter.Write(code, model);
        code.Line("#nullable enable");
        code.Line("#pragma warning disable CS3001, CS3002, CS3003, CS3009 // the library's types do not claim to comply with the CLS");
        code.Line();
        Usings(code, model.Model.Declaration.Namespace);
        new SurfaceWriter(code, model).Write(() =>
        {
            new BuffersWriter(code, model).Write();
            new WeightsWriter(code, model).Write();
            CodeClass(code, model);
            code.Parts.Write(code);
            code.Frames.Write(code);
        });
        return WriteInFull.Run(code.ToString(), model.Model.Declaration.HiddenNames);
    }

    /// <summary>The directives stand inside the namespace, so that they come before what its outer namespaces and the project's global directives bring.</summary>
    private static void Usings(CodeWriter code, string space)
    {
        if (space.Length > 0)
        {
            code.Line($"namespace {space};");
            code.Line();
        }

        foreach (string used in ShortNames.All.Values.Distinct().OrderBy(name => name.StartsWith("System", StringComparison.Ordinal) ? 0 : 1).ThenBy(name => name, StringComparer.Ordinal))
            code.Line($"using global::{used};");
        code.Line();
    }

    private static void CodeClass(CodeWriter code, CompiledModel model)
    {
        var layers = new LayerWriter(code, model.WholeContext, model.Whole.Uses, model.OnlyForInputs);
        LayerWriter? steps = model.Step is null ? null
            : new LayerWriter(code, new Context(model.Step.Plan, model.Step.Panels, model.Single, "State", "StepWeights", true) { Cached = StreamedSteps.Attentions(model.StepGraph!) }, model.Step.Uses, []);
        using (code.Block("private static class Code"))
        {
            new PassWriter(code, model).Write();
            var forward = model.Whole.Schedule.Forward;
            for (int i = 0; i < forward.Count; i++)
            {
                int layer = forward[i].Layer.Order;
                layers.Write(forward[i]);
                foreach (var backward in model.Whole.Schedule.Backward.Where(b => b.Layer.Order == layer && forward.Take(i).All(f => f.Layer.Order != layer)))
                    layers.Write(backward);
            }

            foreach (var backward in model.Whole.Schedule.Backward.Where(b => forward.All(f => f.Layer.Order != b.Layer.Order)))
                layers.Write(backward);
            foreach (var method in model.Step?.Schedule.Forward ?? [])
                steps!.Write(method);
            var tiles = new TileWriter(code, model.Type);
            foreach (int vectors in layers.Tiles.Concat(steps?.Tiles ?? []).Distinct().OrderBy(n => n))
            {
                bool Any(Func<LayerWriter, HashSet<int>> of) => of(layers).Contains(vectors) || (steps is not null && of(steps).Contains(vectors));
                tiles.Write(vectors, Any(l => l.Wide), Any(l => l.Outers), Any(l => l.Ahead), Any(l => l.Deep));
            }

            var sweeps = new SweepWriter(code, model.Type);
            foreach (int vectors in layers.Apart.Concat(steps?.Apart ?? []).Distinct().OrderBy(n => n))
                ApartWriter.Write(code, model.Type, vectors);
            foreach (int vectors in layers.Sweeps.Concat(steps?.Sweeps ?? []).Distinct().OrderBy(n => n))
                sweeps.Write(vectors, layers.Convolutions.Contains(vectors) || steps?.Convolutions.Contains(vectors) == true, layers.Correlations.Contains(vectors));
        }
    }
}
