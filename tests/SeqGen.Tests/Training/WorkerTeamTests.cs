using SeqGen.Tests.Allocation;
using SeqGen.Training;

namespace SeqGen.Tests.Training;

public class WorkerTeamTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Run_ManyRounds_EachWorkerOncePerRound(int size)
    {
        using WorkerTeam team = new(size);
        int[] rounds = new int[size];
        Action<int> work = index => rounds[index]++;
        int expected = 0;
        for (int round = 0; round < 2000; round++)
        {
            team.Run(work, size);
            expected++;
            Assert.All(rounds, count => Assert.Equal(expected, count));
        }
    }

    [Fact]
    public void Run_FewerThanWorkers_OthersRest()
    {
        using WorkerTeam team = new(4);
        int[] calls = new int[4];

        team.Run(index => calls[index]++, 2);
        team.Run(index => calls[index]++, 3);

        Assert.Equal([2, 2, 1, 0], calls);
    }

    [Fact]
    public void Run_WorkersSleptMeanwhile_Wake()
    {
        using WorkerTeam team = new(3);
        int calls = 0;
        for (int i = 0; i < 3; i++)
        {
            team.Run(_ => Interlocked.Increment(ref calls), 3);
            Thread.Sleep(50);
        }

        Assert.Equal(9, calls);
    }

    [Fact]
    public void Run_SeveralThrow_LowestIsThrownAndTeamGoesOn()
    {
        using WorkerTeam team = new(4);

        Exception exception = Assert.Throws<InvalidOperationException>(() => team.Run(
            index =>
            {
                if (index >= 1)
                {
                    throw new InvalidOperationException($"worker {index}");
                }
            },
            4));
        int calls = 0;
        team.Run(_ => Interlocked.Increment(ref calls), 4);

        Assert.Equal("worker 1", exception.Message);
        Assert.Equal(4, calls);
    }

    [Fact]
    public void Run_AllocatesNothing()
    {
        using WorkerTeam team = new(2);
        Action<int> work = static _ => { };

        Assert.Equal(0, Allocated.By(() =>
        {
            for (int i = 0; i < 200; i++)
                team.Run(work, 2);
        }));
    }
}
