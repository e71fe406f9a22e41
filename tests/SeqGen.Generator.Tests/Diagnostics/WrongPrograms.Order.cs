namespace SeqGen.Generator.Tests.Diagnostics;

internal static partial class WrongPrograms
{
    private static IEnumerable<WrongProgram> Order =>
    [
        new("SEQ040", "[SequenceModel] [[|Lstm(4)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ040", "[SequenceModel] [[|Lstm(4)|], Features(3), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ040", "[SequenceModel] [[|CrossEntropy|]] partial class M;"),
        new("SEQ041", "[SequenceModel] [Features(3), [|Tokens(9)|], Embedding(2), CrossEntropy] partial class M;"),
        new("SEQ041", "[SequenceModel] [Features(3), Dense(2), [|Features(3)|], CrossEntropy] partial class M;"),
        new("SEQ041", "[SequenceModel] [Stack(\"a\"), Features(3)] [Stack(\"b\", From = \"a\"), [|Features(3)|], Dense(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ042", "[SequenceModel] [[|Tokens(9)|], Lstm(4), Dense(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ042", "[SequenceModel] [Stack(\"a\"), [|Tokens(9)|]] [Stack(\"b\", From = \"a\"), Embedding(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ043", "[SequenceModel] [Features(3), [|Embedding(2)|], CrossEntropy] partial class M;"),
        new("SEQ043", "[SequenceModel] [Tokens(9), Embedding(2), [|Embedding(2)|], CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ044", "[SequenceModel] [Features(3), Lstm(4), Last, [|Last|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ044", "[SequenceModel] [Features(3), Lstm(4), Mean, [|Max|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ044", "[SequenceModel] [Features(3), Max, [|Gru(4)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ044", "[SequenceModel] [Stack(\"a\"), Features(3), Gru(2), Last] [Stack(\"b\", From = \"a\"), [|Mean|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ044", "[SequenceModel] [Stack(\"a\"), Features(3)] [Stack(\"b\", From = \"a\"), Repeat, Gru(2)] [Stack(\"c\", From = \"a\"), [|Gru(2)|], CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ044", "[SequenceModel] [Features(3), Lstm(4), Last, Dense(2), [|Ctc|]] partial class M;"),
        new("SEQ045", "[SequenceModel] [Features(3), Lstm(4), [|Repeat|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ045", "[SequenceModel] [Features(3), Repeat, [|Repeat|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ046", "[SequenceModel] [Features(3), CrossEntropy, [|Dense(2)|]] partial class M;"),
        new("SEQ046", "[SequenceModel] [Features(3), Dense(2), CrossEntropy, [|MeanSquaredError|]] partial class M;"),
        new("SEQ047", "[[|SequenceModel|]] [Features(3), Last, CrossEntropy] partial class M;"),
        new("SEQ047", "[[|SequenceModel|]] [Features(3, Standardize = true), Dropout(0.5), CrossEntropy] partial class M;"),
        new("SEQ048", "[SequenceModel] [Features(3), [|Lstm(4, Residual = true)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ048", "[SequenceModel] [Features(4), [|Gru(4, Residual = true, Bidirectional = true)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ044", "[SequenceModel] [Features(4), Last, [|SelfAttention(2)|], CrossEntropy] partial class M;"),
        new("SEQ044", "[SequenceModel] [Features(4), Last, [|PositionalEncoding(9)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ044", "[SequenceModel] [Features(4), AttentionPool(2), [|AttentionPool(2)|], CrossEntropy] partial class M;"),
        new("SEQ049", "[SequenceModel] [Features(4), [|SelfAttention(3)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ049", "[SequenceModel] [Features(3), Lstm(5, Bidirectional = true), [|SelfAttention(4)|], CrossEntropy] partial class M;"),
        new("SEQ049", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(4), Gru(4), [|Attention(Score.ScaledDot, Heads = 3)|], Dense(5), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ049", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(4), [|Attention(Score.Dot, Heads = 3)|], Gru(4), Dense(5), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ050", "[SequenceModel] [Features(4), [|Dense(4, Residual = \"mine\")|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ050", "[SequenceModel] [Features(4, Name = \"mine\"), Gru(3), [|Dense(3, Residual = \"mine\")|], CrossEntropy] partial class M;"),
        new("SEQ050", "[SequenceModel] [Features(4, Name = \"mine\"), Gru(3), Last, [|Dense(4, Residual = \"mine\")|], CrossEntropy] partial class M;"),
        new("SEQ050", "[SequenceModel] [Tokens(4, Name = \"mine\"), Embedding(3), [|Dense(4, Residual = \"mine\")|], CrossEntropy] partial class M;"),
    ];
}
