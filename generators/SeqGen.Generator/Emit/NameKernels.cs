using SeqGen.Generator.Graph;
using SeqGen.Generator.Lowering;
using SeqGen.Generator.Plan;
using SeqGen.Generator.Schedule;

namespace SeqGen.Generator.Emit;

/// <summary>Gives methods and buffers their names: the layer's, and what they are or hold.</summary>
internal static class NameKernels
{
    public static void Run(CompiledModel model)
    {
        var names = new HashSet<string>();
        Name(model.Whole, names, "");
        if (model.Step is not null)
            Name(model.Step, names, "Step");
        NameBuffers(model, model.Whole);
        if (model.Step is not null)
            NameBuffers(model, model.Step);
    }

    private static void Name(CompiledPass pass, HashSet<string> names, string suffix)
    {
        Name(pass.Schedule.Forward, names, suffix.Length > 0 ? suffix : "Forward");
        Name(pass.Schedule.Backward, names, "Backward");
    }

    private static void Name(IReadOnlyList<LayerMethod> methods, HashSet<string> names, string kind)
    {
        for (int i = 0; i < methods.Count; i++)
        {
            LayerMethod method = methods[i];
            string stem = Naming.Pascal(method.Layer.Name);
            method.Name = Unique(stem + kind, names);
            foreach (ProductKernel product in method.Regions.SelectMany(r => r.Kernels).OfType<FusedKernel>().SelectMany(f => f.Products))
                product.Scratch = product.Start is not null ? product.Start.Scratch : Unique(stem + (kind == "Forward" ? "" : kind) + "Sum", names);
            foreach (Kernel kernel in method.Regions.SelectMany(r => r.Kernels))
                if (kernel is PointwiseKernel or FusedKernel)
                    kernel.Name = Unique(stem + (kernel is FusedKernel || method.Regions.Any(r => r.Loop is not null && r.Kernels.Contains(kernel)) ? "Cell" : "Maths") + (kind == "Forward" ? "" : kind), names);
        }
    }

    /// <summary>Fields of the workspace that are there besides its buffers.</summary>
    private static readonly string[] s_fields = [AttentionCall.Scratch, "GradientScratch", LayerWriter.FrameScratch, "PackScratch", "StepNumbers"];

    private static void NameBuffers(CompiledModel model, CompiledPass pass)
    {
        HashSet<string> names = [.. s_fields, .. pass.Schedule.Kernels.OfType<FusedKernel>().SelectMany(f => f.Products).Select(p => p.Scratch)];
        foreach (RowBuffer buffer in pass.Buffers)
        {
            Node? first = buffer.Tenants.FirstOrDefault();
            string layer = Naming.Pascal(first?.Layer.Name ?? "");
            buffer.Name = UniqueBuffer((pass == model.Step ? "Step" : "") + Role(model, pass, buffer, first, layer), names);
        }
    }

    private static string Role(CompiledModel model, CompiledPass pass, RowBuffer buffer, Node? first, string layer)
    {
        foreach (KeyValuePair<State, RowBuffer> pair in pass.Plan.States)
            if (pair.Value == buffer)
                return Naming.Pascal(pair.Key.Name.Replace("_l0", "").Replace("d" + Stem(pair.Key), "d_" + Stem(pair.Key)));
        if (first is null)
            return "Unused";
        if (first.Op == Op.Input)
            return "X" + Number(first.Index, model.Model.Inputs.Count);
        if (first.Op == Op.OutputGradient)
            return "Dy" + Number(first.Index, model.Model.Outputs.Count);
        if (buffer.Tenants.Any(t => t.Op == Op.Attend))
            return layer + "Attention";
        if (buffer.Parts.Length > 1 && buffer.Tenants.FirstOrDefault(t => t.Symbol == LowerAttention.Projected) is { } projected)
            return layer + Naming.Pascal(projected.Symbol);
        if (buffer.Parts.Length > 1)
            return layer + (buffer.Tenants.Any(t => IsGates(t) || (t.Op == Op.Add && IsGates(t.Inputs[0]))) ? "Gates" : first.Op == Op.Concat && first.Symbol.Length == 0 && first.Inputs.Any(i => i.Symbol.Length > 0)
                ? string.Concat(first.Inputs.Select(i => Naming.Pascal(i.Symbol))) : "Parts");
        string symbol = Naming.Pascal(Naming.Local(first.Symbol.Length > 0 ? first.Symbol : first.Op.ToString()));
        return layer + symbol;
    }

    private static bool IsGates(Node node) => Views.IsProduct(node.Op) || node.Op == Op.Conv;

    private static string Stem(State state) => state.Name.Split('.')[0];

    private static string Number(int index, int count) => count > 1 ? Naming.Number(index + 1) : "";

    /// <summary>A name that is free with the members that are made of it.</summary>
    private static string UniqueBuffer(string stem, HashSet<string> names)
    {
        string name = stem;
        for (int i = 2; Members(name).Any(names.Contains); i++)
            name = stem + Naming.Number(i);
        names.UnionWith(Members(name));
        return name;

        static string[] Members(string name) => [name, name + "Row", name + "Stride"];
    }

    private static string Unique(string stem, HashSet<string> names)
    {
        string name = stem;
        for (int i = 2; !names.Add(name); i++)
            name = stem + Naming.Number(i);
        return name;
    }
}
