using SeqGen.Generator.Emit;

namespace SeqGen.Tests.Zoo;

/// <summary>A model of the zoo, compiled, with a batch of numbers to run it on.</summary>
internal sealed record ZooCase(ZooModel Model, CompiledModel Compiled, ZooRun Run, IEmittedRun Emitted)
{
    public Agreement Agreement { get; } = Agreement.Of(Compiled, Run);

    public static (ZooCase Case, bool States) Of(string name, int seed = 1)
    {
        ZooModel model = ModelZoo.Find(name);
        object emitted = ZooAssembly.Create(model);
        CompiledModel compiled = model.Compile();
        ZooRun run = new(model, compiled.Model, compiled.Single, seed);
        IEmittedRun emittedRun = compiled.Single ? new EmittedRun<float>(run, (EmittedModel<float>)emitted) : new EmittedRun<double>(run, (EmittedModel<double>)emitted);
        return (new ZooCase(model, compiled, run, emittedRun), compiled.Model.States.Count > 0);
    }
}
