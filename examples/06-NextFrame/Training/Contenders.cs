using NextFrame.Clips;
using NextFrame.Models;

namespace NextFrame.Training;

/// <summary>The models that are compared.</summary>
internal static class Contenders
{
    private static readonly Recipe s_convolutional = new(LearningRate: 6e-3, BatchSize: 2);
    private static readonly Recipe s_fullyConnected = new(LearningRate: 2e-3, BatchSize: 16);

    /// <summary>Those for a size of frames.</summary>
    /// <param name="size">32 or 64.</param>
    public static Contender[] Of(int size) => size == 32
        ? Three<Forecaster5x5, Forecaster1x1, FullyConnected>(
            (model, past, next) => model.Predict(past, next, 1, Clip.Past, Clip.Future),
            (model, past, next) => model.Predict(past, next, 1, Clip.Past, Clip.Future),
            (model, past, next) => model.Predict(past, next, 1, Clip.Past, Clip.Future))
        : Three<Forecaster5x5Large, Forecaster1x1Large, FullyConnectedLarge>(
            (model, past, next) => model.Predict(past, next, 1, Clip.Past, Clip.Future),
            (model, past, next) => model.Predict(past, next, 1, Clip.Past, Clip.Future),
            (model, past, next) => model.Predict(past, next, 1, Clip.Past, Clip.Future));

    private static Contender[] Three<TWide, TNarrow, TFlat>(Forward<TWide> wide, Forward<TNarrow> narrow, Forward<TFlat> flat)
        where TWide : class, SeqGen.ISequenceModel<TWide>
        where TNarrow : class, SeqGen.ISequenceModel<TNarrow>
        where TFlat : class, SeqGen.ISequenceModel<TFlat> =>
    [
        Contender.Of("ConvLSTM, 5x5 state kernels", "convlstm_5x5", s_convolutional, wide),
        Contender.Of("ConvLSTM, 1x1 state kernels", "convlstm_1x1", s_convolutional, narrow),
        Contender.Of("fully connected LSTM", "fclstm", s_fullyConnected, flat),
    ];
}
