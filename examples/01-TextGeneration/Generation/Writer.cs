using SeqGen.Data;

namespace TextGeneration.Generation;

/// <summary>A model that writes: it reads a prompt, then its own text, one character at a time.</summary>
/// <param name="Model">The model.</param>
/// <param name="Vocabulary">The characters that its tokens stand for.</param>
internal sealed record Writer(CharacterModel Model, Vocabulary Vocabulary)
{
    private const string VocabularyKey = "vocabulary";

    /// <summary>Reads a model and its vocabulary from the file that <see cref="Save"/> wrote.</summary>
    /// <exception cref="ArgumentException">The file holds no vocabulary.</exception>
    public static Writer Load(string path)
    {
        CharacterModel model = CharacterModel.Load(path);
        return model.Metadata.TryGetValue(VocabularyKey, out string? vocabulary)
            ? new Writer(model, Vocabulary.Parse(vocabulary))
            : throw new ArgumentException($"{path} holds a model but not the characters that it was trained on.");
    }

    /// <summary>Saves the model with the vocabulary in its metadata.</summary>
    public void Save(string path)
    {
        Model.Metadata[VocabularyKey] = Vocabulary.ToString();
        Model.Save(path);
    }

    /// <summary>Writes a prompt and what the model makes of it to the console, character by character.</summary>
    public void Write(string prompt, Options options)
    {
        var sampler = new Sampler(options.Temperature, Vocabulary.Encode(Vocabulary.Unknown!.Value), options.Seed);
        Console.Write(prompt);
        foreach (char character in Continue(prompt, sampler).Take(options.Length))
        {
            Console.Write(character);
        }

        Console.WriteLine();
    }

    /// <summary>What follows a prompt, without end.</summary>
    private IEnumerable<char> Continue(string prompt, Sampler sampler)
    {
        CharacterModel.State state = Model.CreateState();
        var logits = new float[CharacterModel.Characters];

        // A line break first: the model starts like on a new line, also where there is no prompt.
        foreach (int token in Vocabulary.Encode("\n" + prompt))
        {
            Model.Step(state, [token], logits);
        }

        while (true)
        {
            int token = sampler.Draw(logits.AsSpan(0, Vocabulary.Count));
            yield return Vocabulary[token];
            Model.Step(state, [token], logits);
        }
    }
}
