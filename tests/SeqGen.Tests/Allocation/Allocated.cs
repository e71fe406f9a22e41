namespace SeqGen.Tests.Allocation;

/// <summary>
/// Bytes that a call allocates each time: the least of several rounds, after one that is not counted. The runtime itself allocates on the
/// calling thread now and then (when a loop's faster code is compiled while the loop runs, say); what a call allocates comes back in every
/// round.
/// </summary>
internal static class Allocated
{
    private const int Rounds = 6;

    /// <summary>By one call.</summary>
    public static long By(Action call) => ByEach([call])[0];

    /// <summary>By each of some calls that are made in this order.</summary>
    public static long[] ByEach(IReadOnlyList<Action> calls)
    {
        long[] least = new long[calls.Count];
        Array.Fill(least, long.MaxValue);
        foreach (Action call in calls)
            call();
        for (int round = 0; round < Rounds && least.Any(bytes => bytes > 0); round++)
        {
            for (int i = 0; i < least.Length; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                calls[i]();
                least[i] = Math.Min(least[i], GC.GetAllocatedBytesForCurrentThread() - before);
            }
        }

        return least;
    }
}
