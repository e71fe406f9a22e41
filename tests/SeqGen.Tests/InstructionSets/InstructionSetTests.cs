using System.Runtime.Intrinsics.Arm;
using SeqGen.Runtime;
using SeqGen.Tests.Simd;
using SeqGen.Tests.Zoo;

namespace SeqGen.Tests.InstructionSets;

/// <summary>Every numeric test once more, in child processes in which the hardware seems to know fewer instructions.</summary>
public sealed class InstructionSetTests
{
    /// <summary>All but the random models and those of decoders without input, which are compiled anew in each process.</summary>
    private static readonly string s_numeric = "FullyQualifiedName!~RandomZoo&FullyQualifiedName!~Driven&(" + string.Join("|",
        new[] { "Zoo", "Pairs", "Goldens", "Simd", "Losses", "Training.OptimizerGolden", "Parameters.Initializer" }.Select(space => $"FullyQualifiedName~SeqGen.Tests.{space}")) + ")";

    [Theory]
    [InlineData("DOTNET_EnableAVX512", 256, true)]
    [InlineData("DOTNET_EnableAVX2", 128, true)]
    [InlineData("DOTNET_EnableHWIntrinsic", 128, false)]
    public void NumericTests_WithoutInstructions_Pass(string variable, int bits, bool accelerated)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("seqgen");
        try
        {
            string image = Path.Combine(folder.FullName, "zoo.dll");
            File.WriteAllBytes(image, ZooAssembly.Image);
            TestRun run = TestRun.Of(s_numeric, new Dictionary<string, string>
            {
                [variable] = "0",
                [ZooAssembly.ImageVariable] = image,
                [SimdWidthTests.ExpectedVariable] = SimdWidthTests.Describe(Math.Min(bits, SimdWidth.Bits), AdvSimd.IsSupported && accelerated ? 32 : 16, accelerated),
            }, folder.FullName);

            Assert.True(run.Failed.Count == 0, $"{run.Failed.Count} tests failed:\n" + string.Join("\n", run.Failed.Take(20)));
            Assert.Contains(run.Passed, name => name.EndsWith(nameof(SimdWidthTests.Hardware_OfThisProcess_IsAsExpected), StringComparison.Ordinal));
            Assert.True(run.Passed.Count > ModelZoo.All.Count, $"Only {run.Passed.Count} tests ran:\n{run.Output}");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
