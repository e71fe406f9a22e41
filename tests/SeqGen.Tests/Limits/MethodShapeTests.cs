using System.Reflection;

namespace SeqGen.Tests.Limits;

/// <summary>Counting is right on methods whose blocks can be counted by eye.</summary>
public sealed class MethodShapeTests
{
    [Fact]
    public void Of_StraightMethod_IsOneBlock() => Assert.Equal(1, Of(nameof(Straight)).Blocks);

    [Fact]
    public void Of_Loop_HasBlocksForConditionBodyAndEnd() => Assert.InRange(Of(nameof(Loop)).Blocks, 4, 5);

    [Fact]
    public void Of_Switch_CountsItsTargets() => Assert.InRange(Of(nameof(Choose)).Blocks, 7, 12);

    [Fact]
    public void Of_Locals_AreCounted() => Assert.True(Of(nameof(Loop)).Locals >= 2);

    private static MethodShape Of(string name) => MethodShape.Of(name, typeof(MethodShapeTests).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!.GetMethodBody()!);

    private static double Straight(double a, long b) => (a * 3.5) + (b ^ 0x1234567890L);

    private static int Loop(int count)
    {
        int sum = 0;
        for (int i = 0; i < count; i++)
            sum += i * i;
        return sum;
    }

    private static string Choose(int which) => which switch
    {
        0 => "zero",
        1 => "one",
        2 => "two",
        3 => "three",
        _ => "many",
    };
}
