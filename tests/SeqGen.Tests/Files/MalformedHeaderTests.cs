namespace SeqGen.Tests.Files;

public class MalformedHeaderTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{}{}")]
    [InlineData("{} x")]
    [InlineData("{,}")]
    [InlineData("// no\n{}")]
    [InlineData("""{"__metadata__":null}""")]
    [InlineData("""{"__metadata__":[]}""")]
    [InlineData("""{"__metadata__":{"a":1}}""")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""")]
    [InlineData("""{"__metadata__":{"a":"\ud800"}}""")]
    [InlineData("""{"\ud800":{}}""")]
    [InlineData("""{"a":{}}""")]
    [InlineData("""{"a":3}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":7,"shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","dtype":"F32","shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1.5],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":["1"],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":3,"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[9223372036854775808],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1e2],"data_offsets":[0,400]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1],"data_offsets":[0,4]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[4,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""")]
    [InlineData("""{"a":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},"\u0061":{"dtype":"F32","shape":[0],"data_offsets":[0,0]}}""")]
    public void Header_Malformed_IsRefused(string header) => TestFiles.AssertRefused(TestFiles.Raw(header), exact: false);

    [Fact]
    public void Header_NotUtf8_IsRefused() =>
        TestFiles.AssertRefused(TestFiles.Raw([(byte)'{', (byte)'"', 0xff, (byte)'"', (byte)':', (byte)'1', (byte)'}']), exact: false);

    [Fact]
    public void Header_DeeplyNested_IsRefused() =>
        TestFiles.AssertRefused(TestFiles.Raw("""{"a":{"b":""" + new string('[', 100_000)), exact: false);

    [Theory]
    [InlineData("[0,48]", "[44,60]", "'memory.bias_ih_l0' begins at byte 44, but the tensors before it end at 48.")]
    [InlineData("[0,48]", "[52,68]", "'memory.bias_ih_l0' begins at byte 52, but the tensors before it end at 48.")]
    [InlineData("[4,52]", "[52,68]", "'memory.weight_ih_l0' begins at byte 4, but the tensors before it end at 0.")]
    [InlineData("[0,44]", "[44,60]", "'memory.weight_ih_l0' has 44 bytes, which F32 [4, 3] does not take.")]
    [InlineData("[0,9223372036854775807]", "[48,64]", "'memory.weight_ih_l0' has 9223372036854775807 bytes, which F32 [4, 3] does not take.")]
    [InlineData("[9223372036854775807,9223372036854775807]", "[0,16]", "'memory.weight_ih_l0' has 0 bytes, which F32 [4, 3] does not take.")]
    public void Offsets_Wrong_AreRefused(string weight, string bias, string fault)
    {
        string header = """{"memory.weight_ih_l0":{"dtype":"F32","shape":[4,3],"data_offsets":WEIGHT},"memory.bias_ih_l0":{"dtype":"F32","shape":[4],"data_offsets":BIAS}}"""
            .Replace("WEIGHT", weight).Replace("BIAS", bias);
        Assert.Contains(fault, TestFiles.AssertRefused(TestFiles.Raw(header, new byte[68]), exact: false));
    }

    [Theory]
    [InlineData("[4294967296,4294967296]")]
    [InlineData("[9223372036854775807,9223372036854775807,9223372036854775807]")]
    [InlineData("[4611686018427387904,4]")]
    public void Shape_WhoseProductOverflows_IsRefused(string shape) =>
        Assert.Contains(
            "does not take.",
            TestFiles.AssertRefused(TestFiles.Raw("""{"a":{"dtype":"F32","shape":SHAPE,"data_offsets":[0,0]}}""".Replace("SHAPE", shape)), exact: false));

    [Fact]
    public void Names_OfControlCharactersAndGreatLength_AreShortened()
    {
        string header = """{"\u001b[31mNAME":{"dtype":"F32","shape":[1],"data_offsets":[0,0]}}""".Replace("NAME", new string('x', 10_000));
        string message = TestFiles.AssertRefused(TestFiles.Raw(header));
        Assert.Contains("'?[31mxxx", message);
        Assert.InRange(message.Length, 100, 1000);
    }
}
