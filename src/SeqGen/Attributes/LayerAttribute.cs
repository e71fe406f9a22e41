namespace SeqGen;

/// <summary>One layer of a stack.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public abstract class LayerAttribute : Attribute
{
    private protected LayerAttribute()
    {
    }

    /// <summary>
    /// Name of the layer, which its parameters carry in front: <c>memory.weight_ih_l0</c>. Letters, digits and underscores. Without a name a layer
    /// is called after its kind and its place among its kind in its stack: <c>lstm1</c>.
    /// </summary>
    public string Name { get; set; } = "";
}
