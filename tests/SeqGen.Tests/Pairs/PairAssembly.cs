using System.Reflection;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Emit;
using SeqGen.Generator.Lowering;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Pairs;

/// <summary>All models with an encoder, emitted and compiled into one assembly once per process; the random ones into another.</summary>
internal static class PairAssembly
{
    private static readonly Lazy<Assembly> s_assembly = new(() => Compile(PairModels.All.Values.Append(Goldens.EmittedDecoderGoldenTests.Model)));
    private static readonly Lazy<Assembly> s_random = new(() => Compile(RandomPairs.Declarations.Values, OwnCells.Source));

    public static PairModel<T> Create<T>(string name)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        (PairModel<T>)Activator.CreateInstance((RandomPairs.Texts.ContainsKey(name) ? s_random : s_assembly).Value.GetType($"{ZooModel.Namespace}.{name}Adapter", throwOnError: true)!, nonPublic: true)!;

    private static Assembly Compile(IEnumerable<ModelDeclaration> models, string cells = "")
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal) { ["Cells.cs"] = cells };
        foreach (ModelDeclaration model in models)
        {
            files.Add(model.Name + ".cs", $"namespace {ZooModel.Namespace};\n\npublic partial class {model.Name};\n");
            files.Add(model.Name + ".g.cs", ModelEmitter.Emit(CompiledModel.Run(model)));
            files.Add(model.Name + ".Adapter.cs", Adapter(model));
        }

        (byte[] image, IReadOnlyDictionary<string, string> faults) = ZooCompiler.Run(files);
        Assert.True(faults.Count == 0, string.Join("\n", faults.Values));
        return Assembly.Load(image);
    }

    private static string Adapter(ModelDeclaration model)
    {
        string type = model.Scalar == Scalar.Double ? "double" : "float", run = $"({model.Name}.Workspace)run";
        bool tokens = LowerModel.Run(model).Inputs[0].Tokens;
        string source = tokens ? "(int[])source" : $"({type}[])source";
        return $$"""
            using System;
            using SeqGen;
            using SeqGen.Tests.Pairs;

            namespace {{ZooModel.Namespace}};

            internal sealed class {{model.Name}}Adapter : PairModel<{{type}}>
            {
                private readonly {{model.Name}} _model = new(3);

                public override ParameterSet<{{type}}> Parameters => _model.Parameters;

                public override Workspace<{{type}}> CreateWorkspace(int batch, int sourceSteps, int steps) => _model.CreateWorkspace(batch, sourceSteps, steps);

                public override void Resize(Workspace<{{type}}> run, int batch, int sourceSteps, int steps) => ({{run}}).Resize(batch, sourceSteps, steps);

                public override void SetLengths(Workspace<{{type}}> run, int[] source, int[] target) => ({{run}}).SetLengths(source, target);

                public override void Forward(Workspace<{{type}}> run, Array source, int[] target, {{type}}[] y) => _model.Forward({{run}}, {{source}}, target, y);

                public override void Backward(Workspace<{{type}}> run, {{type}}[] dy, {{type}}[] dx) => _model.Backward({{run}}, dy{{(tokens ? "" : ", dx")}});

                public override {{type}} Train(Workspace<{{type}}> run, Array source, int[] target) => _model.Train({{run}}, {{source}}, target);

                public override {{type}} Evaluate(Workspace<{{type}}> run, Array source, int[] target) => _model.Evaluate({{run}}, {{source}}, target);

                public override void Decode(Workspace<{{type}}> run, Array source, int[] output, int[] lengths, DecodeOptions? options, double[]? scores) =>
                    _model.Decode({{run}}, {{source}}, output, lengths, options, scores);

                public override {{type}}[] Attention(Workspace<{{type}}> run, string? layer) => {{(PairModels.AttentionsOf(model).Any() ? $"_model.Attention({run}, layer).ToArray()" : "[]")}};

                public override DecodeResult Decode(Array source, int[] sourceLengths, int[] output, DecodeOptions? options) => _model.Decode({{source}}, sourceLengths, output, options);
            }

            """;
    }
}
