namespace SeqGen.Generator.Tests.Diagnostics;

internal static partial class WrongPrograms
{
    private static IEnumerable<WrongProgram> Options =>
    [
        new("SEQ060", "[SequenceModel] [[|Features(0)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ060", "[SequenceModel] [[|Tokens(-1)|], Embedding(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ060", "[SequenceModel] [Tokens(3), [|Embedding(0)|], CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ060", "[SequenceModel] [Features(3), [|Lstm(0)|], CrossEntropy] partial class M;"),
        new("SEQ060", "[SequenceModel] [Features(3), [|Lstm(0, Residual = true)|], CrossEntropy] partial class M;"),
        new("SEQ060", "[SequenceModel] [Features(3), [|Lstm(2, Layers = 0)|], CrossEntropy] partial class M;"),
        new("SEQ060", "[SequenceModel] [Features(3), [|Lstm(2, Layers = int.MaxValue)|], CrossEntropy] partial class M;"),
        new("SEQ060", "[SequenceModel] [Features(3), [|Dense(int.MinValue)|], CrossEntropy] partial class M;"),
        new("SEQ060", "[SequenceModel] [Features(3), [|Dense(16_777_217)|], CrossEntropy] partial class M;"),
        new("SEQ060", "[SequenceModel] [Features(3), [|SelfAttention(0)|], CrossEntropy] partial class M;"),
        new("SEQ060", "[SequenceModel] [Features(3), [|PositionalEncoding(-2)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ060", "[SequenceModel] [Features(3), [|FeedForward(0)|], CrossEntropy] partial class M;"),
        new("SEQ060", "[SequenceModel] [Features(3), [|AttentionPool(0)|], CrossEntropy] partial class M;"),
        new("SEQ061", "[SequenceModel] [Features(3), [|Lstm(60_000)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ061", "[SequenceModel] [Features(16_000_000), [|Dense(16_000_000)|], CrossEntropy] partial class M;"),
        new("SEQ061", "[SequenceModel] [Features(3), Gru(15_000), [|Gru(15_000)|], CrossEntropy] partial class M;"),
        new("SEQ061", "[SequenceModel] [Features(3), [|Rnn(4096, Layers = 64, Bidirectional = true)|], CrossEntropy] partial class M;"),
        new("SEQ062", "[SequenceModel] [Features(3), Dense(2), [|Dropout(1)|], CrossEntropy] partial class M;"),
        new("SEQ062", "[SequenceModel] [Features(3), Dense(2), [|Dropout(-0.1)|], CrossEntropy] partial class M;"),
        new("SEQ062", "[SequenceModel] [Features(3), Dense(2), [|Dropout(double.NaN)|], CrossEntropy] partial class M;"),
        new("SEQ062", "[SequenceModel] [Features(3), [|Gru(2, Layers = 2, Dropout = 1.5)|], CrossEntropy] partial class M;"),
        new("SEQ062", "[SequenceModel] [Features(3), Dense(2), [|CrossEntropy(Smoothing = 1)|]] partial class M;"),
        new("SEQ062", "[SequenceModel] [Features(3), [|SelfAttention(3, Dropout = 1)|], CrossEntropy] partial class M;"),
        new("SEQ063", "[SequenceModel] [Features(3), Dense(2), [|CrossEntropy(Weight = -1)|]] partial class M;"),
        new("SEQ063", "[SequenceModel] [Features(3), Dense(2), [|Huber(Delta = 0)|]] partial class M;", IsUsable: false),
        new("SEQ063", "[SequenceModel] [Features(3), Dense(2), [|Huber(Weight = double.PositiveInfinity)|]] partial class M;", IsUsable: false),
        new("SEQ063", "[SequenceModel] [Features(3), Dense(2), [|LayerNorm(Epsilon = 0)|], CrossEntropy] partial class M;"),
        new("SEQ064", "[SequenceModel] [Features(3), [|Rnn(2, Activation = Activation.Sigmoid)|], CrossEntropy] partial class M;"),
        new("SEQ064", "[SequenceModel] [Features(3), [|Gru(2, Reset = (Reset)2)|], CrossEntropy] partial class M;"),
        new("SEQ064", "[SequenceModel] [Features(3), [|Gru(2, Merge = (Merge)(-1))|], CrossEntropy] partial class M;"),
        new("SEQ064", "[SequenceModel] [Features(3), [|Dense(2, Activation = (Activation)9)|], CrossEntropy] partial class M;"),
        new("SEQ064", "[SequenceModel] [Features(3), [|FeedForward(3, Norm = (Norm)3)|], CrossEntropy] partial class M;"),
        new("SEQ064", "[[|SequenceModel(Precision = (Precision)5)|]] [Features(3), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ064", "[[|SequenceModel(Initialization = (Initialization)5)|]] [Features(3), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ065", "[SequenceModel] [Features(3), [|Lstm(2, Dropout = 0.5)|], CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ065", "[SequenceModel] [Features(3), [|Lstm(2, Merge = Merge.Sum)|], CrossEntropy] partial class M;", IsUsable: false),
    ];
}
