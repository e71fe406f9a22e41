namespace SeqGen.Generator.Tests.Diagnostics;

internal static partial class WrongPrograms
{
    private const string CellModel = "[SequenceModel] [Features(3), Recurrent<Mine>(4), Last, Dense(2), CrossEntropy] public partial class M;";

    private static IEnumerable<WrongProgram> Cells =>
    [
        new("SEQ100", $"{CellModel} public class [|Mine|] : Cell;"),
        new("SEQ100", $"{CellModel} public class [|Mine|] : SeqGen.Cell {{ public static Units Stop(Units x, Units h) => h; }}"),
        new("SEQ100", $"{CellModel} public class Mine : Cell {{ public static Units Step(Units x, Units h) => h; public static Units [|Step|](Units x, Units h, Units c) => h; }}"),
        new("SEQ100", "[SequenceModel] [Features(3), [|Recurrent<Mine>(4)|], Last, Dense(2), CrossEntropy] public partial class M; public abstract class Mine : Cell;"),
        Signature("public Units [|Step|](Units x, Units h) => h;"),
        Signature("public static Units [|Step|](Units x) => Linear(x);"),
        Signature("public static Units [|Step|](Units x, double h) => Linear(x);"),
        Signature("public static Units [|Step|](Units x, ref Units h) => Linear(x);"),
        Signature("public static Units [|Step|](Units x, Units h = default) => Linear(x, h);"),
        Signature("public static Units [|Step|]<T>(Units x, Units h) => Linear(x, h);"),
        Body("SEQ102", "[|for|] (int i = 0; i < 3; i++) h = Tanh(h); return h;"),
        Body("SEQ102", "[|while|] (true) { }"),
        Body("SEQ102", "[|foreach|] (var c in \"abc\") { } return h;"),
        Body("SEQ102", "[|if|] (DateTime.Now.Year > 2000) h = -h; return h;"),
        Body("SEQ102", "[|return|] h; return h;"),
        Body("SEQ102", "[|Units|] Twice(Units a) => a; return h;"),
        Body("SEQ102", "[|throw|] new Exception();"),
        Body("SEQ102", "[|{|] h = -h; } return h;"),
        Body("SEQ102", "[|using|] var a = new System.IO.MemoryStream(); return h;"),
        Body("SEQ102", "[|Linear|](x); return h;"),
        Body("SEQ103", "return [|true ? h : h|];"),
        Body("SEQ103", "return [|default(Units)|];"),
        Body("SEQ103", "return h * [|Math.PI|];"),
        Body("SEQ103", "return h * ([|1 / 2|]);"),
        Body("SEQ103", "var t = [|(h, h)|]; return h;"),
        Body("SEQ103", "return h * [|(double)2|];"),
        Body("SEQ103", "return h * ([|1e300 * 1e300|]);"),
        Body("SEQ103", "var (a, b) = [|Pair()|]; return h; } static (Units, Units) Pair() { throw null!;"),
        Body("SEQ103", $"return {string.Concat(Enumerable.Repeat("-(", 100))}[|-h|]{new string(')', 100)};"),
        Body("SEQ104", "return [|Math.Abs|](1.0) * h;"),
        Body("SEQ104", "return [|Twice|](h); } static Units Twice(Units a) { throw null!;"),
        Body("SEQ104", "return h + [|Cell.Tanh|](h);"),
        Body("SEQ105", "return h * [|Rate|]; } static double Rate { get { return 1; }"),
        Body("SEQ105", "return h * [|Rate|]; } static readonly double Rate = 1; static Mine() {"),
        Body("SEQ105", "return h * [|Two|]; } const string Text = \"\"; static double Two => 2; static Mine() {"),
        Body("SEQ105", "[|Kept|] = h; return h; } static Units Kept; static Mine() {"),
        Body("SEQ105", "var [|@in|] = Tanh(h); return h;"),
        new("SEQ105", $"{CellModel} public class Mine : Cell {{ public static Units Step(Units x, Units [|größe|]) => größe; }}"),
        Body("SEQ106", "return [|Linear(x, 1.0)|];"),
        Body("SEQ106", "return [|Linear(h, h)|];"),
        Body("SEQ106", "return [|Linear(x, Tanh(x))|];"),
        Body("SEQ106", "return [|Linear(2)|] + h;"),
        Body("SEQ106", "return Linear(x, [|h: h|]);"),
        Body("SEQ106", "return [|Scale(h, 0.5)|];"),
        Body("SEQ106", "return Linear(x, [|name: nameof(Mine)|]);"),
        Body("SEQ107", "return [|x * h|];"),
        Body("SEQ107", "return [|x|];"),
        Body("SEQ107", "return [|0.5|];"),
        Body("SEQ107", "return Select([|x > h|], h, h);"),
        new("SEQ108", $"{CellModel} public class Mine : Cell {{ public static [|Units|] Step(Units x, Units h, Units c) => h; }}"),
        new("SEQ108", $"{CellModel} public class Mine : Cell {{ public static [|(Units, Units, Units, Units)|] Step(Units x, Units h, Units c) => (h, h, h, h); }}"),
        new("SEQ108", $"{CellModel} public class Mine : Cell {{ public static [|(Units h, double c)|] Step(Units x, Units h, Units c) => (h, 1); }}"),
        Body("SEQ109", "return Tanh(h); } static Units [|Tanh|](Units a) { return a;"),
        new("SEQ110", "[SequenceModel] [Features(3), Recurrent<Mine<int>>(4), Last, Dense(2), CrossEntropy] public partial class M; public class [|Mine|]<T> : Cell { public static Units Step(Units x, Units h) => Linear(x, h); }"),
        Body("SEQ112", "return Linear(x, h, name: [|\"a b\"|]);"),
        Body("SEQ112", "return Linear(x, h, name: [|\"weight_hh\"|]);"),
        Body("SEQ112", "return Scale(h, name: \"a\") + Bias(h, name: [|\"a\"|]) + Linear(x);"),
        Body("SEQ112", "return Scale(h, name: [|\"scale1\"|]) + Linear(x);"),
        Body("SEQ112", "return LayerNorm(h, name: \"a\") + Bias(h, name: [|\"a_bias\"|]) + Linear(x);"),
    ];

    private static WrongProgram Body(string id, string body) =>
        new(id, $"{CellModel} public class Mine : Cell {{ public static Units Step(Units x, Units h) {{ {body} }} }}");

    private static WrongProgram Signature(string method) => new("SEQ101", $"{CellModel} public class Mine : Cell {{ {method} }}");
}
