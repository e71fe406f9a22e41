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
            + Term(source * size, "batch x source steps") + Term(perSequence * size, "batch") + PerStepBytes(model) + $" + {Naming.Grouped(rest * size)}";
    }

    private static long PerSourceRow(CompiledModel model) =>
        model.Whole.Buffers.Where(b => b.Kind != BufferKind.Rows && IsOfSource(b)).Sum(b => (long)b.Stride);

    private static bool IsOfSource(RowBuffer buffer) => buffer.Tenants.Any(t => t.Axis == Axis.Source);

    /// <summary>What the forward pass touches: decoding runs it step by step and keeps all steps.</summary>
    private IReadOnlyList<RowBuffer> Decoding => [.. model.Whole.Buffers.Where(b => model.Inference.Whole.Contains(b) || model.Inference.Passing.Contains(b))];

    private void PairElements(string summary, string access, string name, long perRow, long perSourceRow, long perSequence, long rest)
    {
        code.Line(summary);
        code.Line($"{access} static long {name}(int batch, int sourceSteps, int steps) =>");
        code.Line($"    ArenaSize.Of(perRow: {Naming.Number(perRow - perSourceRow)}, perSequence: {Naming.Number(perSequence)}, rest: {Naming.Number(rest)}{PerStep(model)}, batch, steps)");
        code.Line($"    + ArenaSize.Of(perRow: {Naming.Number(perSourceRow)}, perSequence: 0, rest: 0, batch, sourceSteps);");
        code.Line();
    }

    /// <summary>Without gradients only the forward pass has buffers.</summary>
    private void PairInferenceOffsets()
    {
        using (code.Block("if (!gradients)"))
        {
            Offsets(Decoding.Select(b => (b.Name, Elements(b))));
            Offsets(ForwardScratches(model).Select(s => (s.Name, $"sequences * {Naming.Number(s.Elements)}")));
            if (FrameScratch(model) > 0)
                Offsets([(LayerWriter.FrameScratch, Naming.Number(FrameScratch(model)))]);
            if (AttentionScratch(model).PerStep > 0)
                Offsets([(AttentionCall.Scratch, AttentionElements(model))]);
            code.Line("Other = new Workspace(model, this, sourceSteps);");
            code.Line("return;");
        }

        code.Line();
    }

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
            if (model.HasRealInputs)
                code.Line("internal bool InputGradients;");
            code.Line();
            using (code.Block($"internal Workspace({name} model, int batch, int sourceSteps, int steps, bool gradients)\n    : base(model, batch, steps, gradients ? model.Parameters : null, gradients ? Elements(batch, sourceSteps, steps) : InferenceElements(batch, sourceSteps, steps), {Naming.Number(model.Model.Outputs.Count)})"))
            {
                foreach (int most in Tables(model))
                    code.Line($"MostSteps.Check({Longest(model)}, {Naming.Number(most)}, nameof(steps), \"PositionalEncoding\");");
                foreach (int most in Remembered(model))
                    code.Line($"MostSteps.Check(sourceSteps, {Naming.Number(most)}, nameof(sourceSteps), \"Longest\");");
                code.Line("Seed = model.Seed;");
                code.Line("nint rows = (nint)batch * steps, sourceRows = (nint)batch * sourceSteps, sequences = batch, next = 0;");
                foreach ((string array, string size) in Arrays())
                    code.Line($"{array} = {(array.StartsWith("Targets", StringComparison.Ordinal) ? "!gradients ? [] : " : "")}new int[{size}];");
                PairInferenceOffsets();
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
            string type = model.Type;
            code.Lines($$"""
                /// <summary>Steps of the longest source.</summary>
                public int SourceSteps => Other.Steps;

                /// <summary>The same batch on the other axis.</summary>
                internal Workspace Other { get; }

                """);
            if (model.Model.Declaration.WritesTokens)
            {
                code.Line("/// <summary>Turns logits into tokens.</summary>");
                code.Line($"internal DecodeSearch<{type}> Search {{ get; }} = new();");
                code.Line();
            }

            if (model.LooksBack)
            {
                code.Line("/// <summary>Makes the weights of attention visible.</summary>");
                code.Line($"internal AttentionWeights<{type}> Weighed {{ get; }} = new();");
                code.Line();
            }

            code.Lines($$"""
                /// <inheritdoc/>
                public override bool HasRoom(int batch, int steps, int sourceSteps) => base.HasRoom(batch, steps, sourceSteps) && sourceSteps <= Other.StepCapacity;

                /// <summary>Sets the size of the batch within the capacities and drops lengths set before. Allocates nothing.</summary>
                /// <param name="batch">Number of pairs.</param>
                /// <param name="sourceSteps">Steps of the longest source.</param>
                /// <param name="steps">Steps of the longest target.</param>
                /// <exception cref="ArgumentOutOfRangeException">A size is out of its range; nothing is changed.</exception>
                public void Resize(int batch, int sourceSteps, int steps)
                {
                    CheckSizes(batch, steps, nameof(steps));
                    Other.Resize(batch, sourceSteps, nameof(sourceSteps));
                    Resize(batch, steps);
                }

                /// <summary>Sets the length of each source and of each target; what lies behind is padding. Allocates nothing.</summary>
                /// <param name="source">Steps of each source, [batch].</param>
                /// <param name="target">Steps of each target, [batch].</param>
                /// <exception cref="ArgumentException">There are not as many lengths as sequences; nothing is changed.</exception>
                /// <exception cref="ArgumentOutOfRangeException">A length is out of its range; nothing is changed.</exception>
                public void SetLengths(ReadOnlySpan<int> source, ReadOnlySpan<int> target)
                {
                    CheckLengths(target, nameof(target));
                    Other.SetLengths(source, nameof(source));
                    SetLengths(target, nameof(target));
                }

                /// <summary>Sets the length of each source alone. Allocates nothing.</summary>
                /// <param name="lengths">Steps of each source, [batch].</param>
                /// <exception cref="ArgumentException">There are not as many lengths as sequences; nothing is changed.</exception>
                /// <exception cref="ArgumentOutOfRangeException">A length is out of its range; nothing is changed.</exception>
                public void SetSourceLengths(ReadOnlySpan<int> lengths) => Other.SetLengths(lengths);

                /// <inheritdoc/>
                protected override void OnResized()
                {
                """);
            using (code.Indent())
            {
                code.Line($"// {(model.LooksBack ? "Tape and weights are" : "The tape is")} of both axes, whichever of them changed.");
                code.Line("HasTape = Other.HasTape = false;");
                if (model.LooksBack)
                {
                    code.Line("Weighed.Forget();");
                    code.Line("Other.Weighed.Forget();");
                }

                code.Line("if (Other.Batch != Batch)");
                code.Line("    Other.Resize(Batch, Other.Steps);");
            }

            code.Line("}");
            code.Line();
            Accessors(model.Whole.Buffers);
            (long perRow, long perSequence, long rest) = Size(model);
            PairElements("/// <summary>Numbers that a workspace of this size holds, before it is made.</summary>", "internal", "Elements", perRow, PerSourceRow(model), perSequence, rest);
            IReadOnlyList<RowBuffer> decoding = Decoding;
            PairElements(
                "/// <summary>The same without gradients.</summary>",
                "private",
                "InferenceElements",
                decoding.Where(b => b.Kind != BufferKind.Rows).Sum(b => (long)b.Stride),
                decoding.Where(b => b.Kind != BufferKind.Rows && IsOfSource(b)).Sum(b => (long)b.Stride),
                decoding.Where(b => b.Kind != BufferKind.Steps).Sum(b => (long)b.Stride) + ForwardScratches(model).Sum(s => (long)s.Elements),
                AttentionScratch(model).Besides + FrameScratch(model) + 64);
        }

        code.Line();
    }
}
