namespace SeqGen.Generator.Tests.Diagnostics;

/// <summary>Programs with one mistake each, by the diagnostic they must get. Marks show its place.</summary>
internal static partial class WrongPrograms
{
    /// <summary>Calls of a model M with float features, one output and a loss with class targets.</summary>
    public const string Use = """
        class Use
        {
            static float Go(M model, float[] x, float[] y, int[] targets)
            {
                M.Workspace run = model.CreateWorkspace(batch: 1, steps: 2);
                model.Forward(run, x, y);
                model.Backward(run, y, x);
                M.State state = model.CreateState();
                model.Forward(run, x, y, state);
                model.Backward(run, y, x, state);
                model.Step(state, x, y);
                model.Predict(x, y, 1, 2);
                model.Save("m");
                M other = M.Load("m");
                other.LoadWeights("m");
                model.Parameters["a"].CopyFrom(x);
                Console.WriteLine(M.Description);
                return model.Train(run, x, targets) + model.Evaluate(run, x, targets);
            }

            static T Make<T>() where T : class, ISequenceModel<T> => T.Create(1);

            static M Made() => Make<M>() ?? new M(seed: 1);
        }
        """;

    /// <summary>Calls of a model M with an encoder of float features.</summary>
    private const string UsePair = """
        class Use
        {
            static float Go(M model, float[] source, float[] y, int[] target, int[] lengths)
            {
                M.Workspace run = model.CreateWorkspace(batch: 1, sourceSteps: 2, steps: 3);
                run.Resize(1, 2, 1);
                run.SetLengths([2], [1]);
                run.SetSourceLengths([run.SourceSteps]);
                model.Forward(run, source, target, y);
                model.Backward(run, y, source);
                model.Decode(run, source, target, lengths, DecodeOptions.Greedy);
                float weight = model.Attention(run)[0];
                DecodeResult result = model.Decode(source, lengths, target);
                model.Save("m");
                M other = M.Load("m");
                other.LoadWeights("m");
                model.Parameters["a"].CopyFrom(source);
                Console.WriteLine(M.Description);
                return model.Train(run, source, target) + model.Evaluate(run, source, target);
            }

            static T Make<T>() where T : class, ISequenceModel<T> => T.Create(1);

            static M Made() => Make<M>() ?? new M(seed: 1);
        }
        """;

    /// <summary>Calls of a model M with an encoder of float features, a decoder without input and a loss with class targets.</summary>
    private const string UseDriven = """
        class Use
        {
            static float Go(M model, float[] source, float[] y, int[] targets)
            {
                M.Workspace run = model.CreateWorkspace(batch: 1, sourceSteps: 2, steps: 3);
                run.Resize(1, 2, 1);
                run.SetLengths([2], [1]);
                run.SetSourceLengths([run.SourceSteps]);
                model.Forward(run, source, y);
                model.Backward(run, y, source);
                model.Predict(source, y, batch: 1, sourceSteps: 2, steps: 1);
                model.Predict(source, y, 1, 2, 1, [2]);
                float weight = model.Attention(run)[0];
                model.Save("m");
                M other = M.Load("m");
                other.LoadWeights("m");
                model.Parameters["a"].CopyFrom(source);
                Console.WriteLine(M.Description);
                return model.Train(run, source, targets) + model.Evaluate(run, source, targets);
            }

            static T Make<T>() where T : class, ISequenceModel<T> => T.Create(1);

            static M Made() => Make<M>() ?? new M(seed: 1);
        }
        """;

    /// <summary>Calls of the program's model.</summary>
    public static string UseOf(WrongProgram program) => !program.Source.Contains("Decoder") ? Use : program.Source.Contains("NoInput") ? UseDriven : UsePair;

    public static IReadOnlyList<WrongProgram> All { get; } = [.. Classes, .. Stacks, .. Decoders, .. Order, .. Options, .. Frames, .. Names, .. Cells];
}
