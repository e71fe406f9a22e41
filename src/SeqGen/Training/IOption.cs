namespace SeqGen.Training;

/// <summary>An option known when code is compiled, so that a formula is compiled without what it does not use.</summary>
internal interface IOption
{
    static abstract bool IsOn { get; }

    /// <summary>The option is used.</summary>
    readonly struct On : IOption
    {
        public static bool IsOn => true;
    }

    /// <summary>The option is not used.</summary>
    readonly struct Off : IOption
    {
        public static bool IsOn => false;
    }
}
