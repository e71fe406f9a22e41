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
