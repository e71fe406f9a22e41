using System.Globalization;

namespace DateNormalization.Dates;

/// <summary>A date as a culture writes it.</summary>
internal sealed record WrittenDate(string Text, DateTime Date, string Culture)
{
    /// <summary>The date as the model is to write it.</summary>
    public string Normal => Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
