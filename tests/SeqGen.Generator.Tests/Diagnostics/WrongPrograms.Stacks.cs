namespace SeqGen.Generator.Tests.Diagnostics;

internal static partial class WrongPrograms
{
    private static IEnumerable<WrongProgram> Stacks =>
    [
        new("SEQ020", "[SequenceModel] [Features(3), Lstm(4)] partial class M; [[|Dense(2)|], CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ020", "[SequenceModel] partial class M; [[|Features(3)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ021", "[[|SequenceModel|]] partial class M;", IsUsable: false),
        new("SEQ021", "[[|SequenceModel|], Obsolete] public sealed partial class M { }", IsUsable: false),
        new("SEQ022", "[SequenceModel] [Features(3), [|Serializable|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ022", "[[|SequenceModel|], Features(3), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ023", "[SequenceModel] [Features(3), Dense(2), CrossEntropy] [[|Features(3)|], Dense(2)] partial class M;", IsUsable: false),
        new("SEQ023", "[SequenceModel] [[|Features(3)|], Dense(2)] [Stack(\"b\"), Features(3), Dense(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ023", "[SequenceModel] [Stack(\"a\")] [[|Features(3)|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ024", "[SequenceModel] [Features(3), [|Stack(\"a\")|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ024", "[SequenceModel] [Stack(\"a\"), [|Stack(\"b\")|], Features(3), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ025", "[SequenceModel] [Stack(\"a\"), Features(3)] [[|Stack(\"b\", From = \"c\")|], Dense(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ025", "[SequenceModel] [Stack(\"a\"), Features(3)] [[|Stack(\"b\", From = \"a,\")|], Dense(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ026", "[SequenceModel] [Stack(\"a\"), Features(3), Dense(1)] [[|Stack(\"b\", From = \"a, b\")|], Dense(2), CrossEntropy] partial class M;"),
        new("SEQ026", "[SequenceModel] [[|Stack(\"a\", From = \"b\")|], Dense(1)] [Stack(\"b\", From = \"a\"), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ027", "[SequenceModel] [Stack(\"a\"), Features(3), Dense(2), CrossEntropy] [[|Stack(\"b\", From = \"a\")|], Dense(2)] partial class M;", IsUsable: false),
        new("SEQ028", "[SequenceModel] [Stack(\"a\"), Features(3), Dense(2), CrossEntropy] [[|Stack(\"b\")|]] partial class M;"),
        new("SEQ029", "[SequenceModel] [[|Stack(\"b\", From = \"a\")|], Dense(2), CrossEntropy] [Stack(\"a\"), Features(3)] partial class M;"),
    ];
}
