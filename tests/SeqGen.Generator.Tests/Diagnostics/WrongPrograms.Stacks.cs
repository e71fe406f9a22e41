namespace SeqGen.Generator.Tests.Diagnostics;

internal static partial class WrongPrograms
{
    private static IEnumerable<WrongProgram> Stacks =>
    [
        new("SEQ020", "[SequenceModel] [Features(3), Lstm(4)] partial class M; [[|Dense(2)|], CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ020", "[SequenceModel] partial class M; [[|Features(3)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ021", "[[|SequenceModel|]] partial class M;", IsUsable: false),
        new("SEQ021", "[[|SequenceModel|], Obsolete] public sealed partial class M { }", IsUsable: false),
        new("SEQ022", "[SequenceModel] [Features(3), [|Serializable|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ022", "[[|SequenceModel|], Features(3), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ023", "[SequenceModel] [Features(3), Dense(2), CrossEntropy] [[|Features(3)|], Dense(2)] partial class M;", IsUsable: false),
        new("SEQ023", "[SequenceModel] [[|Features(3)|], Dense(2)] [Stack(\"b\"), Features(3), Dense(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ023", "[SequenceModel] [Stack(\"a\")] [[|Features(3)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ024", "[SequenceModel] [Features(3), [|Stack(\"a\")|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ024", "[SequenceModel] [Stack(\"a\"), [|Stack(\"b\")|], Features(3), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ025", "[SequenceModel] [Stack(\"a\"), Features(3)] [[|Stack(\"b\", From = \"c\")|], Dense(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ025", "[SequenceModel] [Stack(\"a\"), Features(3)] [[|Stack(\"b\", From = \"a,\")|], Dense(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ026", "[SequenceModel] [Stack(\"a\"), Features(3), Dense(1)] [[|Stack(\"b\", From = \"a, b\")|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ026", "[SequenceModel] [[|Stack(\"a\", From = \"b\")|], Dense(1)] [Stack(\"b\", From = \"a\"), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ027", "[SequenceModel] [Stack(\"a\"), Features(3), Dense(2), CrossEntropy] [[|Stack(\"b\", From = \"a\")|], Dense(2)] partial class M;", IsUsable: false),
        new("SEQ028", "[SequenceModel] [Stack(\"a\"), Features(3), Dense(2), CrossEntropy] [[|Stack(\"b\")|]] partial class M;"),
        new("SEQ029", "[SequenceModel] [[|Stack(\"b\", From = \"a\")|], Dense(2), CrossEntropy] [Stack(\"a\"), Features(3)] partial class M;"),
        new("SEQ030", "[[|SequenceModel|]] [Encoder, Features(3), Gru(4)] [Stack(\"b\"), Features(3), Dense(2)] partial class M;", IsUsable: false),
        new("SEQ030", "[[|SequenceModel|]] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(3), Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ031", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, [|Tokens(5, Start = 0, End = 5)|], Embedding(3), Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ031", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, [|Features(5)|], Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ032", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(3), Gru(4), [|Dense(5)|]] partial class M;"),
        new("SEQ032", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(3), Gru(4), [|CrossEntropy|]] partial class M;"),
        new("SEQ033", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(4), [|SelfAttention(2)|], Dense(5), CrossEntropy] partial class M;"),
        new("SEQ033", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(4), [|Last|], Dense(5), CrossEntropy] partial class M;"),
        new("SEQ034", "[SequenceModel] [Encoder, Features(3), Gru(4), [|Last|]] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(4), Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ034", "[SequenceModel] [Encoder, Features(3), Gru(4), [|CrossEntropy|]] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(4), Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ035", "[SequenceModel] [Features(3), Gru(4), [|Attention(Score.Dot)|], Dense(5), CrossEntropy] partial class M;"),
        new("SEQ035", "[SequenceModel] [Encoder, Features(3), Gru(4), [|Attention(Score.Dot)|]] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(4), Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ036", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(4), Gru(5), [|Attention(Score.Dot)|], Dense(5), CrossEntropy] partial class M;"),
        new("SEQ036", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, Tokens(5, Start = 0, End = 1), Embedding(4), [|Attention(Score.ScaledDot)|], Gru(5), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ064", "[SequenceModel] [Encoder, Features(3), Gru(4)] [[|Decoder(Bridge = (Bridge)7)|], Tokens(5, Start = 0, End = 1), Embedding(4), Gru(4), Dense(5), CrossEntropy] partial class M;"),
    ];
}
