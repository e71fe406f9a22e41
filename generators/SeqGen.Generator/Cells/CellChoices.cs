namespace SeqGen.Generator.Cells;

/// <summary>Built-in layers with an option that chooses their cell: one row per value.</summary>
internal static class CellChoices
{
    private static readonly Row[] s_rows =
    [
        new("Rnn", "Activation", 2, "Activation.Tanh", "RnnCell"),
        new("Rnn", "Activation", 1, "Activation.Relu", "ReluRnnCell"),
        new("Gru", "Reset", 0, "Reset.After", "GruCell"),
        new("Gru", "Reset", 1, "Reset.Before", "GruBeforeCell"),
        new("ConvGru", "Reset", 0, "Reset.After", "ConvGruCell"),
        new("ConvGru", "Reset", 1, "Reset.Before", "ConvGruBeforeCell"),
        new("ConvLstm", "Peepholes", 0, "Peepholes.None", "ConvLstmCell"),
        new("ConvLstm", "Peepholes", 1, "Peepholes.PerPosition", "PeepholeConvLstmCell"),
        new("ConvLstm", "Peepholes", 2, "Peepholes.PerChannel", "ChannelPeepholeConvLstmCell"),
    ];

    private static readonly Dictionary<string, string> s_texts = new()
    {
        ["LstmCell"] = "LSTM", ["RnnCell"] = "RNN", ["ReluRnnCell"] = "RNN (relu)",
        ["GruCell"] = "GRU", ["GruBeforeCell"] = "GRU (reset before)",
        ["ConvGruCell"] = "ConvGRU", ["ConvGruBeforeCell"] = "ConvGRU (reset before)",
        ["ConvLstmCell"] = "ConvLSTM", ["PeepholeConvLstmCell"] = "ConvLSTM (peepholes)", ["ChannelPeepholeConvLstmCell"] = "ConvLSTM (peepholes per channel)",
    };

    /// <summary>A cell in a sentence: what a built-in one is called, or the name of its class.</summary>
    public static string TextOf(string cell) => s_texts.TryGetValue(cell, out string? text) ? text : cell;

    /// <summary>Name of the option, or null for a layer with one cell.</summary>
    public static string? OptionOf(string layer) => Of(layer).FirstOrDefault()?.Option;

    /// <summary>The value of the option where it is not given: that of the layer's first row.</summary>
    public static int DefaultOf(string layer) => Of(layer).First().Value;

    /// <summary>The cell for a value of the option, or null when there is none.</summary>
    public static string? CellOf(string layer, int value) => Of(layer).FirstOrDefault(row => row.Value == value)?.Cell;

    /// <summary>The values as a message lists them.</summary>
    public static string ValuesOf(string layer) => string.Join(" or ", Of(layer).Select(row => row.Text));

    private static IEnumerable<Row> Of(string layer) => s_rows.Where(row => row.Layer == layer);

    private sealed record Row(string Layer, string Option, int Value, string Text, string Cell);
}
