namespace ActionRecognition.Clips;

/// <summary>What the object of a clip does.</summary>
internal enum Motion
{
    /// <summary>Goes straight on without touching an edge.</summary>
    Translate,

    /// <summary>Turns on the spot.</summary>
    Rotate,

    /// <summary>Grows on the spot.</summary>
    Grow,

    /// <summary>Moves and is thrown back by an edge.</summary>
    Bounce,

    /// <summary>Goes straight on, and a darker object crosses its way where and when they meet.</summary>
    Cross,
}
