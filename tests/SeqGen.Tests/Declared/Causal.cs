namespace SeqGen.Tests.Declared;

/// <summary>A language model with a cache, places that turn and a recurrent layer.</summary>
[SequenceModel]
[Tokens(9), Embedding(12), PositionalEncoding(20, Rotary = true), SelfAttention(3, Causal = true, Residual = true, Norm = Norm.Before, Name = "look"), Gru(5, Name = "memory"), Dense(9), CrossEntropy]
public partial class CausalWriter;

/// <summary>Attention alone, of any number of steps.</summary>
[SequenceModel]
[Features(8), SelfAttention(2, Causal = true, Name = "look"), SelfAttention(1, Causal = true, Name = "again"), Dense(3)]
public partial class CausalReader;
