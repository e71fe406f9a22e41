namespace SeqGen.Generator.Tests;

public class SnapshotsTests
{
    [Fact]
    public void Verify_Difference_WritesTheReceivedFileAndSaysHowToAccept()
    {
        string folder = Directory.CreateTempSubdirectory("snapshots").FullName;
        string stem = Path.Combine(folder, "Some.Test");
        File.WriteAllText(stem + ".verified.txt", "one\ntwo\n");

        Exception failure = Assert.ThrowsAny<Exception>(() => Snapshots.VerifyFile("one\n2\n", stem, "txt"));
        Assert.Contains("Line 2 differs.\n- two\n+ 2\n", failure.Message);
        Assert.Contains("tests/accept-snapshots.sh Some.Test", failure.Message);
        Assert.Equal("one\n2\n", File.ReadAllText(stem + ".received.txt"));

        Snapshots.VerifyFile("one\ntwo\n", stem, "txt");
        Assert.False(File.Exists(stem + ".received.txt"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Verify_Missing_FailsAsWell()
    {
        string folder = Directory.CreateTempSubdirectory("snapshots").FullName;

        Assert.ThrowsAny<Exception>(() => Snapshots.VerifyFile("", Path.Combine(folder, "New"), "txt"));
        Directory.Delete(folder, recursive: true);
    }
}
