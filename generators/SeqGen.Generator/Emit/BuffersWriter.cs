using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>Writes the workspace and the streaming state: one arena each, and where every buffer starts in it.</summary>
internal sealed partial class BuffersWriter(CodeWriter code, CompiledModel model)
{
    /// <summary>Elements of an arena: PerRow x batch x steps + PerSequence x batch + Fixed.</summary>
    public static (long PerRow, long PerSequence, long Fixed) Size(CompiledModel model)
    {
        CompiledPass pass = model.Whole;
        long perRow = pass.Buffers.Where(b => b.Kind != BufferKind.Rows).Sum(b => (long)b.Stride) + Targets(model).Where(t => t.Step).Sum(t => (long)t.Stride);
        long perSequence = pass.Buffers.Where(b => b.Kind != BufferKind.Steps).Sum(b => (long)b.Stride)
            + Scratches(pass).Sum(s => (long)s.Elements) + Targets(model).Where(t => !t.Step).Sum(t => (long)t.Stride);
        return (perRow, perSequence, GradientScratch(model) + PackScratch(model) + FrameScratch(model) + AttentionScratch(model).Besides + 64);
    }

    private static long GradientScratch(CompiledModel model) =>
        Math.Max(LayerWriter.GradientElements(model.Whole.Schedule.Kernels), WeightGradients(model).Select(p => p.GradientScratch).DefaultIfEmpty(0).Max());

    private static long FrameScratch(CompiledModel model) => LayerWriter.FrameElements(model.Whole.Panels, model.Whole.Schedule.Kernels);

    private static long PackScratch(CompiledModel model) =>
        WeightGradients(model).Select(p => p.PackScratch).DefaultIfEmpty(0).Max();

    private static IEnumerable<OuterProduct> WeightGradients(CompiledModel model) =>
        model.Whole.Schedule.Kernels.OfType<MoveKernel>().Where(k => k.Node.Op == Op.WeightGradient).Select(k => new OuterProduct(k.Node, model.ElementBytes));

    private static IEnumerable<(string Name, int Elements)> Scratches(CompiledPass pass) => Scratches(pass, pass.Fused);

    private static IEnumerable<(string Name, int Elements)> Scratches(CompiledPass pass, IEnumerable<FusedKernel> fused) =>
        fused.SelectMany(f => f.Products).Where(p => p.Start is null).Select(p => (p.Scratch, pass.Panels.Of(p).Vectors * RowBuffer.Lanes));

    private static IEnumerable<(string Name, bool Step, int Stride)> Targets(CompiledModel model) =>
        model.Model.Outputs.Select((o, h) => (Output: o, Head: h)).Where(o => o.Output.Loss is { HasClassTargets: false })
            .Select(o => ("TargetValues" + Naming.Number(o.Head), o.Output.Domain == Domain.Step, RowBuffer.Padded(o.Output.Width)));

    public void Write()
    {
        if (model.Model.Declaration.HasEncoder)
            PairWorkspace();
        else
            Workspace();
        if (model.Step is not null)
            State(model.Step);
    }

    private void Workspace()
    {
        string name = model.Model.Declaration.Name;
        code.Line("/// <summary>Buffers for a batch of sequences: inputs, tape, outputs and gradients. Made by CreateWorkspace; nothing to dispose.</summary>");
        using (code.Block($"public sealed class Workspace : global::SeqGen.Workspace<{model.Type}>"))
        {
            IReadOnlyList<(string Name, string Size)> fields = Fields();
            foreach ((string field, _) in fields)
                code.Line($"internal {(model.Inference.Passing.Any(b => b.Name == field) ? "" : "readonly ")}nint {field};");
            if (model.Inference.Passing.Count > 0)
                code.Line("private readonly nint _passing, _together;");
            foreach ((string array, _) in Arrays())
                code.Line($"internal readonly int[] {array};");
            foreach (int head in CtcHeads())
                code.Line($"internal readonly CtcLattice Lattice{head};");
            code.Line("internal bool HasTape;");
            if (model.HasRealInputs)
                code.Line("internal bool InputGradients;");
            code.Line();
            (long perRow, long perSequence, long rest) = Size(model);
            using (code.Block($"internal Workspace({name} model, int batch, int steps, bool gradients)\n    : base(model, batch, steps, gradients ? model.Parameters : null, gradients ? Elements(batch, steps) : InferenceElements(batch, steps), {Naming.Number(model.Model.Outputs.Count)})"))
            {
                foreach (int most in Tables(model))
                    code.Line($"MostSteps.Check(steps, {Naming.Number(most)}, nameof(steps), \"PositionalEncoding\");");
                code.Line("Seed = model.Seed;");
                code.Line("nint rows = (nint)batch * steps, sequences = batch, next = 0;");
                foreach ((string array, string size) in Arrays())
                    code.Line($"{array} = {(array.StartsWith("Targets", StringComparison.Ordinal) ? "!gradients ? [] : " : "")}new int[{size}];");
                foreach (int head in CtcHeads())
                    code.Line($"Lattice{head} = new CtcLattice(gradients ? steps : 0);");
                InferenceOffsets();
                Offsets(fields);
            }

            code.Line();
            code.Line("/// <inheritdoc/>");
            code.Line("protected override void OnResized() => HasTape = false;");
            code.Line();
            Accessors(model.Whole.Buffers);
            code.Line("/// <summary>Numbers that a workspace of this size holds, before it is made.</summary>");
            code.Line($"internal static long Elements(int batch, int steps) => ArenaSize.Of(perRow: {Naming.Number(perRow)}, perSequence: {Naming.Number(perSequence)}, rest: {Naming.Number(rest)}{PerStep(model)}, batch, steps);");
            code.Line();
            Passing();
        }

        code.Line();
    }

