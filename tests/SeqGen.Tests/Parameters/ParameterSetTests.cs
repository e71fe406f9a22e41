using SeqGen.Runtime;
using SeqGen.Tests.Workspaces;

namespace SeqGen.Tests.Parameters;

public class ParameterSetTests
{
    private readonly ParameterSet<float> _set = new([
        new ParameterInfo("memory.weight_ih_l0", [8, 3], Start.Xavier) { Blocks = 4 },
        new ParameterInfo("memory.bias_ih_l0", [8], Start.Constant),
        new ParameterInfo("input.mean", [3], Start.Constant) { Trainable = false },
    ]);

    [Fact]
    public void Layout_StartsEachParameterOnSixteenElements()
    {
        Assert.Equal([0, 32, 48], _set.Select(parameter => parameter.Offset));
        Assert.Equal((3, 35L, typeof(float)), (_set.Count, _set.Elements, _set.ScalarType));
        Assert.Equal(0, AlignedArrayTests.AddressOf(ref _set.At(0)) % 64);
        Assert.Equal([true, true, false], _set.Select(parameter => parameter.Trainable));
    }

    [Fact]
    public void Parameter_IsFoundByNameAndPlace()
    {
        Assert.Same(_set[1], _set["memory.bias_ih_l0"]);
        Assert.Equal([8, 3], _set["memory.weight_ih_l0"].Shape);
        Assert.Equal("memory.weight_ih_l0 [8, 3]", _set[0].ToString());
        Assert.True(_set.Contains("input.mean"));
        Assert.False(_set.Contains("input.scale"));
        List<string> names = [];
        foreach (Parameter<float> parameter in _set)
        {
            names.Add(parameter.Name);
        }

        Assert.Equal(_set.Names, names);
    }

    [Fact]
    public void UnknownName_ListsTheNearest()
    {
        string message = Assert.Throws<KeyNotFoundException>(() => _set["memory.bias_hh_l0"]).Message;
        Assert.StartsWith("There is no parameter called memory.bias_hh_l0. Near names: memory.bias_ih_l0,", message);
    }

    [Fact]
    public void CopyFrom_ChangesValuesAndVersion()
    {
        long version = _set.Version;
        float[] values = [1, 2, 3, 4, 5, 6, 7, 8];
        _set[1].CopyFrom(values);
        Assert.True(_set.Version > version);
        Assert.Equal(3f, _set.At(34));

        version = _set.Version;
        float[] copy = new float[8];
        _set[1].CopyTo(copy);
        Assert.Equal(values, copy);
        Assert.Equal(values, _set[1].Values.ToArray());
        Assert.Equal(version, _set.Version);

        _set[1].WritableValues[0] = 9;
        Assert.True(_set.Version > version);
        version = _set.Version;
        _set.MarkChanged();
        Assert.True(_set.Version > version);
        version = _set.Version;
        _set.Clear();
        Assert.True(_set.Version > version);
        Assert.Equal(new float[8], _set[1].Values.ToArray());
    }

    [Theory]
    [InlineData(7)]
    [InlineData(9)]
    [InlineData(0)]
    public void Copy_WrongLength_ChangesNothing(int length)
    {
        float[] other = new float[length];
        _set[1].CopyFrom([1, 1, 1, 1, 1, 1, 1, 1]);
        long version = _set.Version;
        string message = Assert.Throws<ArgumentException>("source", () => _set[1].CopyFrom(other)).Message;
        Assert.StartsWith($"memory.bias_ih_l0 [8] has 8 elements; source has {length}.", message);
        Assert.Throws<ArgumentException>("target", () => _set[1].CopyTo(other));
        Assert.All(other, value => Assert.Equal(0f, value));
        Assert.All(_set[1].Values.ToArray(), value => Assert.Equal(1f, value));
        Assert.Equal(version, _set.Version);
    }

    [Fact]
    public void CloneEmpty_HasTheLayoutAndZeros()
    {
        _set.Initialize(1);
        ParameterSet<float> clone = _set.CloneEmpty();
        Assert.Equal(_set.Layout, clone.Layout);
        Assert.Equal(_set[2].Offset, clone[2].Offset);
        Assert.Equal(new float[24], clone[0].Values.ToArray());
    }

    [Fact]
    public void New_WrongLayout_NamesTheParameter()
    {
        AssertFault("Two parameters are called a.", new("a", [1], Start.Normal), new("a", [2], Start.Normal));
        AssertFault("a has the shape [2, 0]", new ParameterInfo("a", [2, 0], Start.Normal));
        AssertFault("a has the shape []", new ParameterInfo("a", [], Start.Normal));
        AssertFault("a cannot be started in 2 equal blocks", new ParameterInfo("a", [3, 2], Start.Xavier) { Blocks = 2 });
        AssertFault("a cannot be started in 2 equal blocks", new ParameterInfo("a", [4], Start.Constant) { Blocks = 2, BlockValues = [1] });
        AssertFault("a cannot be started in 0 equal blocks", new ParameterInfo("a", [4], Start.Constant) { Blocks = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParameterSet<float>([new("a", [1 << 16, 1 << 16], Start.Normal)]));
    }

    private static void AssertFault(string message, params ParameterInfo[] layout) =>
        Assert.StartsWith(message, Assert.Throws<ArgumentException>("layout", () => new ParameterSet<float>(layout)).Message);
}
