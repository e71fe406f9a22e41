using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Allocation;

/// <summary>Once a workspace exists, running, training and streaming a model allocate nothing.</summary>
public sealed class AllocationTests
{
    public static TheoryData<string> Models { get; } = EmittedCodeTests.Models;

    public static TheoryData<string> Unoptimized { get; } = [.. ModelZoo.Unoptimized.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void Calls_AllocateNothing(string name) => Check(ZooCase.Of(name));

    [Theory]
    [MemberData(nameof(Unoptimized))]
    public void Calls_CompiledForDebugging_AllocateNothing(string name) => Check(ZooCase.Of(ModelZoo.Unoptimized.Single(m => m.Name == name)));

    [Fact]
    public void Bytes_OfACallThatAllocates_AreSeen()
    {
        object? kept = null;
        Assert.InRange(Allocated.By(() => kept = new byte[100]), 100, 200);
        Assert.NotNull(kept);
    }

    private static void Check(ZooCase zoo)
    {
        IReadOnlyList<(string Name, Action Call)> calls = Calls.Of(zoo);
        long[] bytes = Allocated.ByEach([.. calls.Select(c => c.Call)]);
        string[] allocating = [.. calls.Zip(bytes, (call, b) => (call.Name, Bytes: b)).Where(c => c.Bytes > 0).Select(c => $"{c.Name}: {c.Bytes} bytes")];
        Assert.True(allocating.Length == 0, string.Join(", ", allocating));
    }
}
