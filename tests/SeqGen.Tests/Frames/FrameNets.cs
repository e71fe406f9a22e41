namespace SeqGen.Tests.Frames;

/// <summary>A convolution, a recurrent layer over frames and a head.</summary>
[SequenceModel]
[Frames(15, 14, 2), Conv(3, Activation = Activation.Tanh, Name = "first"), ConvLstm(4, Name = "memory"), Conv(2, Name = "head")]
public partial class Shifted;

/// <summary>The order of a flattened frame.</summary>
[SequenceModel]
[Frames(2, 3, 4), Flatten, Dense(2, Name = "head")]
public partial class Flattened;

/// <summary>The order of channels in patches.</summary>
[SequenceModel]
[Frames(4, 6, 2), Patch(2), Conv(8, Kernel = 1, Name = "head")]
public partial class Patched;

/// <summary>The same back.</summary>
[SequenceModel]
[Frames(2, 3, 8), Unpatch(2), Conv(2, Kernel = 1, Name = "head")]
public partial class Unpatched;

/// <summary>States of frames start states of vectors.</summary>
[SequenceModel]
[Encoder, Frames(2, 3, 1), ConvGru(4, Name = "read")]
[Decoder, NoInput, Gru(5, Name = "write"), Dense(2, Name = "head")]
public partial class FromFrames;

/// <summary>The same by way of a flattened frame.</summary>
[SequenceModel]
[Encoder, Frames(2, 3, 1), ConvGru(4, Name = "read")]
[Stack("code", From = "encoder"), Last, Flatten]
[Decoder(From = "code"), NoInput, Gru(5, Name = "write"), Dense(2, Name = "head")]
public partial class FromFlattened;

/// <summary>States of vectors start states of frames.</summary>
[SequenceModel]
[Encoder, Features(2), Gru(4, Name = "read")]
[Decoder(OwnOutput = true), Frames(2, 3, 1), ConvGru(2, Name = "write"), Conv(1, Kernel = 1, Name = "head")]
public partial class ToFrames;

/// <summary>Frames become smaller and large again.</summary>
[SequenceModel]
[Encoder, Frames(4, 4, 1), ConvGru(3, Name = "fine"), MaxPool(2), ConvGru(2, Name = "coarse")]
[Decoder, NoInput, ConvGru(2, Name = "first"), Upsample(2), ConvGru(3, Name = "second"), Conv(1, Name = "head")]
public partial class Hourglass;

/// <summary>Predicts the next frame.</summary>
[SequenceModel]
[Frames(4, 5, 1), ConvLstm(3, Peepholes = Peepholes.PerPosition, Name = "memory"), Conv(1, Kernel = 1, Name = "head"), BinaryCrossEntropy(Per = Per.Sequence)]
public partial class NextFrame;

/// <summary>The same with a mean loss.</summary>
[SequenceModel]
[Frames(4, 5, 1), ConvLstm(3, Peepholes = Peepholes.PerPosition, Name = "memory"), Conv(1, Kernel = 1, Name = "head"), BinaryCrossEntropy]
public partial class NextFrameMean;

/// <summary>The same with a loss of frames.</summary>
[SequenceModel]
[Frames(4, 5, 1), ConvLstm(3, Peepholes = Peepholes.PerPosition, Name = "memory"), Conv(1, Kernel = 1, Name = "head"), BinaryCrossEntropy(Per = Per.Frame)]
public partial class NextFrameSum;
