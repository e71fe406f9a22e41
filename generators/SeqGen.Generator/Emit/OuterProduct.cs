using System;
using System.Collections.Generic;
using System.Linq;
using SeqGen.Generator.Graph;
using SeqGen.Generator.Plan;

namespace SeqGen.Generator.Emit;

/// <summary>
/// How the gradient of a weight, <c>dW += dy^T x</c> over rows, is laid onto tiles. Where widths allow, the product is added straight into the
/// gradient [out, in]: rows of tiles are outputs, vectors are inputs. Elsewhere vectors are outputs, each part padded, and a scratch holds the
/// product until it is added transposed.
/// </summary>
internal sealed class OuterProduct
{
    /// <summary>Columns of the panels into which the left operand is copied: whole tiles of any height.</summary>
    public const int LeftPanel = 48;

    /// <summary>Columns of the left operand that are copied at a time.</summary>
    public const int LeftColumns = 5 * LeftPanel;

    private const int RowsAtLeast = 96, RowsAtMost = 11 * RowsAtLeast;

    /// <summary>Bytes of both copies, which the second-level cache shall hold.</summary>
    private const int CopiedBytes = 3 << 19;

    /// <summary>Bytes of a product that may well be loaded and stored once for every <see cref="RowsAtLeast"/> rows.</summary>
    private const int SmallProduct = 1 << 17;

    public OuterProduct(Node node, int elementBytes)
    {
        int[] outputs = [.. node.Inputs[0].Shape.Parts];
        Inputs = [.. node.Inputs[1].Shape.Parts];
        IsDirect = Inputs.All(IsWhole) && (outputs.Length == 1 || outputs.All(IsWhole));
        Padded = outputs.Sum(RowBuffer.Padded);
        Outputs = outputs.Sum();
        int widest = Inputs.Max(), left = IsDirect ? Outputs : widest, right = IsDirect ? widest : Padded;
        long bytes = (long)left * right * elementBytes;
        long fit = CopiedBytes / elementBytes / (right + LeftWidth(left)), worth = RowsAtLeast * ((bytes + SmallProduct - 1) / SmallProduct);
        Together = (int)Math.Max(RowsAtLeast, Math.Min(RowsAtMost, Math.Min(fit, worth) / RowsAtLeast * RowsAtLeast));
        PackScratch = (long)Together * (right + LeftWidth(left));
        GradientScratch = IsDirect ? 0 : (long)widest * Padded;
    }

    /// <summary>Whether the product is added straight into the gradient.</summary>
    public bool IsDirect { get; }

    /// <summary>Widths of the parts of x.</summary>
    public IReadOnlyList<int> Inputs { get; }

    /// <summary>Columns of dy.</summary>
    public int Outputs { get; }

    /// <summary>The same with the padding of each part.</summary>
    public int Padded { get; }

    /// <summary>Rows that are copied and multiplied together.</summary>
    public int Together { get; }

    /// <summary>Elements into which the operands are copied.</summary>
    public long PackScratch { get; }

    /// <summary>Elements of the product's scratch.</summary>
    public long GradientScratch { get; }

    /// <summary>Vectors side by side in a tile, for a right operand of this many columns.</summary>
    public static int Vectors(int columns)
    {
        int blocks = columns / RowBuffer.Lanes;
        return blocks <= 4 ? blocks : blocks % 4 == 0 ? 4 : blocks % 3 == 0 ? 3 : blocks % 2 == 0 ? 2 : 1;
    }

    private static int LeftWidth(int columns) => Math.Min(LeftColumns, RowBuffer.Padded(columns));

    private static bool IsWhole(int width) => width % RowBuffer.Lanes == 0;
}
