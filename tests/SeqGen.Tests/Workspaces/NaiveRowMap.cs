namespace SeqGen.Tests.Workspaces;

/// <summary>The row map in so many words: sort stably by length, longest first, and write down who lives in each step.</summary>
internal sealed class NaiveRowMap
{
    public NaiveRowMap(int[] lengths, int steps)
    {
        Order = [.. Enumerable.Range(0, lengths.Length).OrderByDescending(row => lengths[row])];
        Rows = [.. Enumerable.Range(0, steps).SelectMany(step =>
            Order.Where(row => lengths[row] > step).Select(row => (step, row)))];
    }

    /// <summary>The caller's row at each place.</summary>
    public int[] Order { get; }

    /// <summary>Step and caller's row of each packed row.</summary>
    public (int Step, int Row)[] Rows { get; }
}
