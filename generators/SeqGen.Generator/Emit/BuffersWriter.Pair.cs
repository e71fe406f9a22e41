using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <content>The workspace of a model with an encoder: one arena, and a second row map for the steps of the source.</content>
internal sealed partial class BuffersWriter
{
    /// <summary>Bytes that a workspace takes, as a formula for people.</summary>
    public static string Bytes(CompiledModel model)
    {
        (long perRow, long perSequence, long rest) = Size(model);
        int size = model.Single ? 4 : 8;
        long source = PerSourceRow(model);
        return $"{Naming.Grouped((perRow - source) * size)} x batch x steps"
            + (source == 0 ? "" : $" + {Naming.Grouped(source * size)} x batch x source steps")
            + $" + {Naming.Grouped(perSequence * size)} x batch{PerStepBytes(model)} + {Naming.Grouped(rest * size)}";
    }

    private static long PerSourceRow(CompiledModel model) =>
        model.Whole.Buffers.Where(b => b.Kind != BufferKind.Rows && IsOfSource(b)).Sum(b => (long)b.Stride);

    private static bool IsOfSource(RowBuffer buffer) => buffer.Tenants.Any(t => t.Axis == Axis.Source);

    private void PairWorkspace()
    {
        string name = model.Model.Declaration.Name;
        (string Name, string Size)[] fields = [.. Fields()];
        code.Line("/// <summary>Buffers for a batch of sources and targets: inputs, tape, outputs and gradients. Made by CreateWorkspace; nothing to dispose.</summary>");
        using (code.Block($"public sealed class Workspace : global::SeqGen.Workspace<{model.Type}>"))
        {
            foreach ((string field, _) in fields)
                code.Line($"internal readonly nint {field};");
            foreach ((string array, _) in Arrays())
                code.Line($"internal readonly int[] {array};");
            code.Line("internal bool HasTape;");
            code.Line("internal bool InputGradients;");
            code.Line();
            using (code.Block($"internal Workspace({name} model, int batch, int sourceSteps, int steps)\n    : base(model, batch, steps, model.Parameters, Elements(batch, sourceSteps, steps), {Naming.Number(model.Model.Outputs.Count)})"))
            {
                foreach (int most in Tables(model))
                    code.Line($"ArgumentOutOfRangeException.ThrowIfGreaterThan({Longest(model)}, {Naming.Number(most)}, nameof(steps));");
                foreach (int most in Remembered(model))
                    code.Line($"ArgumentOutOfRangeException.ThrowIfGreaterThan(sourceSteps, {Naming.Number(most)});");
                code.Line("Seed = model.Seed;");
                code.Line("nint rows = (nint)batch * steps, sourceRows = (nint)batch * sourceSteps, sequences = batch, next = 0;");
                foreach ((string array, string size) in Arrays())
                    code.Line($"{array} = new int[{size}];");
                Offsets(fields);
                code.Line("Other = new Workspace(model, this, sourceSteps);");
            }

            code.Line();
            using (code.Block($"private Workspace({name} model, Workspace main, int steps)\n    : base(model, main, steps)"))
            {
                foreach ((string field, _) in fields)
                    code.Line($"{field} = main.{field};");
                foreach ((string array, _) in Arrays())
                    code.Line($"{array} = {(array == "StepNumbers" ? "new int[main.BatchCapacity * steps]" : "main." + array)};");
                code.Line("Other = main;");
            }

            code.Line();
            code.Lines("""
                /// <summary>Steps of the longest source.</summary>
                public int SourceSteps => Other.Steps;

                /// <summary>The same batch on the other axis.</summary>
                internal Workspace Other { get; }

                /// <summary>Sets the size of the batch within the capacities and drops lengths set before. Allocates nothing.</summary>
                /// <param name="batch">Number of pairs.</param>
                /// <param name="sourceSteps">Steps of the longest source.</param>
                /// <param name="steps">Steps of the longest target.</param>
                /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
                public void Resize(int batch, int sourceSteps, int steps)
                {
                    Other.Resize(batch, sourceSteps);
                    Resize(batch, steps);
                }

                /// <summary>Sets the length of each source and of each target; what lies behind is padding. Allocates nothing.</summary>
                /// <param name="source">Steps of each source, [batch].</param>
                /// <param name="target">Steps of each target, [batch].</param>
                /// <exception cref="ArgumentException">There are not as many lengths as sequences.</exception>
                /// <exception cref="ArgumentOutOfRangeException">A length is out of its range.</exception>
                public void SetLengths(ReadOnlySpan<int> source, ReadOnlySpan<int> target)
                {
                    Other.SetLengths(source);
                    SetLengths(target);
                }

                /// <inheritdoc/>
                protected override void OnResized()
                {
                    HasTape = false;
                    if (Other is not null && Other.Batch != Batch)
                        Other.Resize(Batch, Other.Steps);
                }

                """);
            Accessors(model.Whole.Buffers);
            (long perRow, long perSequence, long rest) = Size(model);
            long source = PerSourceRow(model);
            code.Line("/// <summary>Numbers that a workspace of this size holds, before it is made.</summary>");
            code.Line("internal static long Elements(int batch, int sourceSteps, int steps) =>");
            code.Line($"    ArenaSize.Of(perRow: {Naming.Number(perRow - source)}, perSequence: {Naming.Number(perSequence)}, rest: {Naming.Number(rest)}{PerStep(model)}, batch, steps)");
            code.Line($"    + ArenaSize.Of(perRow: {Naming.Number(source)}, perSequence: 0, rest: 0, batch, sourceSteps);");
        }

        code.Line();
    }
}
