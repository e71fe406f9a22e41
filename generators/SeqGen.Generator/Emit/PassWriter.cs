using SeqGen.Generator.Declaration;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>Writes the entries of the code: the passes over all layers, each picking the vector width once, and the losses.</summary>
internal sealed class PassWriter(CodeWriter code, CompiledModel model)
{
    public void Write()
    {
        Strides();
        Entry("Forward", "Workspace run, Weights weights, int t0, int t1", "run, weights, t0, t1", "void", () => Calls(model.Whole.Schedule.Forward));
        if (model.Model.Declaration.WritesTokens)
        {
            Entry("Encode", "Workspace run, Weights weights", "run, weights", "void", () => Calls(model.Whole.Schedule.Forward.Where(m => m.Layer.Axis == Axis.Source)));
            Entry("Continue", "Workspace run, Weights weights, int t0, int t1", "run, weights, t0, t1", "void", () => Calls(model.Whole.Schedule.Forward.Where(m => m.Layer.Axis == Axis.Main)));
        }
        else if (!model.Model.Declaration.HasEncoder)
        {
            Entry("Predict", "Workspace run, Weights weights", "run, weights", "void", Predict);
        }

        Entry("Backward", $"Workspace run, Weights weights, ParameterSet<{model.Type}> gradients, int t0, int t1", "run, weights, gradients, t0, t1", "void",
            () => Calls(model.Whole.Schedule.Backward, "weights, gradients"));
        if (model.Model.Outputs.Any(o => o.Loss is not null))
            Entry("Losses", "Workspace run, bool backward", "run, backward", "double", Losses);
        if (model.Step is not null)
            Entry("Step", "State run, StepWeights weights", "run, weights", "void", Steps);
        if (StreamedSteps.AreCounted(model))
            Remember();
    }

    /// <summary>Leaves in a state what whole sequences have done, so that it goes on from their ends.</summary>
    private void Remember()
    {
        Context context = model.WholeContext;
        using (code.Block("internal static void Remember(Workspace run, State state)"))
        {
            int number = 0;
            foreach (Node attention in StreamedSteps.Attentions(model.Model.Graph))
            {
                (Node k, Node v) = (attention.Inputs[1], attention.Inputs[2]);
                code.Line($"AttentionCache.Fill(run, {AttentionCall.Rows(k, context)}, {Naming.Number(k.Shape.Width)}, {AttentionCall.Rows(v, context)}, {Naming.Number(v.Shape.Width)}, state.Room, ref state.At(state.Keys{number}), ref state.At(state.Values{number}));");
                number++;
            }

            code.Line("StreamSteps.Set(run, state.Counts);");
        }

        code.Line();
    }

    private void Strides()
    {
        foreach (RowBuffer buffer in model.Whole.Buffers.Concat(model.Step?.Buffers ?? []))
            code.Line($"internal const int {Context.StrideName(buffer)} = {Naming.Number(buffer.Stride)};");
        code.Line();
    }

    private void Entry(string name, string parameters, string arguments, string type, Action body)
    {
        string[] widths = model.Single ? ["Simd512Single", "Simd256Single", "Simd128Single"] : ["Simd512Double", "Simd256Double", "Simd128Double"];
        using (code.Block($"internal static {type} {name}({parameters})"))
        {
            string result = type == "void" ? "" : "return ";
            code.Line("if (SimdWidth.Bits == 512)");
            code.Line($"    {result}{name}<{widths[0]}>({arguments});");
            code.Line("else if (SimdWidth.Bits == 256)");
            code.Line($"    {result}{name}<{widths[1]}>({arguments});");
            code.Line("else");
            code.Line($"    {result}{name}<{widths[2]}>({arguments});");
        }

        code.Line();
        using (code.Block($"private static {type} {name}<V>({parameters})\n    where V : struct, ISimd<V, {model.Type}>"))
            body();
        code.Line();
    }

    private void Steps()
    {
        foreach (LayerMethod method in model.Step!.Schedule.Forward)
            code.Line($"{method.Name}<V>(run, weights);");
    }

