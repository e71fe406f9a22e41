namespace SeqGen.Generator.Tests.Diagnostics;

internal static partial class WrongPrograms
{
    private static IEnumerable<WrongProgram> Decoders =>
    [
        new("SEQ120", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, [|NoInput|], Dense(4), Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ120", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, [|NoInput|], Attention(Score.Dot), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ120", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, [|NoInput|]] partial class M;", IsUsable: false),
        new("SEQ120", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, NoInput, [|NoInput|], Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ120", "[SequenceModel] [[|NoInput|], Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ121", "[SequenceModel] [Encoder, Features(3), Gru(4)] [[|Decoder(Bridge = Bridge.Zero)|], NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ121", "[SequenceModel] [Encoder, Features(4), SelfAttention(2)] [[|Decoder|], NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ121", "[SequenceModel] [[|Encoder|], Features(3), Gru(4)] [Stack(\"code\"), Features(3), Dense(4)] [Decoder(From = \"code\"), NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ122", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Stack(\"code\", From = \"encoder\"), Dense(4)] [[|Decoder(From = \"code\")|], NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ122", "[SequenceModel] [Encoder, Features(3), Gru(4)] [[|Decoder(From = \"encoder\")|], NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ122", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Stack(\"code\", From = \"encoder\"), Last] [[|Decoder(From = \"code\", Bridge = Bridge.Zero)|], NoInput, Attention(Score.Dot), Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ122", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Stack(\"code\", From = \"encoder\"), Last] [[|Decoder(From = \"code\")|], Tokens(5, Start = 0, End = 1), Embedding(4), Attention(Score.Dot), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ123", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder(\"words\"), [|Tokens(5, Start = 0, End = 1)|], Embedding(4), Gru(4), Dense(5), CrossEntropy] [Decoder(\"more\"), NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ124", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, NoInput, Gru(4), Dense(5), [|Ctc|]] partial class M;"),
        new("SEQ125", "[SequenceModel] [Encoder, Features(3), Gru(4)] [[|Decoder(OwnOutput = true)|], Features(3), Gru(4), Dense(5), MeanSquaredError] partial class M;"),
        new("SEQ125", "[SequenceModel] [Encoder, Features(3), Gru(4)] [[|Decoder(OwnOutput = true)|], Features(5), Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ125", "[SequenceModel] [Encoder, Features(3), Gru(4)] [[|Decoder(OwnOutput = true)|], Features(5, Standardize = true), Gru(4), Dense(5), MeanSquaredError] partial class M;"),
        new("SEQ125", "[SequenceModel] [Encoder, Frames(3, 4, 1), ConvLstm(4)] [[|Decoder(OwnOutput = true)|], Frames(3, 4, 1), ConvLstm(4), Conv(2), MeanSquaredError] partial class M;", Says: "it gives frames of 3x4 positions with 2 channels and takes frames of 3x4 positions with 1 channel"),
        new("SEQ025", "[SequenceModel] [Encoder, Features(3), Gru(4)] [[|Decoder(From = \"code\")|], NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ027", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Stack(\"code\", From = \"encoder\"), Last, MeanSquaredError] [[|Decoder(From = \"code\")|], NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ029", "[SequenceModel] [Encoder, Features(3), Gru(4)] [[|Decoder(From = \"code\")|], NoInput, Gru(4), Dense(5), CrossEntropy] [Stack(\"code\", From = \"encoder\"), Last] partial class M;"),
        new("SEQ030", "[[|SequenceModel|]] [Encoder, Features(3), Gru(4)] [Stack(\"code\", From = \"encoder\"), Last] [Decoder, NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ048", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, NoInput, [|Gru(4, Residual = true)|], Dense(5), CrossEntropy] partial class M;"),
        new("SEQ065", "[SequenceModel] [Encoder, Features(3), Gru(4)] [[|Decoder(ScheduledSampling = 0.5)|], NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ080", "[SequenceModel] [Encoder, Features(3), Gru(4)] [[|Decoder(\"two words\")|], NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;"),
        new("SEQ081", "[SequenceModel] [Encoder, Features(3), Gru(4)] [Decoder, NoInput, Gru(4), Dense(5), CrossEntropy] [[|Decoder|], NoInput, Gru(4), Dense(5), CrossEntropy] partial class M;", IsUsable: false),
    ];
}
