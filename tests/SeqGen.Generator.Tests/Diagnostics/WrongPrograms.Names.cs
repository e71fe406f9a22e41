namespace SeqGen.Generator.Tests.Diagnostics;

internal static partial class WrongPrograms
{
    private static IEnumerable<WrongProgram> Names =>
    [
        new("SEQ080", "[SequenceModel] [Features(3), [|Dense(2, Name = \"two words\")|], CrossEntropy] partial class M;"),
        new("SEQ080", "[SequenceModel] [Features(3), [|Dense(2, Name = \"\")|], CrossEntropy] partial class M;"),
        new("SEQ080", "[SequenceModel] [Features(3), [|Dense(2, Name = null!)|], CrossEntropy] partial class M;"),
        new("SEQ080", "[SequenceModel] [Features(3), [|Dense(2, Name = \"class\")|], CrossEntropy] partial class M;"),
        new("SEQ080", "[SequenceModel] [Features(3), [|Dense(2, Name = \"x\\\"; //\")|], CrossEntropy] partial class M;"),
        new("SEQ080", "[SequenceModel] [Features(3), [|Dense(2, Name = \"7up\")|], CrossEntropy] partial class M;"),
        new("SEQ080", "[SequenceModel] [[|Stack(\"a.b\")|], Features(3), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ080", "[SequenceModel] [[|Stack(\"\")|], Features(3), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ081", "[SequenceModel] [Features(3), Dense(2, Name = \"a\"), [|Dense(2, Name = \"a\")|], CrossEntropy] partial class M;"),
        new("SEQ081", "[SequenceModel] [Features(3), Dense(2, Name = \"in_put\"), [|Lstm(2, Name = \"InPut\")|], CrossEntropy] partial class M;"),
        new("SEQ081", "[SequenceModel] [Features(3), Lstm(2, Layers = 2, Name = \"a\"), [|Lstm(2, Name = \"a_l1\")|], CrossEntropy] partial class M;"),
        new("SEQ081", "[SequenceModel] [Features(3), Lstm(2, Name = \"lstm2\"), [|Lstm(2)|], CrossEntropy] partial class M;"),
        new("SEQ081", "[SequenceModel] [Stack(\"a\"), Features(3), Dense(2)] [[|Stack(\"a\")|], Features(3), Dense(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ081", "[SequenceModel] [Stack(\"a\"), Features(3), [|Dense(2, Name = \"a\")|], CrossEntropy] partial class M;"),
        new("SEQ082", "[SequenceModel] [Features(3), [|Dense(2, Name = \"forward\")|], CrossEntropy] partial class M;"),
        new("SEQ082", "[SequenceModel] [[|Stack(\"parameters\")|], Features(3), Dense(2), CrossEntropy] partial class M;"),
        new("SEQ083", "[SequenceModel] [Features(3), Lstm(2), [|Lstm(2)|], Lstm(2), CrossEntropy] partial class M;", IsUsable: false),
        new("SEQ083", "[SequenceModel] [Features(3), Dense(2, Name = \"a\"), Dense(2), Lstm(2), [|Dense(2)|], CrossEntropy] partial class M;", IsUsable: false),
    ];
}
