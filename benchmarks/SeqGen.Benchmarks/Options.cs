namespace SeqGen.Benchmarks;

/// <summary>The command line.</summary>
/// <param name="Command">First word.</param>
/// <param name="Argument">Second word: a file or a number.</param>
/// <param name="Csv">File to write rows to, or empty.</param>
/// <param name="Filter">Text that a row's name must contain.</param>
/// <param name="Quick">Whether short runs are enough.</param>
internal sealed record Options(string Command, string Argument, string Csv, string Filter, bool Quick)
{
    public static bool TryParse(string[] args, out Options options, out string problem)
    {
        options = new Options("", "", "", "", false);
        problem = "";
        var words = new Queue<string>(args);
        while (words.TryDequeue(out string? word))
        {
            if (word == "--quick")
                options = options with { Quick = true };
            else if (word is "--csv" or "--filter" && words.TryDequeue(out string? value))
                options = word == "--csv" ? options with { Csv = value } : options with { Filter = value };
            else if (word.StartsWith('-'))
                problem = $"{word} is unknown or lacks its value.";
            else if (options.Command.Length == 0)
                options = options with { Command = word };
            else if (options.Argument.Length == 0)
                options = options with { Argument = word };
            else
                problem = $"One word too many: {word}.";
        }

        return problem.Length == 0;
    }
}
