namespace SeqGen.Generator.Graph;

/// <summary>Groups of ops that passes treat alike.</summary>
internal static class OpKinds
{
    /// <summary>Computes each unit from the same unit of its operands.</summary>
    public static bool IsPointwise(Op op) => op is >= Op.Add and <= Op.Select;

    /// <summary>Adds into the gradient of a parameter; nothing may use it.</summary>
    public static bool IsSink(Op op) => op is Op.WeightGradient or Op.ConvGradient or Op.VectorGradient or Op.TableGradient or Op.AttendScore or Op.AttendFilters;

    /// <summary>Sees all steps of a row at once, so it cannot stand inside a loop.</summary>
    public static bool IsReductionOverTime(Op op) => op is Op.TakeEnd or Op.SumSteps or Op.MaxSteps || IsAttention(op);

    /// <summary>Weighs steps by scores, or is a gradient of that.</summary>
    public static bool IsAttention(Op op) => op is >= Op.Attend and <= Op.AttendFilters;
}
