using SeqGen.Tests.Allocation;

namespace SeqGen.Tests.Workspaces;

public class WorkspaceAllocationTests
{
    // An array: a span written as [17, 3] allocates in unoptimized code.
    private static readonly int[] Parts = [17, 3];

    [Fact]
    public void ResizeLengthsAndPacking_AllocateNothing()
    {
        TestWorkspace<float> run = new(8, 10, 8 * 10 * 48);
        int[][] lengths = [[3, 1, 10, 4, 10, 2, 9, 5], [1, 1, 1, 1, 1, 1, 1, 1]];
        float[] x = new float[8 * 10 * 20];
        float[] row = new float[8 * 20];
        int[] tokens = new int[80];
        int[] packed = new int[80];
        Assert.Equal(0, Allocated.By(Use));

        void Use()
        {
            for (int i = 0; i < 50; i++)
            {
                run.Resize(8, 10);
                run.SetLengths(lengths[i % 2]);
                run.PackSteps(x, "x", 0, 48, Parts);
                run.UnpackSteps(0, 48, Parts, x, "y");
                run.PackRows(row, "x", 0, 48, Parts);
                run.UnpackRows(0, 48, Parts, row, "y");
                run.PackTokens(tokens, "x", 3, packed);
                run.PackTargets(tokens, "x", 3, packed);
                run.PackRowTokens(tokens.AsSpan(0, 8), "x", 3, packed);
                run.PackRowTargets(tokens.AsSpan(0, 8), "x", 3, packed);
                run.ClearLengths();
                run.Resize(1 + (i % 8), 1 + (i % 10));
            }
        }
    }
}
