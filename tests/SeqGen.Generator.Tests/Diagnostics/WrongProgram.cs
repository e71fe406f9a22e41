namespace SeqGen.Generator.Tests.Diagnostics;

/// <summary>A program with one mistake.</summary>
/// <param name="Id">The diagnostic it must get.</param>
/// <param name="Source">Its text, marked.</param>
/// <param name="IsUsable">Whether calls of the class compile all the same.</param>
/// <param name="Says">What its message says among other things.</param>
internal sealed record WrongProgram(string Id, string Source, bool IsUsable = true, string Says = "");
