using SeqGen;

namespace ActionRecognition;

/// <summary>Says what happens in a clip, at its end, and where the object is, in each frame.</summary>
[SequenceModel]
[Stack("trunk"), Frames(16, 16, 1), ConvLstm(16, Kernel = 3, Name = "memory")]
[Stack("kind", From = "trunk"), MaxPool(2), ConvLstm(16, Kernel = 3, Name = "motion"), Flatten, Last, Dense(5, Name = "what"), CrossEntropy]
[Stack("place", From = "trunk"), Flatten, Dense(2, Name = "where"), MeanSquaredError(Weight = 5)]
internal sealed partial class WhatAndWhere;