    /// <summary>Calls of layers over a range of steps; a layer of the encoder always runs over all of its own.</summary>
    private void Calls(IEnumerable<LayerMethod> methods, string operands = "weights", string range = "t0, t1")
    {
        foreach (LayerMethod method in methods)
            code.Line(method.Layer.Axis == Axis.Source ? $"{method.Name}<V>(run.Other, {operands}, 0, run.Other.Steps);" : $"{method.Name}<V>(run, {operands}, {range});");
    }

    /// <summary>The forward pass where no backward pass follows: layers of one direction take some steps at a time.</summary>
    private void Predict()
    {
        if (model.Inference.Passing.Count > 0)
            code.Line("int some = run.StepsAtATime;");
        foreach (MethodGroup group in model.Inference.Groups)
        {
            if (group.Passing.Count == 0)
            {
                Calls(group.Methods, range: "0, run.Steps");
                continue;
            }

            bool reverse = group.Direction == Direction.Reverse;
            using (code.Block(reverse ? "for (int t1 = run.Steps; t1 > 0; t1 -= Math.Min(some, t1))" : "for (int t0 = 0; t0 < run.Steps; t0 += some)"))
            {
                code.Line(reverse ? "int t0 = Math.Max(t1 - some, 0);" : "int t1 = Math.Min(t0 + some, run.Steps);");
                code.Line("run.Slide(run.First(t0));");
                Calls(group.Methods);
            }
        }
    }

    private void Losses()
    {
        code.Line("double loss = 0;");
        for (int h = 0; h < model.Model.Outputs.Count; h++)
        {
            string n = Naming.Number(h), width = Naming.Number(model.Model.Outputs[h].Width);
            bool step = model.Model.Outputs[h].Domain == Domain.Step;
            Place y = model.Whole.Plan.Of(model.Model.Graph.Outputs[h])[0];
            RowBuffer dy = model.Whole.Plan.Of(OutputGradient(h))[0].Buffer;
            string rows = step ? "run.Rows" : "run.Batch";
            if (model.Model.Outputs[h].Loss is not { } loss)
            {
                code.Line("if (backward) // no loss reads this output");
                code.Line($"    ParameterGradients.Clear(ref run.At(run.{dy.Name}), (nint){rows} * {Context.StrideName(dy)});");
                continue;
            }

            string weight = Naming.Literal(loss.Weight, false);
            using (code.Block())
            {
                code.Line($"double weight = run.Totals[{n}] > 0 ? {weight} / run.Totals[{n}] : 0;");
                string values = $"ref run.At(run.{y.Buffer.Name}), ref run.At(run.{dy.Name}), {Context.StrideName(y.Buffer)}";
                string targets = loss.Kind == LossKind.CrossEntropy ? $"run.Targets{n}.AsSpan(0, {rows})" : $"ref run.At(run.TargetValues{n}), {Naming.Number(RowBuffer.Padded(model.Model.Outputs[h].Width))}";
                string option = loss.Kind switch
                {
                    LossKind.CrossEntropy => Naming.Literal(loss.Smoothing, false) + ", ",
                    LossKind.Huber => Naming.Literal(loss.Delta, false) + ", ",
                    _ => "",
                };
                string arguments = loss.Kind == LossKind.Ctc
                    ? $"run, {values}, {width}, run.Targets{n}, {Naming.Number(loss.Blank)}, run.Lattice{n}"
                    : $"{values}, {rows}, {width}, {targets}";
                code.Line($"double sum = global::SeqGen.Runtime.Losses.{loss.Kind}<V, {model.Type}>({arguments}, {option}weight, backward);");
                code.Line($"run.LossSums[{n}] = sum;");
                if (loss.Kind == LossKind.CrossEntropy)
                    code.Line($"run.Correct[{n}] = backward ? 0 : global::SeqGen.Runtime.Losses.Correct<{model.Type}>(ref run.At(run.{y.Buffer.Name}), {Context.StrideName(y.Buffer)}, {rows}, {width}, run.Targets{n}.AsSpan(0, {rows}));");
                code.Line("loss += weight * sum;");
            }
        }

        code.Line("return loss;");
    }

    private Node OutputGradient(int head) => model.Gradient.Nodes.First(n => n.Op == Op.OutputGradient && n.Index == head);
}
