using System.Globalization;

namespace SeqGen.Tests.Pairs;

/// <summary>
/// Draws the text of an encoder and a decoder with the options of each layer; not all of them are valid. Numbers are double: with float, gradients of attention that
/// are differences of nearly equal numbers would pass any bound by rounding alone.
/// </summary>
internal sealed class RandomPair(Random random)
{
    private static readonly string[] s_cells = ["Lstm", "Gru", "Rnn", "Recurrent<CoupledCell>", "Recurrent<MinimalCell>", "Recurrent<PeepholeCell>", "Recurrent<ApartCell>"];
    private static readonly string[] s_scores = ["Additive", "Concat", "Dot", "ScaledDot", "General", "Location"];
    private static readonly string[] s_activations = ["Tanh", "Sigmoid", "Relu"];

    private int _width;
    private int _source;

    /// <summary>A declaration that a seed fixes.</summary>
    public static string Draw(int seed, string name) => new RandomPair(new Random(seed)).Declaration(name);

    private string Declaration(string name)
    {
        string[] encoder = [.. Encoder()];
        _source = _width;
        bool starts = random.Next(6) == 0;
        string code = starts ? $"[Stack(\"code\", From = \"encoder\"), {Choice("Last", "Mean", "AttentionPool(3)")}{(random.Next(2) == 0 ? ", Dense(5)" : "")}]\n" : "";
        string from = starts ? ", From = \"code\"" : random.Next(3) == 0 ? $", Bridge = Bridge.{Choice("Copy", "Dense", "Zero")}" : "";
        string sampling = random.Next(5) == 0 ? ", ScheduledSampling = 0.4" : "";
        string header = $"Decoder(\"decoder\"{from}{sampling})";
        string smoothing = random.Next(3) == 0 ? "(LabelSmoothing = 0.1)" : "";
        string[] decoder = [.. Decoder(), $"Dense({Text(PairModels.TargetTokens)})", "CrossEntropy" + smoothing];
        return $"[SequenceModel(Precision = Precision.Float64)]\n[Encoder, {string.Join(", ", encoder)}]\n{code}[{header}, {string.Join(", ", decoder)}]\npublic partial class {name};\n";
    }

    private IEnumerable<string> Encoder()
    {
        if (random.Next(2) == 0)
        {
            yield return $"Tokens({Text(PairModels.SourceTokens)})";
            yield return Embedding();
        }
        else
        {
            _width = PairModels.Features;
            yield return $"Features({Text(_width)})";
        }

        for (int count = random.Next(1, 4); count > 0; count--)
            yield return random.Next(8) switch
            {
                0 => Dense(),
                1 => "LayerNorm(Epsilon = 0.1)",
                2 => "Dropout(0.3)",
                3 => $"SelfAttention({Text(Divisor())}{Block()})",
                4 => $"FeedForward(7{Block()})",
                _ => Recurrent(bothWays: random.Next(2) == 0),
            };
    }

    private IEnumerable<string> Decoder()
    {
        yield return $"Tokens({Text(PairModels.TargetTokens)}, Start = 0, End = 1)";
        yield return Embedding();
        if (random.Next(4) == 0)
        {
            foreach (string layer in Transformer())
                yield return layer;
            yield break;
        }

        if (random.Next(5) == 0)
            yield return Dense();
        bool inFront = random.Next(2) == 0;
        int units = random.Next(3) == 0 ? _source : random.Next(2, 9);
        if (inFront)
            yield return Attention(units, inFront: true);
        yield return Recurrent(bothWays: false, units);
        if (random.Next(5) == 0)
            yield return Recurrent(bothWays: false);
        if (!inFront || random.Next(4) == 0)
            yield return Attention(_width, inFront: false);
        if (random.Next(4) == 0)
            yield return "LayerNorm(Epsilon = 0.1)";
        if (random.Next(5) == 0)
            yield return "Dropout(0.2)";
    }

    private IEnumerable<string> Transformer()
    {
        if (random.Next(2) == 0)
            yield return $"PositionalEncoding(40{(random.Next(2) == 0 ? ", Learned = true" : "")})";
        yield return $"SelfAttention({Text(Divisor())}, Causal = true{Block()})";
        yield return $"Attention(Score.{Choice("Dot", "ScaledDot")}, Heads = {Text(Divisor())}{Block()})";
        yield return $"FeedForward(9, Activation = Activation.{Choice(s_activations)}{Block()})";
    }

    private string Embedding()
    {
        _width = random.Next(2, 9);
        return $"Embedding({Text(_width)})";
    }

    private string Dense()
    {
        _width = random.Next(2, 9);
        return $"Dense({Text(_width)}, Activation = Activation.{Choice(s_activations)})";
    }

    private string Recurrent(bool bothWays, int units = 0)
    {
        int before = _width, size = units > 0 ? units : random.Next(5) == 0 ? random.Next(15, 20) : random.Next(2, 9);
        string cell = s_cells[random.Next(s_cells.Length)], options = "";
        if (random.Next(4) == 0)
            options += ", Layers = 2" + (random.Next(3) == 0 ? ", Dropout = 0.3" : "");
        bool sum = bothWays && random.Next(3) == 0;
        if (bothWays)
            options += ", Bidirectional = true" + (sum ? ", Merge = Merge.Sum" : "");
        if (cell == "Gru" && random.Next(3) == 0)
            options += ", Reset = Reset.Before";
        _width = size * (bothWays && !sum ? 2 : 1);
        if (_width == before && random.Next(3) == 0)
            options += ", Residual = true";
        return $"{cell}({Text(size)}{options})";
    }

    /// <param name="query">Width of what asks.</param>
    /// <param name="inFront">Whether a recurrent layer of that width stands behind it.</param>
    private string Attention(int query, bool inFront)
    {
        string score = s_scores[random.Next(s_scores.Length)], options = "";
        bool isDot = score is "Dot" or "ScaledDot", remembers = score == "Location";
        if (isDot && query != _source)
            options += $", Heads = {Text(Enumerable.Range(1, query).Where(h => query % h == 0).OrderBy(_ => random.Next()).First())}";
        if (score is "Additive" or "Concat" && random.Next(4) == 0)
            (options, remembers) = (options + ", Coverage = true", true);
        if (remembers)
            options += ", Longest = 40";
        if (score == "Location")
            options += $", Kernel = {Text((2 * random.Next(3)) + 1)}";
        if (!isDot && score != "General" && random.Next(2) == 0)
            options += $", Units = {Text(random.Next(1, 20))}";
        if (random.Next(4) == 0)
            options += $", Window = {Text(random.Next(1, 4))}";
        if (random.Next(5) == 0)
            options += ", Dropout = 0.3";
        if (!inFront && random.Next(3) == 0)
            options += ", InputFeeding = true";
        if (!inFront)
            options += Block(dropout: false);
        return $"Attention(Score.{score}{options})";
    }

    private string Block(bool dropout = true) =>
        (random.Next(2) == 0 ? ", Residual = true" : "")
        + (random.Next(3) == 0 ? $", Norm = Norm.{Choice("Before", "After")}" : "")
        + (dropout && random.Next(5) == 0 ? ", Dropout = 0.2" : "");

    private int Divisor() => Enumerable.Range(1, _width).Where(h => _width % h == 0).OrderBy(_ => random.Next()).First();

    private string Choice(params string[] words) => words[random.Next(words.Length)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
