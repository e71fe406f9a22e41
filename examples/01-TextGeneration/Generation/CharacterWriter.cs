using System.Text;
using SeqGen;
using TextGeneration.Text;

namespace TextGeneration.Generation;

/// <summary>Lets a model write: it reads a prompt, then its own text, one character at a time.</summary>
internal static class CharacterWriter
{
    /// <summary>The prompt and what the model writes after it.</summary>
    public static string Continue(CharacterModel model, Alphabet alphabet, string prompt, int length, Sampler sampler)
    {
        var text = new StringBuilder(prompt);
        SequenceState<float> state = model.CreateState();
        Span<int> sign = stackalloc int[1];
        Span<float> logits = stackalloc float[CharacterModel.Signs];

        // A line break first: the model starts like on a new line, also where there is no prompt.
        foreach (int read in alphabet.Encode("\n" + prompt))
        {
            sign[0] = read;
            model.Step(state, sign, logits);
        }

        for (int i = 0; i < length; i++)
        {
            sign[0] = sampler.Draw(logits[..alphabet.Count]);
            text.Append(alphabet.Decode(sign[0]));
            model.Step(state, sign, logits);
        }

        return text.ToString();
    }
}
