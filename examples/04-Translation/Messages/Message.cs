namespace MessageTranslation.Messages;

/// <summary>A message in English and its translation.</summary>
internal sealed record Message(string English, string Translation);
