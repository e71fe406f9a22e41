using System.Buffers.Binary;
using SeqGen.Files;
using SeqGen.Runtime;

namespace SeqGen.Tests.Files;

public class ModelFileTests
{
    [Fact]
    public void Save_WritesTheFormatByteForByte()
    {
        ParameterSet<float> set = new([new("a", [1, 2], Start.Constant) { Value = 1 }, new("b", [1], Start.Constant) { Value = -2 }]);
        set.Initialize(0);
        byte[] file = TestFiles.Bytes(set, ("k", "v"));

        const string Header = """{"__metadata__":{"format":"pt","k":"v"},"a":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}} """;
        Assert.Equal(TestFiles.Raw(Header.PadRight((Header.Length + 7) / 8 * 8), 0, 0, 128, 63, 0, 0, 128, 63, 0, 0, 0, 192), file);
        Assert.Equal(0, BinaryPrimitives.ReadInt64LittleEndian(file) % 8);
    }

    [Fact]
    public void RoundTrip_KeepsEveryBitAndTheMetadata()
    {
        string text = "ab\n\"\\ü€\U0001F600\0";
        foreach (bool pipe in new[] { false, true })
        {
            ParameterSet<float> narrow = TestFiles.Model<float>(1);
            ParameterSet<double> wide = TestFiles.Model<double>(1);
            byte[] file = TestFiles.Bytes(narrow, ("vocabulary", text), ("", ""));
            ParameterSet<float> readNarrow = TestFiles.Model<float>(2);
            ParameterSet<double> readWide = TestFiles.Model<double>(2);
            long version = readNarrow.Version;
            IReadOnlyDictionary<string, string> metadata = ModelFile.Load(Open(file, pipe), readNarrow);
            ModelFile.Load(Open(TestFiles.Bytes(wide), pipe), readWide);

            Assert.Equal(TestFiles.Values(narrow), TestFiles.Values(readNarrow));
            Assert.Equal(TestFiles.Values(wide), TestFiles.Values(readWide));
            Assert.True(readNarrow.Version > version);
            Assert.Equal([("", ""), ("format", "pt"), ("vocabulary", text)], metadata.Select(pair => (pair.Key, pair.Value)).Order());

            // F32 widens exactly.
            ModelFile.Load(Open(file, pipe), readWide);
            Assert.Equal(TestFiles.Values(narrow).Select(value => (double)value), TestFiles.Values(readWide));
        }
    }

    [Fact]
    public void RoundTrip_OfManyBuffers()
    {
        ParameterSet<double> from = new([new("a", [3, 20_011], Start.Normal), new("b", [50_000], Start.Normal)]);
        from.Initialize(1);
        ParameterSet<double> to = from.CloneEmpty();
        ModelFile.Load(new MemoryStream(TestFiles.Bytes(from)), to);
        Assert.Equal(TestFiles.Values(from), TestFiles.Values(to));
    }

    [Fact]
    public void Load_HalfPrecision_Widens()
    {
        // 1.5 and -0.25 as F16, 1.5 and -2 as BF16; -0, the smallest F16 and -3 as F32, F16, BF16.
        byte[] file = TestFiles.Raw(
            """{"h":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},"b":{"dtype":"BF16","shape":[2],"data_offsets":[4,8]},"s":{"dtype":"F16","shape":[1],"data_offsets":[8,10]}}""",
            0x00, 0x3e, 0x00, 0xb4, 0xc0, 0x3f, 0x00, 0xc0, 0x01, 0x00);
        ParameterSet<float> set = new([new("h", [2], Start.Constant), new("b", [2], Start.Constant), new("s", [1], Start.Constant)]);
        ModelFile.Load(new MemoryStream(file), set);
        Assert.Equal([1.5f, -0.25f, 1.5f, -2f, 5.9604645e-8f], TestFiles.Values(set));
    }

    [Fact]
    public void Load_RenamesAndIgnores()
    {
        // Tensors in another order than the model's, one too many, and no input.mean, as PyTorch would write it.
        byte[] file = TestFiles.Raw(
            """{"rnn.extra":{"dtype":"I64","shape":[],"data_offsets":[0,8]},"rnn.bias_ih_l0":{"dtype":"F32","shape":[4],"data_offsets":[8,24]},"rnn.weight_ih_l0":{"dtype":"F32","shape":[4,3],"data_offsets":[24,72]}}""",
            [.. new byte[8], .. Enumerable.Range(1, 16).SelectMany(i => BitConverter.GetBytes((float)i))]);
        ParameterSet<float> set = TestFiles.Model<float>(4);
        float[] mean = set["input.mean"].Values.ToArray();
        ModelFile.Load(new MemoryStream(file), set, name => name.Replace("rnn.", "memory."), exact: false);
        Assert.Equal([1f, 2f, 3f, 4f], set["memory.bias_ih_l0"].Values.ToArray());
        Assert.Equal(Enumerable.Range(5, 12).Select(i => (float)i), set["memory.weight_ih_l0"].Values.ToArray());
        Assert.Equal(mean, set["input.mean"].Values.ToArray());
    }

    [Fact]
    public void Save_LeavesTheStreamOpenAndLoadStartsAtItsPosition()
    {
        using MemoryStream stream = new();
        stream.WriteByte(1);
        ModelFile.Save(stream, TestFiles.Model<float>(1), new Dictionary<string, string>());
        stream.Position = 1;
        ParameterSet<float> set = TestFiles.Model<float>(2);
        ModelFile.Load(stream, set);
        Assert.Equal(TestFiles.Values(TestFiles.Model<float>(1)), TestFiles.Values(set));
    }

    private static Stream Open(byte[] file, bool pipe) => pipe ? new PipeStream(file) : new MemoryStream(file);
}
