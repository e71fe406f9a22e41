namespace SeqGen.Generator.Tests.Diagnostics;

internal static partial class WrongPrograms
{
    private const string Layers = "[Features(3), Lstm(4), Last, Dense(2), CrossEntropy]";

    private static IEnumerable<WrongProgram> Classes =>
    [
        new("SEQ001", $"[SequenceModel] {Layers} public class [|M|];", IsUsable: false),
        new("SEQ002", $"public partial class Outer {{ [SequenceModel] {Layers} public partial class [|M|]; }}", IsUsable: false),
        new("SEQ002", $"class Outer {{ [SequenceModel] {Layers} private partial class [|M|]; }}", IsUsable: false),
        new("SEQ003", $"[SequenceModel] {Layers} public partial class [|M|]<T>;", IsUsable: false),
        new("SEQ004", $"[SequenceModel] {Layers} public static partial class [|M|];", IsUsable: false),
        new("SEQ005", $"[SequenceModel] {Layers} public partial record [|M|];", IsUsable: false),
        new("SEQ006", $"[SequenceModel] {Layers} file partial class [|M|];", IsUsable: false),
        new("SEQ007", $"[SequenceModel] {Layers} public abstract partial class [|M|];", IsUsable: false),
        new("SEQ008", $"public class Base; [SequenceModel] {Layers} public partial class [|M|] : Base;"),
        new("SEQ009", $"[SequenceModel] {Layers} public partial class M {{ public [|M|](int seed) {{ }} }}"),
        new("SEQ009", $"[SequenceModel] {Layers} public partial class [|M|](int seed) {{ public int Number => seed; }}"),
        new("SEQ010", $"[SequenceModel] {Layers} public partial class M {{ public string [|Standardize|] => \"\"; }}"),
        new("SEQ010", $"[SequenceModel] {Layers} public partial class M {{ public int [|Stage|]; }}"),
        new("SEQ010", $"[SequenceModel] {Layers} public partial class M {{ public void [|RunStaged|](string text) {{ }} }}"),
        new("SEQ010", $"[SequenceModel] {Layers} public partial class M {{ public class [|GradientsOf|]; }}"),
        new("SEQ010", $"[SequenceModel] {Layers} public partial class M {{ private event Action [|Create|] {{ add {{ }} remove {{ }} }} }}"),
        new("SEQ010", "[SequenceModel][Encoder, Features(3), Gru(4)][Decoder, Tokens(9, Start = 0, End = 1), Embedding(4), Gru(4), Dense(9), CrossEntropy] public partial class M { public void [|Decode|]() { } }", IsUsable: false),
        new("SEQ010", "[SequenceModel][Encoder, Features(3), Gru(4)][Decoder, Tokens(9, Start = 0, End = 1), Embedding(4), Gru(4), Dense(9), CrossEntropy] public partial class M { public void [|StageTarget|]() { } }"),
        new("SEQ010", "[SequenceModel][Frames(3, 3, 1), Conv(2), Flatten, Dense(2), CrossEntropy] public partial class M { public int [|Frames|]; }"),
        new("SEQ011", $"[SequenceModel] {Layers} public partial class [|@class|];", IsUsable: false),
        new("SEQ011", $"[SequenceModel] {Layers} public partial class [|Forward|];", IsUsable: false),
        new("SEQ012", $"[SequenceModel] {Layers} public partial class M; [SequenceModel] {Layers} public partial class [|m|];", IsUsable: false),
        new("SEQ012", $"namespace A {{ [SequenceModel] {Layers} public partial class N; }} namespace a {{ [SequenceModel] {Layers} public partial class [|N|]; }}", IsUsable: false),
        new("SEQ014", $"{Layers} public partial class [|M|];", IsUsable: false),
        new("SEQ014", "[Stack(\"trunk\"), Features(3), Gru(4)] [Stack(\"head\", From = \"trunk\"), Dense(2), CrossEntropy] public partial class [|M|];", IsUsable: false),
        new("SEQ014", "[SeqGen.EncoderAttribute, SeqGen.Features(3), Gru(4)] [Decoder, NoInput, Gru(4), Dense(2), MeanSquaredError] public class [|M|];", IsUsable: false),
    ];
}
