using System.Numerics;
using System.Runtime.CompilerServices;

namespace SeqGen.Runtime;

/// <summary>
/// Losses and their gradients over packed rows: row r starts r * stride elements behind the given reference and holds n values, padded to a multiple
/// of 16. Each method returns the sum of losses, added up row by row, and, if asked, writes the gradient of factor * sum to <c>dy</c>, which has the
/// stride of <c>y</c> and may be the same memory; padding of its rows becomes 0. Padding of <c>y</c> and of targets may hold anything.
/// </summary>
public static partial class Losses
{
    /// <summary>Rows are padded to a multiple of this.</summary>
    private const int Padding = 16;

    /// <summary>Mean squared error: the sum of (y - t)^2.</summary>
    /// <param name="y">Predictions, [rows, n] at <paramref name="stride"/>.</param>
    /// <param name="dy">Receives the gradient if <paramref name="gradient"/>; else untouched.</param>
    /// <param name="stride">Elements from one row of y and dy to the next.</param>
    /// <param name="rows">Number of rows.</param>
    /// <param name="n">Values of a row.</param>
    /// <param name="targets">Targets, [rows, n] at <paramref name="targetStride"/>.</param>
    /// <param name="targetStride">Elements from one row of targets to the next.</param>
    /// <param name="factor">What the gradient is multiplied with: the weight of the loss over the count of values.</param>
    /// <param name="gradient">Whether to write the gradient.</param>
    public static double MeanSquaredError<V, T>(
        ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double factor, bool gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sum<V, T, Square<V, T>>(ref y, ref dy, stride, rows, n, ref targets, targetStride, 0, factor, gradient);

    /// <summary>Mean absolute error: the sum of |y - t|. Parameters as for <see cref="MeanSquaredError"/>.</summary>
    public static double MeanAbsoluteError<V, T>(
        ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double factor, bool gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sum<V, T, Distance<V, T>>(ref y, ref dy, stride, rows, n, ref targets, targetStride, 0, factor, gradient);

    /// <summary>
    /// Huber's loss (P. J. Huber, 1964, as in PyTorch's huber_loss): with d = y - t, the sum of d^2 / 2 where |d| is at most delta, else of
    /// delta (|d| - delta / 2). Parameters as for <see cref="MeanSquaredError"/>.
    /// </summary>
    public static double Huber<V, T>(
        ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double delta, double factor, bool gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sum<V, T, Bend<V, T>>(ref y, ref dy, stride, rows, n, ref targets, targetStride, delta, factor, gradient);

    /// <summary>
    /// Binary cross entropy of logits: the sum of -t ln p - (1 - t) ln(1 - p) with p = sigmoid(y). Parameters as for <see cref="MeanSquaredError"/>.
    /// </summary>
    public static double BinaryCrossEntropy<V, T>(
        ref T y, ref T dy, int stride, int rows, int n, ref T targets, int targetStride, double factor, bool gradient)
        where V : struct, ISimd<V, T>
        where T : unmanaged, IBinaryFloatingPointIeee754<T> =>
        Sum<V, T, Logistic<V, T>>(ref y, ref dy, stride, rows, n, ref targets, targetStride, 0, factor, gradient);

    /// <summary>
    /// How many rows have their largest value at the target. The first of equal values counts as the largest; a target of -1 never hits.
    /// </summary>
    /// <exception cref="ArgumentException">There are fewer targets than rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A target is neither -1 nor one of the n classes.</exception>
    public static int Correct<T>(ref T y, int stride, int rows, int n, ReadOnlySpan<int> targets)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        CheckTargets(targets, rows, n);
        int hits = 0;
        for (int r = 0; r < rows; r++)
        {
            if (targets[r] >= 0 && IsLargest(ref Unsafe.Add(ref y, (nint)r * stride), n, targets[r]))
            {
                hits++;
            }
        }

        return hits;
    }

    private static bool IsLargest<T>(ref T row, int n, int place)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        T value = Unsafe.Add(ref row, place);
        for (int k = 0; k < n; k++)
        {
            T other = Unsafe.Add(ref row, k);
            if (other > value || (other == value && k < place))
            {
                return false;
            }
        }

        return !T.IsNaN(value);
    }

    /// <summary>Before anything is read or written, so that no target leads outside its row.</summary>
    private static void CheckTargets(ReadOnlySpan<int> targets, int rows, int n)
    {
        if (targets.Length < rows)
        {
            throw new ArgumentException($"Expected {rows} targets, one a row, but got {targets.Length}.", nameof(targets));
        }

        for (int r = 0; r < rows; r++)
        {
            if (targets[r] < -1 || targets[r] >= n)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(targets), targets[r], $"The target of row {r} must be -1 or one of the classes 0 to {n - 1}.");
            }
        }
    }
}
