using SeqGen.Files;

namespace SeqGen.Tests.Files;

public sealed class ModelFilePathTests : IDisposable
{
    private static readonly Dictionary<string, string> None = [];

    private readonly string _folder = Directory.CreateTempSubdirectory("seqgen").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Save_ReplacesTheFileAndLeavesNoOther()
    {
        string path = Path.Combine(_folder, "model.safetensors");
        ModelFile.Save(path, TestFiles.Model<float>(1), None);
        ModelFile.Save(path, TestFiles.Model<float>(2), None);
        ParameterSet<float> set = TestFiles.Model<float>(3);
        ModelFile.Load(path, set);
        Assert.Equal(TestFiles.Values(TestFiles.Model<float>(2)), TestFiles.Values(set));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.NegativeInfinity)]
    public void Save_NotFinite_KeepsTheOldFile(float value)
    {
        string path = Path.Combine(_folder, "model.safetensors");
        ParameterSet<float> set = TestFiles.Model<float>(1);
        ModelFile.Save(path, set, None);
        byte[] before = File.ReadAllBytes(path);
        set[0].WritableValues[11] = value;
        set[2].WritableValues[0] = value;

        string message = Assert.Throws<InvalidOperationException>(() => ModelFile.Save(path, set, None)).Message;
        Assert.EndsWith("memory.weight_ih_l0, input.mean.", message);
        Assert.Equal(before, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Save_OfAMissingText_KeepsTheOldFile()
    {
        string path = Path.Combine(_folder, "model.safetensors");
        ModelFile.Save(path, TestFiles.Model<float>(1), None);
        byte[] before = File.ReadAllBytes(path);

        string message = Assert.Throws<InvalidOperationException>(() => ModelFile.Save(path, TestFiles.Model<float>(2), new Dictionary<string, string> { ["note"] = null! })).Message;

        Assert.Contains("the metadata 'note' is null", message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(path));
    }

    [Fact]
    public void Read_GivesTensorsAsTheyAre()
    {
        string path = Path.Combine(_folder, "model.safetensors");
        ParameterSet<float> set = TestFiles.Model<float>(1);
        ModelFile.Save(path, set, None);

        IReadOnlyDictionary<string, FileTensor<float>> tensors = ModelFile.Read<float>(path);

        Assert.Equal(set.Select(p => p.Name).Order(), tensors.Keys.Order());
        Assert.Equal([4, 3], tensors["memory.weight_ih_l0"].Shape);
        Assert.All(set, p => Assert.Equal(p.Values.ToArray(), tensors[p.Name].Values));
        Assert.Equal(set[0].Values.ToArray().Select(v => (double)v), ModelFile.Read<double>(path)[set[0].Name].Values);
        File.WriteAllBytes(path, [.. File.ReadAllBytes(path)[..^1]]);
        Assert.Throws<ModelFormatException>(() => ModelFile.Read<float>(path));
    }

    [Fact]
    public void Save_WhereAFolderStands_LeavesNoTemporaryFile()
    {
        string path = Path.Combine(_folder, "model");
        Directory.CreateDirectory(path);
        Assert.ThrowsAny<SystemException>(() => ModelFile.Save(path, TestFiles.Model<float>(1), None));
        Assert.Equal([path], Directory.GetFileSystemEntries(_folder));
    }

    [Fact]
    public void Save_IntoNoFolder_Throws() =>
        Assert.Throws<DirectoryNotFoundException>(() => ModelFile.Save(Path.Combine(_folder, "no", "model"), TestFiles.Model<float>(1), None));

    [Fact]
    public void Load_NoFile_Throws() =>
        Assert.Throws<FileNotFoundException>(() => ModelFile.Load(Path.Combine(_folder, "no"), TestFiles.Model<float>(1)));

    [Fact]
    public void Load_Damaged_NamesTheFile()
    {
        string path = Path.Combine(_folder, "model.safetensors");
        File.WriteAllBytes(path, [1, 2, 3]);
        Assert.StartsWith(path, Assert.Throws<ModelFormatException>(() => ModelFile.Load(path, TestFiles.Model<float>(1))).Message);
    }
}
