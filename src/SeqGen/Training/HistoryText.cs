using System.Globalization;
using System.Text;

namespace SeqGen.Training;

/// <summary>History as text: a line per epoch, numbers apart by spaces, each in the shortest form that reads back to the same bits.</summary>
internal static class HistoryText
{
    private const string Nothing = "-";

    public static string Write(LossMeter meter)
    {
        StringBuilder text = new();
        Append(text, meter.Batches);
        Append(text, meter.Norms);
        for (int h = 0; h < meter.Sums.Length; h++)
        {
            Append(text, meter.Sums[h]);
            Append(text, meter.Counts[h]);
            Append(text, meter.Correct[h]);
        }

        return text.ToString().TrimEnd();
    }

    public static void Read(string text, LossMeter meter)
    {
        Words words = new(text);
        meter.Batches = (int)words.Next();
        meter.Norms = words.Next();
        for (int h = 0; h < meter.Sums.Length; h++)
        {
            meter.Sums[h] = words.Next();
            meter.Counts[h] = words.Next();
            meter.Correct[h] = (long)words.Next();
        }

        words.End();
    }

    public static string Write(IEnumerable<EpochRecord> records)
    {
        StringBuilder text = new();
        foreach (EpochRecord record in records)
        {
            Append(text, record.Epoch);
            Append(text, record.IsPartial ? 1 : 0);
            Append(text, record.LearningRate);
            Append(text, record.GradientNorm);
            Append(text, record.Steps);
            Append(text, record.Duration.Ticks);
            Append(text, record.Training);
            Append(text, record.Validation);
            text.Length--;
            text.Append('\n');
        }

        return text.ToString();
    }

    public static List<EpochRecord> Read(string text, LossHead[] heads)
    {
        List<EpochRecord> records = [];
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            Words words = new(line);
            int epoch = (int)words.Next();
            bool partial = words.Next() == 1;
            double rate = words.Next();
            double norm = words.Next();
            long steps = (long)words.Next();
            TimeSpan duration = new((long)words.Next());
            Metrics training = ReadMetrics(words, heads) ?? throw new FormatException("An epoch of the history has no training loss.");
            records.Add(new EpochRecord(epoch, training, ReadMetrics(words, heads), rate, norm, steps, duration, partial));
            words.End();
        }

        return records;
    }

    /// <exception cref="FormatException">The text is no number.</exception>
    public static double Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
        ? value
        : throw new FormatException($"\"{text}\" is not a number.");

    private static Metrics? ReadMetrics(Words words, LossHead[] heads)
    {
        if (words.NextOrNull() is not { } loss)
        {
            return null;
        }

        HeadMetrics[] metrics = new HeadMetrics[heads.Length];
        for (int h = 0; h < heads.Length; h++)
        {
            metrics[h] = new HeadMetrics(heads[h].Name, words.Next(), words.NextOrNull()) { HasClasses = heads[h].HasClasses };
        }

        return new Metrics(loss, metrics);
    }

    private static void Append(StringBuilder text, Metrics? metrics)
    {
        if (metrics is null)
        {
            text.Append(Nothing).Append(' ');
            return;
        }

        Append(text, metrics.Loss);
        foreach (HeadMetrics head in metrics.Heads)
        {
            Append(text, head.Loss);
            if (head.Accuracy is { } accuracy)
            {
                Append(text, accuracy);
            }
            else
            {
                text.Append(Nothing).Append(' ');
            }
        }
    }

    private static void Append(StringBuilder text, double value) => text.Append(value.ToString("R", CultureInfo.InvariantCulture)).Append(' ');

    /// <summary>Numbers of a line, one after the other.</summary>
    private sealed class Words(string line)
    {
        private readonly string[] _words = line.Split(' ');
        private int _place;

        public double Next() => NextOrNull() ?? throw new FormatException($"A number is missing in \"{line}\".");

        public double? NextOrNull()
        {
            if (_place == _words.Length)
            {
                throw new FormatException($"\"{line}\" has fewer numbers than the model's losses need.");
            }

            string word = _words[_place++];
            return word == Nothing ? null : Number(word);
        }

        public void End()
        {
            if (_place != _words.Length)
            {
                throw new FormatException($"\"{line}\" has more numbers than the model's losses need.");
            }
        }
    }
}
