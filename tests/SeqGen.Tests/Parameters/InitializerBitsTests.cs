using SeqGen.Runtime;

namespace SeqGen.Tests.Parameters;

/// <summary>Initial values are part of the library's promise: these bits hold on every machine, width and runtime.</summary>
public class InitializerBitsTests
{
    // Made by printing Initialize(1) of these very parameters on x64; a different machine must give the same.
    [Theory]
    [InlineData(Start.Xavier, "bfbcfeec02d9c42f bfa73bcaecbaa72e bfc1ed582e33ac87 3f8d625385ef3fdd", "87a5f6c2510901f2")]
    [InlineData(Start.Uniform, "bfb0bda03f6d4b05 bf9ad3eb5e0985f8 bfb4b3518a1108c2 3f80f704602d550e", "3003ee993f9977a3")]
    [InlineData(Start.Normal, "bffab5798144cba4 bfe566b069c95582 bff9f7669e7dc697 3fc547d3f4ddf857", "22bd40f413feb5fc")]
    [InlineData(Start.Orthogonal, "bfcd457b29523268 bfb77454740ecbdc bfcc752bce44e55e 3f97528201330168", "a6fd3ff37394481b")]
    public void Initialize_GivesTheseBits(Start start, string first, string checksum)
    {
        ParameterSet<double> set = new([new("memory.weight_hh_l0", [120, 40], start) { Blocks = 3, FanIn = 40 }]);
        set.Initialize(1);
        double[] values = set[0].Values.ToArray();

        Assert.Equal(first, string.Join(' ', values.Take(4).Select(Bits)));
        ulong sum = 0;
        foreach (double value in values)
        {
            sum = (sum * 31) + BitConverter.DoubleToUInt64Bits(value);
        }

        Assert.Equal(checksum, sum.ToString("x16"));
    }

    private static string Bits(double value) => BitConverter.DoubleToUInt64Bits(value).ToString("x16");
}