    /// <summary>What lies in the arena, and how many elements each takes.</summary>
    private IReadOnlyList<(string Name, string Size)> Fields()
    {
        var fields = new List<(string Name, string Size)>();
        foreach (RowBuffer buffer in model.Whole.Buffers)
            fields.Add((buffer.Name, Elements(buffer)));
        foreach ((string scratch, int elements) in Scratches(model.Whole))
            fields.Add((scratch, $"sequences * {Naming.Number(elements)}"));
        foreach ((string target, bool step, int stride) in Targets(model))
            fields.Add((target, $"{(step ? "rows" : "sequences")} * {Naming.Number(stride)}"));
        if (PackScratch(model) > 0)
            fields.Add(("PackScratch", Naming.Number(PackScratch(model))));
        if (GradientScratch(model) > 0)
            fields.Add(("GradientScratch", Naming.Number(GradientScratch(model))));
        if (FrameScratch(model) > 0)
            fields.Add((LayerWriter.FrameScratch, Naming.Number(FrameScratch(model))));
        if (AttentionScratch(model).PerStep > 0)
            fields.Add((AttentionCall.Scratch, AttentionElements(model)));
        return fields;
    }

    /// <summary>Gives each its place, one behind the other.</summary>
    private void Offsets(IEnumerable<(string Name, string Size)> fields)
    {
        foreach ((string field, string size) in fields)
            code.Line($"({field}, next) = (next, next + {(size.Contains(' ') ? $"({size})" : size)});");
    }

    /// <summary>A reference to a row of each buffer that products read or write.</summary>
    private void Accessors(IEnumerable<RowBuffer> buffers)
    {
        foreach (RowBuffer buffer in buffers)
        {
            code.LineIfCalled(buffer.Name, $"internal ref {model.Type} {buffer.Name}Row(int row) => ref At({buffer.Name} + ((nint)row * Code.{Context.StrideName(buffer)}));");
        }
    }

    private static string Elements(RowBuffer buffer) => buffer.Kind switch
    {
        BufferKind.Steps => $"{RowsOf(IsOfSource(buffer))} * {Naming.Number(buffer.Stride)}",
        BufferKind.Slots => $"(sequences + {RowsOf(IsOfSource(buffer))}) * {Naming.Number(buffer.Stride)}",
        _ => $"sequences * {Naming.Number(buffer.Stride)}",
    };

    private IEnumerable<int> CtcHeads() =>
        Enumerable.Range(0, model.Model.Outputs.Count).Where(h => model.Model.Outputs[h].Loss is { Kind: LossKind.Ctc });

    private static string RowsOf(bool source) => source ? "sourceRows" : "rows";

    /// <summary>Whole numbers beside the arena, and how many of each.</summary>
    private IEnumerable<(string Name, string Size)> Arrays()
    {
        for (int i = 0; i < model.Model.Inputs.Count; i++)
            if (model.Model.Inputs[i].Tokens)
                yield return ($"Tokens{i}", model.Model.Inputs[i].Domain == Domain.Step ? $"(int){RowsOf(model.Model.Inputs[i].Axis == Axis.Source)}" : "batch");
        if (Tables(model).Any())
            yield return ("StepNumbers", "(int)rows");
        for (int h = 0; h < model.Model.Outputs.Count; h++)
            if (model.Model.Outputs[h].Loss is { HasClassTargets: true })
                yield return ($"Targets{h}", model.Model.Outputs[h].Domain == Domain.Step ? "(int)rows" : "batch");
    }

