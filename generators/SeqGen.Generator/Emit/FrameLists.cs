using SeqGen.Generator.Graph;

namespace SeqGen.Generator.Emit;

/// <summary>Geometry of frames as emitted calls take it: each kernel and each order of units a static object, named after what it says.</summary>
internal sealed class FrameLists
{
    private readonly SortedDictionary<string, string> _objects = new(StringComparer.Ordinal);

    /// <summary>An expression for a kernel's positions: <c>Frames.Kernel5x5On16x16</c>.</summary>
    public string Of(ConvForm form)
    {
        string name = $"Kernel{form.Kernel}On{form.In}" + Also("Stride", form.Stride, 1) + Also("Dilation", form.Dilation, 1)
            + (form.Padding == ConvForm.Of(form.In, form.Kernel, form.Stride, form.Dilation, same: true).Padding ? "" : "Inside");
        _objects[name] = $"Window {name} = new({string.Join(", ", new[] { form.In, form.Out, form.Kernel, form.Stride, form.Dilation, form.Padding }.Select(List))})";
        return "Frames." + name;
    }

    /// <summary>An expression for an order of units: <c>Frames.Take2x8Every8And1</c>.</summary>
    public string Of(PickForm form)
    {
        string name = $"Take{string.Join("x", form.Counts.Select(c => Naming.Number(c)))}Every{string.Join("And", form.Strides.Select(s => Naming.Number(s)))}" + (form.Offset == 0 ? "" : "From" + Naming.Number(form.Offset));
        string offset = form.Offset == 0 ? "" : ", " + Naming.Number(form.Offset);
        _objects[name] = $"UnitPick {name} = new([{string.Join(", ", form.Counts.Select(c => Naming.Number(c)))}], [{string.Join(", ", form.Strides.Select(s => Naming.Number(s)))}]{offset})";
        return "Frames." + name;
    }

    /// <summary>The class that holds what was asked for.</summary>
    public void Write(CodeWriter code)
    {
        if (_objects.Count == 0)
            return;
        code.Line();
        code.Line("// Frames: which positions meet at a kernel's taps (input, output, kernel, stride, dilation, padding), and orders of units (counts, strides, first).");
        using (code.Block("private static class Frames"))
            foreach (KeyValuePair<string, string> made in _objects)
                code.Line($"internal static readonly {made.Value};");
    }

    private static string Also(string what, Extent extent, int usual) => extent == Extent.All(usual) ? "" : what + extent;

    private static string List(Extent extent) => $"[{string.Join(", ", extent.Sizes.Select(s => Naming.Number(s)))}]";
}
