using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.Limits;

/// <summary>
/// Beyond these sizes the JIT gives up optimizing: 60,000 bytes of IL, 20,000 instructions or 2,000 blocks turn it off altogether, and locals
/// past the 512th stay in memory. An instruction takes at least a byte.
/// </summary>
public sealed class JitLimitTests
{
    private static readonly Lazy<MethodShape[]> s_methods = new(() => [.. MethodShape.AllOf(ZooAssembly.Assembly)]);

    [Fact]
    public void Methods_OfEveryModel_AreInspected()
    {
        HashSet<string> types = [.. s_methods.Value.Select(m => m.Method.Split('.', '+')[2])];
        Assert.Subset(types, ModelZoo.Compiled.Select(m => m.Name).ToHashSet());
    }

    [Fact]
    public void Methods_HaveLessThan20000Bytes() => AssertBelow(20_000, m => m.Bytes);

    [Fact]
    public void Methods_HaveAtMost512Locals() => AssertBelow(513, m => m.Locals);

    [Fact]
    public void Methods_HaveAtMost2000Blocks() => AssertBelow(2_001, m => m.Blocks);

    private static void AssertBelow(int limit, Func<MethodShape, int> size)
    {
        MethodShape[] large = [.. s_methods.Value.Where(m => size(m) >= limit).OrderByDescending(size)];
        Assert.True(large.Length == 0, $"{large.Length} methods are too large: " + string.Join(", ", large.Take(8)));
    }
}
