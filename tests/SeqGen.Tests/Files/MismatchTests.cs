using SeqGen.Files;
using SeqGen.Runtime;

namespace SeqGen.Tests.Files;

public class MismatchTests
{
    [Fact]
    public void AllDifferences_AreListedInOneException()
    {
        ParameterSet<double> other = new([
            new("memory.weight_ih_l0", [3, 4], Start.Constant),
            new("memory.weight_hh_l0", [4, 1], Start.Constant),
            new("input.mean", [3], Start.Constant)]);
        string message = TestFiles.AssertRefused(TestFiles.Bytes(other));
        Assert.Equal(
            [
                "The stream cannot be loaded; nothing was changed.",
                "memory.weight_ih_l0 is [4, 3]; the file has [3, 4].",
                "memory.weight_ih_l0 is F32; the file has 'F64', which does not convert to it.",
                "Unexpected: 'memory.weight_hh_l0' [4, 1].",
                "input.mean is F32; the file has 'F64', which does not convert to it.",
                "Missing: memory.bias_ih_l0 [4].",
            ],
            message.Split("\n  "));
    }

    [Fact]
    public void NotExact_StillNeedsWhatIsTrained()
    {
        ParameterSet<float> other = new([new("more", [3, 4], Start.Constant), TestFiles.Layout[0]]);
        string message = TestFiles.AssertRefused(TestFiles.Bytes(other), exact: false);
        Assert.Contains("Missing: memory.bias_ih_l0 [4].", message);
        Assert.DoesNotContain("more", message);
        Assert.DoesNotContain("input.mean", message);
    }

    [Fact]
    public void TwoTensorsOfOneName_AreRefused()
    {
        string message = TestFiles.AssertRefused(
            TestFiles.Bytes(TestFiles.Model<float>(1)), rename: name => name.Replace("input.mean", "memory.bias_ih_l0"));
        Assert.Contains("Both 'memory.bias_ih_l0' and 'input.mean' are memory.bias_ih_l0.", message);
    }

    [Fact]
    public void RenamedToNothing_IsNotTaken()
    {
        ParameterSet<float> set = TestFiles.Model<float>(2);
        float[] before = set["input.mean"].Values.ToArray();
        using MemoryStream stream = new(TestFiles.Bytes(TestFiles.Model<float>(1)));

        ModelFile.Load(stream, set, rename: name => name == "input.mean" ? null : name, exact: false);

        Assert.Equal(before, set["input.mean"].Values.ToArray());
        Assert.Equal(TestFiles.Model<float>(1)["memory.bias_ih_l0"].Values.ToArray(), set["memory.bias_ih_l0"].Values.ToArray());
    }

    [Fact]
    public void Vector_MayComeAsAMatrixOfOneRow()
    {
        ParameterSet<float> file = new([TestFiles.Layout[0], new("memory.bias_ih_l0", [1, 4], Start.Normal), TestFiles.Layout[2]]), set = TestFiles.Model<float>(2);
        file.Initialize(3);
        using MemoryStream stream = new(TestFiles.Bytes(file));

        ModelFile.Load(stream, set);

        Assert.Equal(TestFiles.Values(file), TestFiles.Values(set));
        ParameterSet<float> column = new([TestFiles.Layout[0], new("memory.bias_ih_l0", [4, 1], Start.Normal), TestFiles.Layout[2]]);
        Assert.Contains("memory.bias_ih_l0 is [4]; the file has [4, 1].", TestFiles.AssertRefused(TestFiles.Bytes(column)));
    }

    [Fact]
    public void Checkpoint_IsCalledOne()
    {
        ParameterSet<float> file = new([.. TestFiles.Layout, new("optimizer.exp_avg/memory.bias_ih_l0", [4], Start.Constant)]), set = TestFiles.Model<float>(2);
        Assert.Contains("It is a trainer's checkpoint", TestFiles.AssertRefused(TestFiles.Bytes(file)));
        using MemoryStream stream = new(TestFiles.Bytes(file));
        ModelFile.Load(stream, set, exact: false);
        Assert.Equal(new float[4], set["memory.bias_ih_l0"].Values.ToArray());
    }

    [Fact]
    public void Renamed_IsSaidSo()
    {
        string message = TestFiles.AssertRefused(TestFiles.Bytes(TestFiles.Model<float>(1)), rename: name => "x." + name);
        Assert.Contains("Unexpected: 'input.mean' [3], renamed 'x.input.mean'.", message);
    }

    [Fact]
    public void IntegersAndUnknownTypes_DoNotConvert()
    {
        byte[] file = TestFiles.Raw(
            """{"memory.weight_ih_l0":{"dtype":"I32","shape":[4,3],"data_offsets":[0,48]},"memory.bias_ih_l0":{"dtype":"Q9","shape":[4],"data_offsets":[48,50]},"input.mean":{"dtype":"F32","shape":[3],"data_offsets":[50,62]}}""",
            new byte[62]);
        string message = TestFiles.AssertRefused(file);
        Assert.Contains("memory.weight_ih_l0 is F32; the file has 'I32'", message);
        Assert.Contains("memory.bias_ih_l0 is F32; the file has 'Q9'", message);
    }

    [Fact]
    public void NotFinite_IsListedPerParameter()
    {
        byte[] file = TestFiles.Bytes(TestFiles.Model<float>(1));
        BitConverter.GetBytes(float.NaN).CopyTo(file, file.Length - 4);
        BitConverter.GetBytes(float.NegativeInfinity).CopyTo(file, file.Length - (5 * 4));
        string message = TestFiles.AssertRefused(file);
        Assert.Contains("input.mean is NaN at element 2.", message);
        Assert.Contains("memory.bias_ih_l0 is -Infinity at element 2.", message);
    }

    [Fact]
    public void BytesBehindTheTensors_AreRefused()
    {
        byte[] file = TestFiles.Bytes(TestFiles.Model<float>(1));
        Assert.Contains("The tensors take 76 bytes; 77 follow the header.", TestFiles.AssertRefused([.. file, 0]));
    }

    [Fact]
    public void ManyDifferences_AreCutOff()
    {
        string header = "{" + string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"t{i}\":{{\"dtype\":\"F32\",\"shape\":[0],\"data_offsets\":[0,0]}}")) + "}";
        string message = TestFiles.AssertRefused(TestFiles.Raw(header));
        Assert.EndsWith("and 4003 more", message);
    }

    [Fact]
    public void Save_ParameterCalledLikeTheMetadata_Throws() =>
        Assert.Throws<ArgumentException>(() => TestFiles.Bytes(new ParameterSet<float>([new("__metadata__", [1], Start.Constant)])));

    [Fact]
    public void Exception_KeepsItsCause() =>
        Assert.NotNull(Assert.Throws<ModelFormatException>(() => ModelFile.Load(new MemoryStream(TestFiles.Raw("{")), TestFiles.Model<float>(1))).InnerException);
}
