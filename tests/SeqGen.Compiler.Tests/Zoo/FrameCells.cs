using SeqGen.Generator.Graph;

namespace SeqGen.Compiler.Tests.Zoo;

/// <summary>Recurrent layers over frames built by hand, op by op.</summary>
internal static class FrameCells
{
    /// <summary>ConvLSTM (Shi et al. 2015, equation 3), with one bias and gates i, f, g, o. Returns h per step; its states are 0, h, and 1, c.</summary>
    public static Node ConvLstm(this ModelZoo zoo, Node x, int channels, int units, ConvForm form, bool peepholes)
    {
        GraphBuilder b = zoo.Builder;
        int positions = form.In.Count;
        State h = b.NewState("h", Direction.Forward, units * positions, 0), c = b.NewState("c", Direction.Forward, units * positions, 1);
        int[] parts = [units, units, units, units];
        Node bias = b.Pick(b.Parameter(zoo.Vector("b", 4 * units), parts), PickForm.Channels(positions, units));
        Node sums = b.Add(b.Add(b.Conv(x, zoo.Kernel("W_x", 4 * units, channels, form), form, null, parts), b.Conv(h.Previous, zoo.Kernel("W_h", 4 * units, units, form), form, null, parts)), bias);

        Node Gate(int part, string peephole, Node cell) => peepholes ? b.Add(b.Slice(sums, part), b.Multiply(Peephole(peephole), cell)) : b.Slice(sums, part);
        Node Peephole(string name) => b.Pick(b.Parameter(zoo.Vector(name, units * positions)), PickForm.ChannelsLast(positions, units));

        Node i = b.Sigmoid(Gate(0, "W_ci", c.Previous));
        Node f = b.Sigmoid(Gate(1, "W_cf", c.Previous));
        c.Next = b.Add(b.Multiply(f, c.Previous), b.Multiply(i, b.Tanh(b.Slice(sums, 2))));
        h.Next = b.Multiply(b.Sigmoid(Gate(3, "W_co", c.Next)), b.Tanh(c.Next));
        return h.Next;
    }
}
