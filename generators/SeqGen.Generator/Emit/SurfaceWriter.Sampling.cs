using SeqGen.Generator.Declaration;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <content>Scheduled sampling: tokens of the decoder's own in training.</content>
internal sealed partial class SurfaceWriter
{
    private double SamplingRate => WritesTokens ? model.Model.Declaration.Decoders.First().ScheduledSampling : 0;

    /// <summary>The decoder step by step, for its tokens alone: the pass over all steps that follows makes the tape.</summary>
    private void Sampling()
    {
        if (SamplingRate == 0)
            return;
        code.Line("/// <summary>Probability with which a step in training is given the decoder's own token of the step before: none at 0, all at 1.</summary>");
        code.Line($"public double ScheduledSampling {{ get; set; }} = {Naming.Literal(SamplingRate, false)};");
        code.Line();
        Place y = model.Whole.Plan.Of(model.Model.Graph.Outputs[0])[0];
        Method("private void SampleTokens(Workspace run)", $$"""
            BeginSource(run);
            BeginTarget(run);
            Code.Encode(run, _weights);
            for (int t = 0; t < run.Steps; t++)
            {
                Code.Continue(run, _weights, t, t + 1);
                TokenFeedback.Feed<{{T}}>(run, run.{{y.Buffer.Name}}, Code.{{Context.StrideName(y.Buffer)}}, {{Naming.Number(Outputs[0].Width)}}, t, ScheduledSampling, run.Tokens{{TargetInput}});
            }
            """);
    }
}
