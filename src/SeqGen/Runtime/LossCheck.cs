using System.ComponentModel;
using System.Numerics;

namespace SeqGen.Runtime;

/// <summary>What a loss must be.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class LossCheck
{
    /// <summary>The loss itself.</summary>
    /// <exception cref="ArithmeticException">It is infinite or not a number.</exception>
    public static T Finite<T>(T loss)
        where T : unmanaged, IBinaryFloatingPointIeee754<T> => T.IsFinite(loss)
            ? loss
            : throw new ArithmeticException("The loss is not finite: a weight or an input is out of range, or the learning rate is too high.");
}
