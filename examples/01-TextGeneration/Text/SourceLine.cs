namespace TextGeneration.Text;

/// <summary>A line of text and the assembly or file that it comes from.</summary>
internal sealed record SourceLine(string Origin, string Text);
