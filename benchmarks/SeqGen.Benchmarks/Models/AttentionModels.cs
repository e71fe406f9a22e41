namespace SeqGen.Benchmarks.Models;

/// <summary>A block of a transformer: 8 heads, four times as wide in the middle, normalized before.</summary>
[SequenceModel]
[Features(256), SelfAttention(8, Causal = true, Residual = true, Norm = Norm.Before, Name = "attention"), FeedForward(1024, Residual = true, Norm = Norm.Before, Name = "dense")]
internal sealed partial class Block256 : IGridModel<Block256.Workspace, Block256.State>
{
    State IGridModel<Workspace, State>.CreateState(int batch) => CreateState(batch);
}

/// <summary>Attention behind the decoder's layer, for all steps at once (Luong et al. 2015).</summary>
[SequenceModel]
[Encoder, Features(256), Lstm(256, Name = "reader")]
[Decoder, Tokens(256, Start = 0, End = 1), Embedding(256), Lstm(256, Name = "writer"), Attention(Score.Dot, Name = "look"), Dense(256, Name = "head"), CrossEntropy]
internal sealed partial class DotPair256 : IGridPair<DotPair256.Workspace>;

/// <summary>Attention in front of the decoder's layer, within its loop (Bahdanau et al. 2015).</summary>
[SequenceModel]
[Encoder, Features(256), Lstm(256, Name = "reader")]
[Decoder, Tokens(256, Start = 0, End = 1), Embedding(256), Attention(Score.Additive, Name = "look"), Lstm(256, Name = "writer"), Dense(256, Name = "head"), CrossEntropy]
internal sealed partial class AdditivePair256 : IGridPair<AdditivePair256.Workspace>;
