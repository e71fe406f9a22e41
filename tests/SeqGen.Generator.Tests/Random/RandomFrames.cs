using System.Globalization;

namespace SeqGen.Generator.Tests.Random;

/// <summary>A random stack over frames, and whether it is valid: sizes are followed while it is drawn.</summary>
/// <param name="Layers">Its attributes.</param>
/// <param name="IsValid">Whether each layer fits what is in front of it.</param>
internal sealed record RandomFrames(string Layers, bool IsValid)
{
    /// <summary>A stack that a seed fixes; most are valid.</summary>
    public static RandomFrames Draw(int seed)
    {
        Drawing drawing = new(new System.Random(seed));
        return drawing.Run();
    }

    /// <summary>The declaration of a class of that name.</summary>
    public string ToString(string name) => $"[SequenceModel]\n[{Layers}]\npartial class {name};\n";

    private sealed class Drawing(System.Random random)
    {
        private readonly List<string> _layers = [];
        private int[] _sides = [];
        private int _channels;
        private bool _valid = true;
        private bool _steps = true;
        private bool _flat;
        private bool _learns;

        public RandomFrames Run()
        {
            Input();
            for (int count = random.Next(1, 6); count > 0 && _valid; count--)
                Layer();
            if (random.Next(3) == 0 && _valid)
            {
                _flat = true;
                Add("Flatten");
                Add($"Dense({Number(random.Next(1, 4))})");
                _learns = true;
            }

            if (random.Next(2) == 0 && _valid)
                Loss();
            return new RandomFrames(string.Join(", ", _layers), _valid && _learns);
        }

        private int Area(int size) => (int)Math.Pow(size, _sides.Length);

        private void Input()
        {
            _sides = [.. Enumerable.Range(0, random.Next(8) == 0 ? 1 : random.Next(8) == 0 ? 3 : 2).Select(_ => random.Next(2, 7))];
            _channels = random.Next(1, 5);
            Add($"{(_sides.Length == 1 ? "Signal" : _sides.Length == 2 ? "Frames" : "Volumes")}({string.Join(", ", _sides.Append(_channels).Select(Number))})");
        }

        private void Layer()
        {
            int kernel = random.Next(12) == 0 ? random.Next(1, 10) : (2 * random.Next(3)) + 1, size = random.Next(1, 4);
            switch (random.Next(11))
            {
                case 0 or 1 or 2:
                    Conv(kernel);
                    break;
                case 3 or 4:
                    Recurrent(kernel);
                    break;
                case 5:
                    size = Divisor(size);
                    Add($"{(random.Next(2) == 0 ? "MaxPool" : "MeanPool")}({Number(size)})", _sides.All(s => s % size == 0));
                    _sides = [.. _sides.Select(s => s / size)];
                    break;
                case 6:
                    size = Divisor(size);
                    Add($"Patch({Number(size)})", _sides.All(s => s % size == 0));
                    (_sides, _channels) = ([.. _sides.Select(s => s / size)], _channels * Area(size));
                    break;
                case 7:
                    size = _channels % Area(2) == 0 ? 2 : random.Next(6) == 0 ? size : 1;
                    Add($"Unpatch({Number(size)})", _channels % Area(size) == 0);
                    (_sides, _channels) = ([.. _sides.Select(s => s * size)], _channels / Area(size));
                    break;
                case 8:
                    int groups = random.Next(4) == 0 ? random.Next(1, 5) : _channels;
                    Add($"GroupNorm({Number(groups)}, Epsilon = 0.1)", _channels % groups == 0);
                    _learns = true;
                    break;
                case 9:
                    Add(random.Next(2) == 0 ? "LayerNorm(Epsilon = 0.1)" : "Upsample(1)");
                    _learns |= _layers[^1].StartsWith("Layer", StringComparison.Ordinal);
                    break;
                default:
                    string reduction = random.Next(4) > 0 ? "Dropout(0.25)" : random.Next(2) == 0 ? "Last" : "Mean";
                    Add(reduction, _steps || reduction[0] == 'D');
                    _steps &= reduction[0] == 'D';
                    break;
            }
        }

        /// <summary>A size that divides all sides, unless it is to be wrong.</summary>
        private int Divisor(int size) => random.Next(8) == 0 || _sides.All(s => s % size == 0) ? size : 1;

        private void Conv(int kernel)
        {
            (int stride, int dilation, bool same) = (random.Next(4) == 0 ? 2 : 1, random.Next(5) == 0 ? 2 : 1, random.Next(3) > 0);
            int reach = (kernel - 1) * dilation, padding = same ? reach / 2 : 0;
            int channels = random.Next(1, 7);
            Add(
                $"Conv({Number(channels)}, Kernel = {Number(kernel)}{(stride == 1 ? "" : $", Stride = {Number(stride)}")}{(dilation == 1 ? "" : $", Dilation = {Number(dilation)}")}{(same ? "" : ", Padding = Padding.Valid")}{(random.Next(3) == 0 ? ", Activation = Activation.Tanh" : "")})",
                (!same || kernel % 2 == 1) && _sides.All(s => reach - padding < s));
            if (_valid)
                _sides = [.. _sides.Select(s => ((s + (2 * padding) - reach - 1) / stride) + 1)];
            _channels = channels;
            _learns = true;
        }

        private void Recurrent(int kernel)
        {
            (int units, bool both, bool residual) = (random.Next(1, 5), random.Next(5) == 0, random.Next(6) == 0);
            int state = random.Next(3) == 0 ? 3 : kernel;
            string cell = random.Next(5) switch { 0 => "ConvLstm(#", 1 => "ConvLstm(#, Peepholes = Peepholes.PerPosition", 2 => "ConvLstm(#, Peepholes = Peepholes.PerChannel", 3 => "ConvGru(#", _ => "ConvGru(#, Reset = Reset.Before" };
            int channels = units * (both ? 2 : 1);
            Add(
                $"{cell.Replace("#", Number(units))}, Kernel = {Number(kernel)}{(state == kernel ? "" : $", StateKernel = {Number(state)}")}{(both ? ", Bidirectional = true" : "")}{(residual ? ", Residual = true" : "")})",
                _steps && kernel % 2 == 1 && state % 2 == 1 && _sides.All(s => kernel / 2 < s && state / 2 < s) && (!residual || channels == _channels));
            _channels = channels;
            _learns = true;
        }

        private void Loss()
        {
            string kind = random.Next(3) switch { 0 => "MeanSquaredError", 1 => "BinaryCrossEntropy", _ => "CrossEntropy" };
            string per = kind[0] == 'C' ? "" : random.Next(3) switch { 0 => "", 1 => "(Per = Per.Frame)", _ => "(Per = Per.Sequence)" };
            Add(kind + per, kind[0] != 'C' || _flat);
        }

        private void Add(string layer, bool fits = true)
        {
            _layers.Add(layer);
            _valid &= fits;
        }

        private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
    }
}
