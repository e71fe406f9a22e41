using System.Reflection;
using System.Reflection.Emit;

namespace SeqGen.Generator.Tests.Architecture;

/// <summary>Finds the types that a type mentions, in signatures and in the code of its methods.</summary>
internal static class TypeReferences
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> s_codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<(MemberInfo User, Type Used)> Of(Type type)
    {
        IEnumerable<(MemberInfo User, Type? Used)> direct =
        [
            (type, type.BaseType),
            .. type.GetInterfaces().Select(i => ((MemberInfo)type, (Type?)i)),
            .. type.GetFields(Everything).Select(f => ((MemberInfo)f, (Type?)f.FieldType)),
            .. Methods(type).SelectMany(method => InSignature(method).Concat(InCode(method)).Select(used => ((MemberInfo)method, (Type?)used))),
        ];
        return direct.SelectMany(r => Parts(r.Used).Select(used => (r.User, used)));
    }

    private static IEnumerable<MethodBase> Methods(Type type) => type.GetMethods(Everything).Cast<MethodBase>().Concat(type.GetConstructors(Everything));

    private static IEnumerable<Type> InSignature(MethodBase method) =>
        method.GetParameters().Select(p => p.ParameterType).Append((method as MethodInfo)?.ReturnType ?? typeof(void));

    private static IEnumerable<Type> InCode(MethodBase method)
    {
        MethodBody? body = method.GetMethodBody();
        return body is null ? [] : body.LocalVariables.Select(v => v.LocalType).Concat(InTokens(method, body.GetILAsByteArray()!));
    }

    private static IEnumerable<Type> InTokens(MethodBase method, byte[] code)
    {
        Type[] typeArguments = method.DeclaringType!.GetGenericArguments();
        Type[] methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : [];
        for (int place = 0; place < code.Length;)
        {
            OpCode operation = s_codes[code[place] == 0xFE ? (short)(0xFE00 | code[place + 1]) : code[place]];
            place += operation.Size;
            if (operation.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok)
            {
                MemberInfo member = method.Module.ResolveMember(BitConverter.ToInt32(code, place), typeArguments, methodArguments)!;
                yield return member as Type ?? member.DeclaringType!;
                if (member is MethodBase { IsGenericMethod: true } called)
                {
                    foreach (Type argument in called.GetGenericArguments())
                        yield return argument;
                }
            }

            place += SizeOf(operation.OperandType, code, place);
        }
    }

    private static int SizeOf(OperandType operand, byte[] code, int place) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, place)),
        _ => 4,
    };

    /// <summary>A type with its element type and type arguments.</summary>
    private static IEnumerable<Type> Parts(Type? type) =>
        type is null ? []
        : type.HasElementType ? Parts(type.GetElementType())
        : type.GetGenericArguments().Where(argument => !argument.IsGenericParameter).SelectMany(Parts).Append(type);
}
