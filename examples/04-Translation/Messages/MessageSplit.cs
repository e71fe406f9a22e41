using MessageTranslation.Measures;

namespace MessageTranslation.Messages;

/// <summary>Messages to train on and messages held out.</summary>
internal sealed record MessageSplit(Message[] Training, Message[] HeldOut)
{
    /// <summary>The largest overlap of a text held out with one trained on.</summary>
    public const double MostOverlap = 0.6;

    /// <summary>Holds some messages out, drawn from a seed, and leaves out of training every other one that overlaps too much with one of them.</summary>
    /// <exception cref="ArgumentException">There are no messages left to train on.</exception>
    public static MessageSplit Create(IEnumerable<Message> messages, int heldOut, int seed)
    {
        Message[] shuffled = [.. messages];
        new Random(seed).Shuffle(shuffled);
        HashSet<string>[] held = [.. shuffled.Take(heldOut).Select(message => Words.Set(message.English))];
        Message[] training = [.. shuffled.Skip(heldOut).AsParallel().AsOrdered().Where(message => IsFar(Words.Set(message.English), held))];
        return training.Length > 0
            ? new MessageSplit(training, shuffled[..heldOut])
            : throw new ArgumentException($"Of {shuffled.Length} messages none is left to train on when {heldOut} are held out.");
    }

    private static bool IsFar(HashSet<string> words, HashSet<string>[] held) => held.All(other => Words.Overlap(words, other) <= MostOverlap);
}