    private void State(CompiledPass pass)
    {
        Dictionary<RowBuffer, (int Part, int Block)> held = Held(model), alone = HeldAlone(model);
        RowBuffer[] own = [.. pass.Buffers.Where(b => !held.ContainsKey(b))];
        long size = own.Sum(b => (long)b.Stride) + Scratches(pass).Sum(s => (long)s.Elements);
        code.Line("/// <summary>What streaming carries from step to step, and the buffers of one step. Made by CreateState; nothing to dispose.</summary>");
        using (code.Block($"public sealed class State : SequenceState<{model.Type}>"))
        {
            foreach (RowBuffer buffer in pass.Buffers)
                code.Line($"internal readonly nint {buffer.Name};");
            foreach ((string scratch, int _) in Scratches(pass))
                code.Line($"internal readonly nint {scratch};");
            int frame = LayerWriter.FrameElements(pass.Panels, pass.Schedule.Kernels);
            if (frame > 0)
                code.Line($"internal readonly nint {LayerWriter.FrameScratch};");
            for (int i = 0; i < model.Model.Inputs.Count; i++)
                if (model.Model.Inputs[i].Tokens)
                    code.Line($"internal readonly int[] Tokens{i};");
            bool counted = StreamedSteps.AreCounted(model);
            CacheFields();
            code.Line();
            using (code.Block(counted
                ? $"internal State(int batch, int capacity)\n    : base({CacheLayout()}, batch, ({Naming.Number(size)}L * batch) + {CacheScratch()}{(frame == 0 ? "" : " + " + Naming.Number(frame))})"
                : $"internal State(int batch)\n    : base(StateLayout, batch, ({Naming.Number(size)}L * batch) + {Naming.Number(64 + frame)})"))
            {
                foreach (KeyValuePair<RowBuffer, (int Part, int Block)> block in held)
                    code.Line($"{block.Key.Name} = BlockOffset({block.Value.Part}, {block.Value.Block});");
                code.Line("nint next = Extra;");
                if (alone.Count > 0)
                    code.Line("// The state of a single sequence is worked on where it lies.");
                foreach (RowBuffer buffer in own)
                {
                    string next = $"(next, next + ((nint)batch * {Naming.Number(buffer.Stride)}))";
                    code.Line($"({buffer.Name}, next) = {(alone.TryGetValue(buffer, out (int Part, int Block) its) ? $"batch == 1 ? (BlockOffset({its.Part}, {its.Block}), next) : {next}" : next)};");
                }

                foreach ((string scratch, int elements) in Scratches(pass))
                    code.Line($"({scratch}, next) = (next, next + ((nint)batch * {Naming.Number(elements)}));");
                if (frame > 0)
                    code.Line($"({LayerWriter.FrameScratch}, next) = (next, next + {Naming.Number(frame)});");
                CachePlaces();
                for (int i = 0; i < model.Model.Inputs.Count; i++)
                    if (model.Model.Inputs[i].Tokens)
                        code.Line($"Tokens{i} = new int[batch];");
            }

            code.Line();
            code.Line("internal RowRange Sequences => new(0, 0, Batch, 0, Batch);");
            code.Line();
            Accessors(pass.Buffers);
        }

        code.Line();
    }

    /// <summary>The streaming buffers that are the caller's own arrays: states whose units need no padding.</summary>
    public static Dictionary<RowBuffer, (int Part, int Block)> Held(CompiledModel model) => Held(model, (_, buffer, _) => buffer.IsDense);

    /// <summary>Those that are so for a single sequence: the array of a part ends in padding, and only one row of one layer fits there.</summary>
    public static Dictionary<RowBuffer, (int Part, int Block)> HeldAlone(CompiledModel model) =>
        Held(model, (state, buffer, blocks) => !buffer.IsDense && blocks == 1 && buffer.Width == RowBuffer.Padded(state.Units));

    private static Dictionary<RowBuffer, (int Part, int Block)> Held(CompiledModel model, Func<State, RowBuffer, int, bool> fits)
    {
        var held = new Dictionary<RowBuffer, (int, int)>();
        for (int part = 0; part < model.Model.States.Count; part++)
        {
            IReadOnlyList<int> blocks = model.Model.States[part].Blocks;
            for (int block = 0; block < blocks.Count; block++)
                if (model.StepGraph!.States.FirstOrDefault(s => s.External == blocks[block]) is { } state && fits(state, model.Step!.Plan.States[state], blocks.Count))
                    held[model.Step.Plan.States[state]] = (part, block);
        }

        return held;
    }
}
