namespace Digits;

/// <summary>A sum of two numbers and its value, as tokens.</summary>
internal readonly record struct Sum(int First, int Second)
{
    /// <summary>Most digits of a value, and its end.</summary>
    public const int Steps = 5;

    /// <summary>The characters of the sum.</summary>
    public int[] Source => [.. Digits(First), Adder.Plus, .. Digits(Second)];

    /// <summary>The digits of its value and the end token.</summary>
    public int[] Target => [.. Digits(First + Second), Adder.End];

    /// <summary>Different sums of numbers below 1000, all equally likely, drawn from a seed.</summary>
    public static Sum[] Draw(int count, int seed)
    {
        var random = new Random(seed);
        var drawn = new HashSet<Sum>();
        var sums = new Sum[count];
        for (int i = 0; i < count;)
        {
            var sum = new Sum(random.Next(1000), random.Next(1000));
            if (drawn.Add(sum))
            {
                sums[i++] = sum;
            }
        }

        return sums;
    }

    public override string ToString() => $"{First}+{Second}";

    private static IEnumerable<int> Digits(int number) => $"{number}".Select(digit => digit - '0');
}
