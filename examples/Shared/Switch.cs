using System.CommandLine;

namespace Examples;

/// <summary>Makes switches of the command line.</summary>
internal static class Switch
{
    /// <summary>A switch that takes a text.</summary>
    public static Option<string> Text(string name, string description, string value) =>
        new(name) { Description = description, DefaultValueFactory = _ => value };

    /// <summary>A switch that takes a number of at least so much.</summary>
    public static Option<T> Number<T>(string name, string description, T value, T least)
        where T : IComparable<T>, IParsable<T> =>
        Checked(name, description, value, given => given.CompareTo(least) >= 0, $"at least {least}");

    /// <summary>A switch that takes a number of a range.</summary>
    public static Option<T> Number<T>(string name, string description, T value, T least, T most)
        where T : IComparable<T>, IParsable<T> =>
        Checked(name, description, value, given => given.CompareTo(least) >= 0 && given.CompareTo(most) <= 0, $"{least} to {most}");

    /// <summary>The number that everything drawn comes from.</summary>
    public static Option<int> Seed(string description) => Number("--seed", description, 1, int.MinValue);

    /// <summary>How many threads train.</summary>
    public static Option<int> Threads() => Number("--threads", "Threads to train with.", Math.Min(2, Environment.ProcessorCount), 1);

    private static Option<T> Checked<T>(string name, string description, T value, Func<T, bool> isRight, string range)
        where T : IParsable<T>
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => value };
        option.Validators.Add(result =>
        {
            // A text that is no number is reported by the parser itself.
            if (result.Tokens is [var token] && T.TryParse(token.Value, null, out T? given) && !isRight(given))
            {
                result.AddError($"{name} is {range}, not {given}.");
            }
        });
        return option;
    }
}
