using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <content>The arena of a workspace that only predicts.</content>
internal sealed partial class BuffersWriter
{
    /// <summary>Elements of the arena for inference: PerRow x batch x steps + PerSequence x batch + Passing x the rows that run together.</summary>
    private static (long PerRow, long PerSequence, long Passing) InferenceSize(CompiledModel model)
    {
        IReadOnlyList<RowBuffer> whole = model.Inference.Whole;
        return (
            whole.Where(b => b.Kind != BufferKind.Rows).Sum(b => (long)b.Stride),
            whole.Where(b => b.Kind != BufferKind.Steps).Sum(b => (long)b.Stride) + ForwardScratches(model).Sum(s => (long)s.Elements),
            model.Inference.Groups.Max(g => g.Passing.Sum(b => (long)b.Stride)));
    }

    /// <summary>A term of a formula for people; empty where it is 0.</summary>
    private static string Term(long bytes, string what) => bytes == 0 ? "" : $" + {Naming.Grouped(bytes)} x {what}";

    private static IEnumerable<(string Name, int Elements)> ForwardScratches(CompiledModel model) =>
        Scratches(model.Whole, model.Whole.Schedule.Forward.SelectMany(m => m.Regions).SelectMany(r => r.Kernels).OfType<FusedKernel>());

    /// <summary>Bytes that inference takes, as a formula for people.</summary>
    public static string InferenceBytes(CompiledModel model)
    {
        (long perRow, long perSequence, long passing) = InferenceSize(model);
        int size = model.Single ? 4 : 8;
        return $"{Naming.Grouped(perRow * size)} x batch x steps{Term(perSequence * size, "batch")}{PerStepBytes(model)}"
            + $"{Term(passing * size, $"the larger of batch and {model.Inference.Rows}, at most batch x steps,")} + {Naming.Grouped((AttentionScratch(model).Besides + FrameScratch(model) + 64) * size)}";
    }

    /// <summary>Without gradients only the forward pass has buffers, and those that layers pass on have room for the steps that run together.</summary>
    private void InferenceOffsets()
    {
        using (code.Block("if (!gradients)"))
        {
            Offsets(model.Inference.Whole.Select(b => (b.Name, Elements(b))));
            Offsets(ForwardScratches(model).Select(s => (s.Name, $"sequences * {Naming.Number(s.Elements)}")));
            if (FrameScratch(model) > 0)
                Offsets([(LayerWriter.FrameScratch, Naming.Number(FrameScratch(model)))]);
            if (AttentionScratch(model).PerStep > 0)
                Offsets([(AttentionCall.Scratch, AttentionElements(model))]);
            if (model.Inference.Passing.Count > 0)
                code.Line("(_passing, _together) = (next, (nint)RowsTogether(batch, steps));");
            code.Line("return;");
        }

        code.Line();
    }

    /// <summary>The steps that run together in inference, and the buffers that follow them.</summary>
    private void Passing()
    {
        (long perRow, long perSequence, long passing) = InferenceSize(model);
        string rows = passing == 0 ? "" : $" + ({Naming.Number(passing)} * RowsTogether(batch, steps))";
        code.Line("/// <summary>The same without gradients.</summary>");
        code.Line($"private static long InferenceElements(int batch, int steps) => ArenaSize.Of(perRow: {Naming.Number(perRow)}, perSequence: {Naming.Number(perSequence)}, rest: {Naming.Number(AttentionScratch(model).Besides + FrameScratch(model) + 64)}{PerStep(model)}{rows}, batch, steps);");
        if (passing == 0)
            return;
        code.Lines($$"""

            private const int RowsAtLeast = {{model.Inference.Rows}};

            private static long RowsTogether(long batch, long steps) => Math.Min(batch * steps, Math.Max(batch, RowsAtLeast));

            /// <summary>Steps that layers run together in inference.</summary>
            internal int StepsAtATime => Math.Max(RowsAtLeast / Batch, 1);

            /// <summary>Lets the buffers of the steps that run together begin with a row of the batch.</summary>
            internal void Slide(nint first)
            {
            """);
        using (code.Indent())
            foreach (MethodGroup group in model.Inference.Groups)
            {
                long column = 0;
                foreach (RowBuffer buffer in group.Passing)
                {
                    code.Line($"{buffer.Name} = _passing{(column == 0 ? "" : $" + ({Naming.Number(column)} * _together)")} - (first * Code.{Context.StrideName(buffer)});");
                    column += buffer.Stride;
                }
            }

        code.Line("}");
    }
}
