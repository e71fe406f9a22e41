using System.Buffers.Binary;
using SeqGen.Files;

namespace SeqGen.Tests.Files;

public class FuzzTests
{
    private static readonly byte[] File = TestFiles.Bytes(TestFiles.Model<float>(1), ("note", "text"));

    [Fact]
    public void TruncatedAnywhere_IsRefused()
    {
        for (int length = 0; length < File.Length; length++)
        {
            TestFiles.AssertRefused(File[..length]);
        }
    }

    /// <summary>
    /// A changed byte is refused, or it makes another well-formed file of the same model: other text of the metadata or
    /// other finite weights. Never another exception, never a partly loaded model.
    /// </summary>
    [Fact]
    public void AnyByteChanged_IsRefusedOrLoadsWhole()
    {
        int dataBegin = 8 + (int)BinaryPrimitives.ReadInt64LittleEndian(File);
        int refused = 0;
        for (int place = 0; place < File.Length; place++)
        {
            foreach (byte change in new byte[] { 1, 2, 4, 8, 16, 32, 64, 128, 255 })
            {
                byte[] file = [.. File];
                file[place] ^= change;
                ParameterSet<float> parameters = TestFiles.Model<float>(99);
                float[] before = TestFiles.Values(parameters);
                try
                {
                    ModelFile.Load(new MemoryStream(file), parameters);
                    float[] expected = [.. file[dataBegin..].Chunk(4).Select(bytes => BitConverter.ToSingle(bytes))];
                    Assert.Equal(expected, TestFiles.Values(parameters));
                    Assert.All(expected, value => Assert.True(float.IsFinite(value)));
                }
                catch (ModelFormatException)
                {
                    refused++;
                    Assert.Equal(before, TestFiles.Values(parameters));
                }
            }
        }

        Assert.InRange(refused, dataBegin * 6, File.Length * 9);
    }

    [Fact]
    public void RandomBytes_AreRefused()
    {
        Random random = new(1);
        for (int trial = 0; trial < 2000; trial++)
        {
            byte[] file = new byte[random.Next(0, 200)];
            random.NextBytes(file);
            if (file.Length >= 8 && trial % 2 == 0)
            {
                BinaryPrimitives.WriteInt64LittleEndian(file, random.Next(0, file.Length - 7));
            }

            TestFiles.AssertRefused(file);
        }
    }

    [Theory]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    [InlineData((1UL << 63) - 1)]
    [InlineData(100_000_001UL)]
    [InlineData(100_000_000UL)]
    [InlineData(1UL << 31)]
    public void HugeHeader_IsRefusedWithoutMemory(ulong length)
    {
        byte[] file = [.. File];
        BinaryPrimitives.WriteUInt64LittleEndian(file, length);
        TestFiles.AssertRefused(file);
        AssertTakesLittle(file);
    }

    [Fact]
    public void HugeTensor_IsRefusedWithoutMemory()
    {
        byte[] file = TestFiles.Raw(
            """{"memory.weight_ih_l0":{"dtype":"F32","shape":[1000000000,1000],"data_offsets":[0,4000000000000]}}""", 1, 2, 3);
        Assert.Contains("The tensors take 4000000000000 bytes; 3 follow the header.", TestFiles.AssertRefused(file));
        AssertTakesLittle(file);
    }

    [Fact]
    public void HugeTensorThatIsIgnored_IsRefusedWithoutMemory()
    {
        string header = TestFiles.Header(File).TrimEnd().TrimEnd('}') + """},"more":{"dtype":"U8","shape":[4000000000000],"data_offsets":[76,4000000000076]}}""";
        byte[] file = TestFiles.Raw(header, File[^76..]);
        Assert.Contains("The tensors take 4000000000076 bytes; 76 follow the header.", TestFiles.AssertRefused(file, exact: false));
        AssertTakesLittle(file);
    }

    /// <summary>Refusing takes the buffer of 64 KB, the header and a message, not what the file claims.</summary>
    private static void AssertTakesLittle(byte[] file)
    {
        ParameterSet<float> parameters = TestFiles.Model<float>(1);
        foreach (Stream stream in new Stream[] { new MemoryStream(file), new PipeStream(file) })
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            Assert.Throws<ModelFormatException>(() => ModelFile.Load(stream, parameters, null, exact: false));
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 200_000);
        }
    }
}
