namespace SeqGen.Generator.Tests.Pipeline;

/// <summary>Sources that tests of the pipeline share.</summary>
internal static class Models
{
    public const string Text = """
        /// <summary>Predicts the next character.</summary>
        [SequenceModel]
        [Tokens(96), Embedding(32), Lstm(256, Layers = 2, Name = "memory"), Dense(96, Name = "head"), CrossEntropy]
        public partial class CharacterModel;
        """;

    public const string Heads = """
        namespace Shapes.Places;

        [SequenceModel(Precision = Precision.Float64)]
        [Stack("trunk"), Features(12, Standardize = true), Recurrent<Leaky>(20, Layers = 2), Dropout(0.25)]
        [Stack("kind", From = "trunk"), Last, Dense(5), CrossEntropy(Smoothing = 0.1)]
        [Stack("place", From = "trunk"), Dense(2, Activation = Activation.Tanh), Huber(Weight = 0.5, Delta = 1.5)]
        internal partial class WhatAndWhere;

        public sealed class Leaky : Cell
        {
            private const double Rate = 0.125;

            public static Units Step(Units x, Units h) => (1 - Rate) * h + Rate * Tanh(Linear(x, h));
        }
        """;

    public const string Wrong = """
        [SequenceModel]
        [Tokens(96), Lstm(256)]
        public partial class Faulty;
        """;

    public const string WrongCell = """
        public sealed class Odd : Cell
        {
            public static Units Step(Units x, Units h) => x + h;
        }
        """;
}
