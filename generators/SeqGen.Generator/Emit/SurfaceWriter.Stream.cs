namespace SeqGen.Generator.Emit;

/// <content>States that count steps: how they are made, and how whole sequences begin with them.</content>
internal sealed partial class SurfaceWriter
{
    private bool CountsSteps => StreamedSteps.AreCounted(model);

    private const string CountDoc = "/// <remarks>A state made by CreateState must not have taken steps; Step goes on behind each sequence's last one.</remarks>";

    private void CreateCountingState()
    {
        int most = StreamedSteps.Most(model);
        code.Lines($$"""
            /// <summary>A state for this many sequences at their beginning.</summary>
            /// <param name="batch">Number of sequences.</param>
            /// <param name="capacity">Steps of a sequence to have room for{{(most > 0 ? $", at most {most}" : "")}}.</param>
            /// <exception cref="ArgumentOutOfRangeException">A number is less than 1 or too large.</exception>
            public State CreateState(int batch = 1, int capacity = {{Naming.Number(StreamedSteps.Capacity(model))}}) => new(batch, capacity);

            """);
    }

    /// <summary>Where nothing is carried but what earlier steps have left, whole sequences begin with an empty state.</summary>
    private void ForwardIntoState()
    {
        code.Line("/// <summary>The same, and the state behind each sequence's last step, from which Step goes on.</summary>");
        code.Line(RunDoc);
        InputDocs();
        OutputDocs();
        code.Line("/// <param name=\"state\">A state that has taken no steps; receives those of the sequences.</param>");
        Errors(Fault.Workspace | Fault.State);
        Method($"public void Forward(Workspace run, {InputParameters}, {OutputParameters}, State state)", $"""
            CheckState(run, state);
            CheckOutputs(run, {OutputNames});
            StageInputs(run, {InputNames});
            run.Call++;
            RunForward(run);
            Code.Remember(run, state);
            {CopyOutputs()}
            """);
    }

    private void CountingStateCheck(string type)
    {
        if (type == "State")
        {
            code.Line("state.CheckBatch(run.Batch, nameof(state));");
            code.Line($"StreamSteps.CheckFresh<{T}>(state.Counts, state.Capacity, run.Steps, nameof(state));");
            return;
        }

        code.Line("state.CheckBatch(run.Batch, nameof(state));");
        code.Line("if (state is State stream)");
        code.Line($"    StreamSteps.CheckFresh<{T}>(stream.Counts, stream.Capacity, run.Steps, nameof(state));");
        code.Line("else");
        code.Line("    state.Check(StateLayout, run.Batch, nameof(state));");
    }
}
