using SeqGen.Generator.Declaration;
using SeqGen.Generator.Emit;
using SeqGen.Generator.Lowering;

namespace SeqGen.Tests.Zoo;

/// <summary>Writes the adapter of a model that the tests call.</summary>
internal static class AdapterText
{
    public static string Of(CompiledModel model)
    {
        LoweredModel lowered = model.Model;
        string name = lowered.Declaration.Name, type = model.Type;
        string x = List(lowered.Inputs.Count, i => lowered.Inputs[i].Tokens ? $"(int[])x[{i}]" : $"({type}[])x[{i}]");
        string y = List(lowered.Outputs.Count, i => $"y[{i}]");
        string dy = List(lowered.Outputs.Count, i => $"dy[{i}]");
        int[] real = [.. Enumerable.Range(0, lowered.Inputs.Count).Where(i => !lowered.Inputs[i].Tokens)];
        string dx = string.Concat(real.Select(i => $", dx[{i}]"));
        ModelOutput[] losses = [.. lowered.Outputs.Where(o => o.Loss is not null)];
        string targets = List(losses.Length, i => losses[i].Loss!.HasClassTargets ? $"(int[])targets[{i}]" : $"({type}[])targets[{i}]");
        bool states = lowered.States.Count > 0;
        List<string> members =
        [
            $"public override ParameterSet<{type}> Parameters => _model.Parameters;",
            "public override uint Seed { set => _model.Seed = value; }",
            $"public override ModelDescription Description => {name}.Description;",
            $"public override Workspace<{type}> CreateWorkspace(int batch, int steps) => _model.CreateWorkspace(batch, steps);",
            $"public override void Forward(Workspace<{type}> run, Array[] x, {type}[][] y) => _model.Forward(({name}.Workspace)run, {x}, {y});",
            $"public override void Backward(Workspace<{type}> run, {type}[][] dy, {type}[][] dx) => _model.Backward(({name}.Workspace)run, {dy}{dx});",
            $"public override void Predict(Array[] x, {type}[][] y, int batch, int steps, int[] lengths) => _model.Predict({x}, {y}, batch, steps, lengths);",
        ];
        if (states)
        {
            members.Add($"public override void Forward(Workspace<{type}> run, Array[] x, {type}[][] y, SequenceState<{type}> state) => _model.Forward(({name}.Workspace)run, {x}, {y}, state);");
            members.Add($"public override void Backward(Workspace<{type}> run, {type}[][] dy, {type}[][] dx, SequenceState<{type}> dState) => _model.Backward(({name}.Workspace)run, {dy}{dx}, dState);");
        }

        if (!states && StreamedSteps.AreCounted(model))
            members.Add($"public override void Forward(Workspace<{type}> run, Array[] x, {type}[][] y, SequenceState<{type}> state) => _model.Forward(({name}.Workspace)run, {x}, {y}, ({name}.State)state);");
        if (losses.Length > 0)
        {
            members.Add($"public override {type} Train(Workspace<{type}> run, Array[] x, Array[] targets) => _model.Train(({name}.Workspace)run, {x}, {targets});");
            members.Add($"public override {type} Evaluate(Workspace<{type}> run, Array[] x, Array[] targets) => _model.Evaluate(({name}.Workspace)run, {x}, {targets});");
        }

        if (losses.Length > 0 && states)
            members.Add($"public override {type} Train(Workspace<{type}> run, Array[] x, Array[] targets, SequenceState<{type}> state) => _model.Train(({name}.Workspace)run, {x}, {targets}, state);");
        if (states || model.Step is not null)
            members.Add($"public override SequenceState<{type}> CreateState(int batch) => _model.CreateState(batch);");
        if (model.Step is not null)
            members.Add($"public override void Step(SequenceState<{type}> state, Array[] x, {type}[][] y) => _model.Step(({name}.State)state, {x}, {y});");
        return $$"""
            using System;
            using SeqGen;
            using SeqGen.Tests.Zoo;

            namespace {{lowered.Declaration.Namespace}};

            internal sealed class {{name}}Adapter : EmittedModel<{{type}}>
            {
                private readonly {{name}} _model = new(-1);

                {{string.Join("\n\n    ", members)}}
            }

            """;
    }

    private static string List(int count, Func<int, string> item) => string.Join(", ", Enumerable.Range(0, count).Select(item));
}
