using MessageTranslation.Messages;

namespace MessageTranslation.Measures;

/// <summary>Translates by looking up: a text gets the translation of the known text that it has the largest overlap with.</summary>
internal sealed class TranslationMemory(IReadOnlyCollection<Message> known)
{
    private readonly (HashSet<string> Words, string Translation)[] _known = [.. known.Select(message => (Words.Set(message.English), message.Translation))];

    /// <summary>The translation of the nearest text, the first of equally near ones.</summary>
    public string Translate(string text)
    {
        HashSet<string> words = Words.Set(text);
        return _known.MaxBy(entry => Words.Overlap(words, entry.Words)).Translation;
    }
}
