using System.Reflection;
using SeqGen.Generator.Declaration;
using SeqGen.Generator.Emit;
using SeqGen.Generator.Lowering;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Pairs;

/// <summary>All models with decoders without input, emitted and compiled into one assembly once per process.</summary>
internal static class DrivenAssembly
{
    private static readonly Lazy<Assembly> s_assembly = new(Compile);

    public static DrivenModel<T> Create<T>(string name)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T> =>
        (DrivenModel<T>)Activator.CreateInstance(s_assembly.Value.GetType($"{ZooModel.Namespace}.{name}Adapter", throwOnError: true)!, nonPublic: true)!;

    private static Assembly Compile()
    {
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        foreach (ModelDeclaration model in DrivenModels.All.Values)
        {
            files.Add(model.Name + ".cs", $"namespace {ZooModel.Namespace};\n\npublic partial class {model.Name};\n");
            files.Add(model.Name + ".g.cs", ModelEmitter.Emit(CompiledModel.Run(model)));
            files.Add(model.Name + ".Adapter.cs", Adapter(LowerModel.Run(model)));
        }

        (byte[] image, IReadOnlyDictionary<string, string> faults) = ZooCompiler.Run(files);
        Assert.True(faults.Count == 0, string.Join("\n", faults.Values));
        return Assembly.Load(image);
    }

    private static string Adapter(LoweredModel model)
    {
        string name = model.Declaration.Name, type = model.Declaration.Scalar == Scalar.Double ? "double" : "float", run = $"({name}.Workspace)run";
        string sources = Join(model.Inputs.Select((input, i) => $"({(input.Tokens ? "int" : type)}[])sources[{i}]"));
        string targets = Join(model.Outputs.Where(o => o.Loss is not null).Select((o, i) => $"({(o.Loss!.HasClassTargets ? "int" : type)}[])targets[{i}]"));
        string Each(string array) => Join(model.Outputs.Select((_, i) => $"{array}[{i}]"));
        string dx = string.Concat(model.Inputs.Where(i => !i.Tokens).Select((_, i) => $", dx[{i}]"));
        string Loss(string method) => targets.Length == 0 ? "0" : $"_model.{method}({run}, {sources}, {targets})";
        return $$"""
            using System;
            using SeqGen;
            using SeqGen.Tests.Pairs;

            namespace {{ZooModel.Namespace}};

            internal sealed class {{name}}Adapter : DrivenModel<{{type}}>
            {
                private readonly {{name}} _model = new(3);

                public override ParameterSet<{{type}}> Parameters => _model.Parameters;

                public override Workspace<{{type}}> CreateWorkspace(int batch, int sourceSteps, int steps) => _model.CreateWorkspace(batch, sourceSteps, steps);

                public override void Resize(Workspace<{{type}}> run, int batch, int sourceSteps, int steps) => ({{run}}).Resize(batch, sourceSteps, steps);

                public override void SetLengths(Workspace<{{type}}> run, int[] source, int[] target) => ({{run}}).SetLengths(source, target);

                public override void Forward(Workspace<{{type}}> run, Array[] sources, {{type}}[][] y) => _model.Forward({{run}}, {{sources}}, {{Each("y")}});

                public override void Backward(Workspace<{{type}}> run, {{type}}[][] dy, {{type}}[][] dx) => _model.Backward({{run}}, {{Each("dy")}}{{dx}});

                public override {{type}} Train(Workspace<{{type}}> run, Array[] sources, Array[] targets) => {{Loss("Train")}};

                public override {{type}} Evaluate(Workspace<{{type}}> run, Array[] sources, Array[] targets) => {{Loss("Evaluate")}};

                public override void Predict(Array[] sources, {{type}}[][] y, int batch, int sourceSteps, int steps, int[] sourceLengths) =>
                    _model.Predict({{sources}}, {{Each("y")}}, batch, sourceSteps, steps, sourceLengths);
            }

            """;
    }

    private static string Join(IEnumerable<string> parts) => string.Join(", ", parts);
}
