using SeqGen.Training;

namespace SeqGen.Tests.Training;

public class ScheduleTests
{
    [Fact]
    public void Constant_WarmsUpThenStays()
    {
        ConstantSchedule schedule = new(Warmup: 4);

        Assert.Equal([0.25, 0.5, 0.75, 1, 1, 1], Steps(schedule, 6));
        Assert.Equal([1, 1], Steps(new ConstantSchedule(), 2));
    }

    [Fact]
    public void Step_EveryThreeEpochs()
    {
        StepSchedule schedule = new(3, 0.5);

        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5, 0.25], Enumerable.Range(0, 7).Select(epoch => schedule.Factor(Clock(epoch: epoch))));
        Assert.Equal(0.5, (schedule with { Period = SchedulePeriod.Steps }).Factor(Clock(step: 3)));
    }

    [Fact]
    public void Cosine_WarmsUpAndFallsToMinimum()
    {
        CosineSchedule schedule = new(Warmup: 10, Length: 110, Minimum: 0.1);

        Assert.Equal(0.1, schedule.Factor(Clock(step: 0)), 12);
        Assert.Equal(1, schedule.Factor(Clock(step: 9)), 12);
        Assert.Equal(1, schedule.Factor(Clock(step: 10)), 12);
        Assert.Equal(0.55, schedule.Factor(Clock(step: 60)), 12);
        Assert.Equal(0.1 + (0.9 * (1 + Math.Cos(Math.PI / 4)) / 2), schedule.Factor(Clock(step: 35)), 12);
        Assert.Equal(0.1, schedule.Factor(Clock(step: 110)), 12);
        Assert.Equal(0.1, schedule.Factor(Clock(step: 500)), 12);
    }

    [Fact]
    public void Cosine_NoLength_TakesWholeRun()
    {
        Assert.Equal(0.5, new CosineSchedule().Factor(Clock(step: 50)), 12);
        Assert.Equal(0.5, new CosineSchedule(Period: SchedulePeriod.Epochs).Factor(Clock(epoch: 5)), 12);
    }

    [Fact]
    public void Cosine_FollowTime_WhicheverIsFurther()
    {
        CosineSchedule schedule = new() { FollowTime = true };

        Assert.Equal(0.5, schedule.Factor(Clock(step: 10) with { TimeShare = 0.5 }), 12);
        Assert.Equal(0.5, schedule.Factor(Clock(step: 50) with { TimeShare = 0.1 }), 12);
        Assert.Equal(0, schedule.Factor(Clock(step: 10) with { TimeShare = 1 }), 12);
    }

    /// <summary>Counted by hand from the rule of ReduceLROnPlateau with patience 1 and cooldown 2.</summary>
    [Fact]
    public void Plateau_ReducesAfterPatienceAndWaitsForCooldown()
    {
        PlateauSchedule schedule = new(0.5, Patience: 1, Threshold: 0.1, Cooldown: 2, Minimum: 0.2);
        double[] losses = [10, 9.5, 9.4, 9.3, 9.2, 9.1, 9.05, 8, 8, 8, 8, 8, 8, 8, 8, 8, 8];

        // 9.5 and 9.4 are not a tenth better: halved; two epochs pass; 9.1 and 9.05 are (9 would be): halved; two pass (8 is better);
        // then two more, cut off at the minimum.
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25, 0.25, 0.25, 0.25, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2, 0.2],
            Enumerable.Range(0, losses.Length + 1).Select(count => schedule.Factor(Clock() with { Losses = losses[..count] })));
    }

    [Fact]
    public void Plateau_KeepsImproving_NeverReduces()
    {
        double[] losses = [.. Enumerable.Range(0, 50).Select(i => Math.Pow(0.99, i))];

        Assert.Equal(1, new PlateauSchedule(Patience: 0).Factor(Clock() with { Losses = losses }));
    }

    [Fact]
    public void Options_OutOfRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepSchedule(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StepSchedule(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineSchedule(Warmup: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CosineSchedule(Minimum: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlateauSchedule(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PlateauSchedule(Patience: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConstantSchedule(double.PositiveInfinity));
    }

    private static ScheduleClock Clock(long step = 0, int epoch = 0) => new(step, epoch, 100, 10, 0, []);

    private static IEnumerable<double> Steps(LearningRateSchedule schedule, int count) =>
        Enumerable.Range(0, count).Select(step => schedule.Factor(Clock(step: step)));
}
