namespace SeqGen.Generator.Diagnostics;

/// <summary>What can be wrong with a declaration or a cell. The number is that of the diagnostic: <see cref="NotPartial"/> is SEQ001.</summary>
internal enum Rule
{
    // ---- the class
    NotPartial = 1,
    Nested = 2,
    Generic = 3,
    Static = 4,
    Record = 5,
    FileLocal = 6,
    Abstract = 7,
    BaseClass = 8,
    Constructor = 9,
    MemberClash = 10,
    ClassName = 11,
    NamesDifferByCase = 12,
    LanguageVersion = 13,

    // ---- stacks
    SeveralDeclarations = 20,
    NoStack = 21,
    ForeignAttribute = 22,
    UnnamedStacks = 23,
    StackNotFirst = 24,
    UnknownFrom = 25,
    StackCycle = 26,
    ContinuesLoss = 27,
    EmptyStack = 28,
    FromLater = 29,
    EncoderAndDecoder = 30,
    DecoderInput = 31,
    DecoderOutput = 32,
    DecoderLooksAhead = 33,
    EncoderEnd = 34,
    AttentionWithoutEncoder = 35,
    ScoreWidths = 36,
    FeedingWithoutRecurrence = 37,
    ScoreOption = 38,

    // ---- order of layers
    NoInput = 40,
    TwoInputs = 41,
    TokensWithoutEmbedding = 42,
    EmbeddingWithoutTokens = 43,
    NeedsSteps = 44,
    RepeatOnSteps = 45,
    AfterLoss = 46,
    NothingToLearn = 47,
    ResidualWidth = 48,
    HeadsDoNotDivide = 49,
    RotaryHeads = 50,
    ResidualLayer = 51,
    NeedsFrames = 52,
    NeedsFlatten = 53,
    FramesDoNotMeet = 54,
    KernelTooLarge = 55,
    SizeDoesNotDivide = 56,
    GroupsDoNotDivide = 57,

    // ---- options
    Size = 60,
    TooManyParameters = 61,
    Rate = 62,
    NumberOutOfRange = 63,
    UnknownOption = 64,
    OptionWithoutEffect = 65,
    BlankOutOfRange = 66,
    EvenKernel = 67,

    // ---- names
    BadName = 80,
    NameClash = 81,
    ReservedName = 82,
    UnnamedLayers = 83,

    // ---- cells
    CellWithoutStep = 100,
    StepSignature = 101,
    CellStatement = 102,
    CellExpression = 103,
    CellCall = 104,
    CellName = 105,
    CellArgument = 106,
    CellWidth = 107,
    StepResult = 108,
    CellMember = 109,
    CellGeneric = 110,
    CellWithoutText = 111,
    CellParameterName = 112,

    // ---- encoders and decoders
    NoInputPlace = 120,
    NothingReaches = 121,
    DecoderFrom = 122,
    SeveralDecoders = 123,
    DecoderCtc = 124,
}
