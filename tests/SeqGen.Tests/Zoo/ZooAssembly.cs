using System.Reflection;
using Microsoft.CodeAnalysis;
using SeqGen.Generator.Emit;

namespace SeqGen.Tests.Zoo;

/// <summary>All models of the zoo, emitted and compiled into one assembly once per process; a child process loads its parent's.</summary>
internal static class ZooAssembly
{
    /// <summary>Set for a child process: where the compiled zoo lies.</summary>
    public const string ImageVariable = "SEQGEN_ZOO_IMAGE";

    private static readonly Lazy<Loaded> s_loaded = new(Load);
    private static readonly Lazy<Loaded> s_unoptimized = new(() => Compile(ModelZoo.Unoptimized, OptimizationLevel.Debug));

    private sealed record Loaded(byte[] Image, Assembly Assembly, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, string> Faults);

    /// <summary>The compiled zoo.</summary>
    public static byte[] Image => s_loaded.Value.Image;

    public static Assembly Assembly => s_loaded.Value.Assembly;

    /// <summary>Emitted text of a model, with line numbers.</summary>
    public static string TextOf(string model) =>
        s_loaded.Value.Texts.TryGetValue(model, out string? text) ? string.Join("\n", text.Split('\n').Select((line, i) => $"{i + 1,6}  {line}")) : "(compiled in another process)";

    /// <summary>A new instance of a model behind its adapter.</summary>
    public static object Create(ZooModel model) => Create(s_loaded.Value, model);

    /// <summary>The same for one of <see cref="ModelZoo.Unoptimized"/>, compiled as for debugging.</summary>
    public static object CreateUnoptimized(ZooModel model) => Create(s_unoptimized.Value, model);

    private static object Create(Loaded loaded, ZooModel model)
    {
        if (loaded.Faults.TryGetValue(model.Name, out string? fault))
            Assert.Fail(fault);
        return Activator.CreateInstance(loaded.Assembly.GetType($"{ZooModel.Namespace}.{model.Name}Adapter", throwOnError: true)!, nonPublic: true)!;
    }

    private static Loaded Load()
    {
        if (Environment.GetEnvironmentVariable(ImageVariable) is { Length: > 0 } path)
        {
            byte[] compiled = File.ReadAllBytes(path);
            return new Loaded(compiled, Assembly.Load(compiled), new Dictionary<string, string>(), new Dictionary<string, string>());
        }

        return Compile(ModelZoo.Compiled, OptimizationLevel.Release);
    }

    private static Loaded Compile(IEnumerable<ZooModel> models, OptimizationLevel level)
    {
        Dictionary<string, string> faults = [];
        SortedDictionary<string, string> files = new(StringComparer.Ordinal);
        Dictionary<string, string> texts = [];
        foreach ((ZooModel model, string? text, string? adapter, string? fault) in models.AsParallel().AsOrdered().Select(Emit))
        {
            if (fault is not null)
            {
                faults.Add(model.Name, fault);
                continue;
            }

            texts.Add(model.Name, text!);
            files.Add(model.Name + ".cs", $"namespace {ZooModel.Namespace};\n\npublic partial class {model.Name};\n");
            files.Add(model.Name + ".g.cs", text!);
            files.Add(model.Name + ".Adapter.cs", adapter!);
        }

        (byte[] image, IReadOnlyDictionary<string, string> wrong) = ZooCompiler.Run(files, level);
        foreach ((string model, string fault) in wrong)
            faults.Add(model, fault);
        return new Loaded(image, Assembly.Load(image), texts, faults);
    }

    private static (ZooModel Model, string? Text, string? Adapter, string? Fault) Emit(ZooModel model)
    {
        try
        {
            CompiledModel compiled = model.Compile();
            return (model, ModelEmitter.Emit(compiled), AdapterText.Of(compiled), null);
        }
        catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or ArgumentException or NullReferenceException or IndexOutOfRangeException)
        {
            return (model, null, null, e.ToString());
        }
    }
}
