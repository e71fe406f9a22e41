using System.Buffers.Binary;
using System.Reflection;
using System.Reflection.Emit;

namespace SeqGen.Tests.Limits;

/// <summary>What decides whether the JIT optimizes a method.</summary>
/// <param name="Method">Its name with its type's.</param>
/// <param name="Bytes">Bytes of IL.</param>
/// <param name="Locals">Declared locals.</param>
/// <param name="Blocks">Basic blocks: stretches of IL that only their first instruction is jumped to and only their last one jumps from.</param>
internal sealed record MethodShape(string Method, int Bytes, int Locals, int Blocks)
{
    private static readonly Dictionary<int, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value & 0xffff);

    /// <summary>Every method and constructor of an assembly that has a body.</summary>
    public static IEnumerable<MethodShape> AllOf(Assembly assembly)
    {
        const BindingFlags Own = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;
        return from type in assembly.GetTypes()
               from method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own))
               let body = method.GetMethodBody()
               where body is not null
               select Of($"{type}.{method.Name}", body);
    }

    /// <param name="name">Name to report.</param>
    /// <param name="body">The method's body.</param>
    public static MethodShape Of(string name, MethodBody body)
    {
        byte[] il = body.GetILAsByteArray()!;
        SortedSet<int> starts = [0, .. body.ExceptionHandlingClauses.SelectMany(c => new[] { c.TryOffset, c.HandlerOffset })];
        for (int at = 0; at < il.Length;)
        {
            int value = il[at++];
            OpCode code = s_codes[value == 0xfe ? 0xfe00 | il[at++] : value];
            int next = at + Operand(code, il, at);
            foreach (int target in Targets(code, il, at, next))
                starts.Add(target);
            if (code.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw && next < il.Length)
                starts.Add(next);
            at = next;
        }

        return new MethodShape(name, il.Length, body.LocalVariables.Count, starts.Count);
    }

    private static int Operand(OpCode code, byte[] il, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * Integer(il, at)),
        _ => 4,
    };

    private static IEnumerable<int> Targets(OpCode code, byte[] il, int at, int next) => code.OperandType switch
    {
        OperandType.ShortInlineBrTarget => [next + (sbyte)il[at]],
        OperandType.InlineBrTarget => [next + Integer(il, at)],
        OperandType.InlineSwitch => Enumerable.Range(1, Integer(il, at)).Select(i => next + Integer(il, at + (4 * i))),
        _ => [],
    };

    private static int Integer(byte[] il, int at) => BinaryPrimitives.ReadInt32LittleEndian(il.AsSpan(at));
}
