namespace SeqGen.Runtime;

/// <summary>The largest of the values offered, in descending order, each with a number; of equal ones the first.</summary>
internal sealed class BestList
{
    private double[] _values = [];
    private int[] _numbers = [];
    private int _room;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Empties the list and sets how many it keeps.</summary>
    public void Begin(int room)
    {
        if (_values.Length < room)
        {
            (_values, _numbers) = (new double[room], new int[room]);
        }

        (_room, Count) = (room, 0);
    }

    /// <summary>A value at or below this has no place.</summary>
    public double Threshold => Count < _room ? double.NegativeInfinity : _values[Count - 1];

    /// <summary>The value at a place, and its number.</summary>
    public (double Value, int Number) this[int place] => (_values[place], _numbers[place]);

    /// <summary>Takes a value above the threshold.</summary>
    public void Add(double value, int number)
    {
        int place = Count < _room ? Count++ : _room - 1;
        for (; place > 0 && _values[place - 1] < value; place--)
        {
            (_values[place], _numbers[place]) = (_values[place - 1], _numbers[place - 1]);
        }

        (_values[place], _numbers[place]) = (value, number);
    }
}
