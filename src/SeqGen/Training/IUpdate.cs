using System.Numerics;

namespace SeqGen.Training;

/// <summary>The formula of an optimizer for one vector of elements. It must treat every lane alike and fuse nothing.</summary>
internal interface IUpdate<T>
    where T : unmanaged
{
    /// <summary>How many of the three moments are read and written.</summary>
    static abstract int Moments { get; }

    /// <summary>Returns the parameter's next value.</summary>
    Vector<T> Apply(Vector<T> p, Vector<T> g, ref Vector<T> first, ref Vector<T> second, ref Vector<T> third);
}
