using NextFrame.Clips;

namespace NextFrame.Training;

/// <summary>Trains models on the same clips for the same time.</summary>
internal static class Contest
{
    /// <summary>One model after the other.</summary>
    public static Outcome[] Run(Contender[] contenders, ClipSet clips, Options options, int seed)
    {
        ContestData data = ContestData.Of(clips);
        var outcomes = new Outcome[contenders.Length];
        for (int i = 0; i < contenders.Length; i++)
        {
            Console.WriteLine(contenders[i].Name);
            outcomes[i] = contenders[i].Train(data, options, seed);
        }

        return outcomes;
    }

    /// <summary>Prints what came of them as a table.</summary>
    public static void Print(Contender[] contenders, Outcome[] outcomes, double meanFrame)
    {
        Console.WriteLine();
        Console.WriteLine($"{"",-28}{"parameters",11}{"sequences seen",16}{"seconds",9}{"processor s",13}{"cross-entropy per sequence",28}");
        foreach ((Contender contender, Outcome outcome) in contenders.Zip(outcomes))
        {
            Console.WriteLine($"{contender.Name,-28}{outcome.Parameters,11:N0}{outcome.Sequences,16:N0}{outcome.Elapsed.TotalSeconds,9:F1}{outcome.Processor.TotalSeconds,13:F1}{outcome.CrossEntropy,28:F1}");
        }

        Console.WriteLine($"{"mean frame, always",-28}{meanFrame,77:F1}");
        Console.WriteLine();
    }
}
