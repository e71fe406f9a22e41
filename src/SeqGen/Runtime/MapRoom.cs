using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace SeqGen.Runtime;

/// <summary>
/// The scratch of one head of one sequence, and what is done in it for one query. Rows of it are whole vectors with zeros in their padding:
/// w, its gradient, filters tap by tap, their gradient, query, change (dy), sums; scores, changes and factors of the steps; keys, values, gradients of steps.
/// </summary>
internal ref struct MapRoom<V, T>
    where V : struct, ISimd<V, T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly Workspace<T> _run, _other;
    private readonly AttentionForm _form;
    private readonly MapForm _map;
    private readonly MapOperands _at;
    private readonly ref T _arena;
    private readonly bool _additive;
    private readonly nint _lanes, _valueLanes, _most;
    private readonly nint _weights, _weightTotal, _filters, _filterTotal, _query, _change, _sums, _rest;
    private nint _scores, _changes, _factors, _keyRows, _valueRows, _stepRows, _memory;
    private int _place, _head, _source, _keys, _first, _end;

    public MapRoom(Workspace<T> run, Workspace<T> other, AttentionForm form, MapForm map, MapOperands at, nint scratch, ref T score, ref T filters)
    {
        (_run, _other, _form, _map, _at) = (run, other, form, map, at);
        _arena = ref run.At(0);
        _additive = !Unsafe.IsNullRef(ref score);
        (_lanes, _valueLanes) = (AttentionKernels.Padded(form.KeyUnits), AttentionKernels.Padded(form.ValueUnits));
        _most = Math.Max(_lanes, _valueLanes);
        _weights = scratch;
        _weightTotal = _weights + _lanes;
        _filters = _weightTotal + _lanes;
        _filterTotal = _filters + (map.Taps * _lanes);
        _query = _filterTotal + (map.Taps * _lanes);
        _change = _query + _lanes;
        _sums = _change + _valueLanes;
        _rest = _sums + _most;
        MemoryMarshal.CreateSpan(ref run.At(scratch), (int)(_rest - scratch)).Clear();
        if (_additive)
            MemoryMarshal.CreateReadOnlySpan(ref score, form.KeyUnits).CopyTo(Span(_weights, form.KeyUnits));
        for (int tap = 0; tap < map.Taps; tap++)
            for (int u = 0; u < form.KeyUnits; u++)
                At(_filters + (tap * _lanes) + u) = Unsafe.Add(ref filters, (u * map.Taps) + tap);
    }

    /// <summary>Takes the keys and values of a head.</summary>
    public void Enter(int place, int head)
    {
        (_place, _head) = (place, head);
        _source = _other.PlaceOf(_run.Source(place));
        _keys = _other.Length(_source);
        nint columns = AttentionKernels.Padded(_keys);
        _scores = _rest;
        _changes = _scores + columns;
        _factors = _changes + columns;
        _keyRows = _factors + columns;
        _valueRows = _keyRows + (_keys * _lanes);
        _stepRows = _valueRows + (_keys * _valueLanes);
        Copy(_other, _at.Keys, _source, 0, _keys, _form.KeyUnits, _keyRows, _lanes);
        Copy(_other, _at.Values, _source, 0, _keys, _form.ValueUnits, _valueRows, _valueLanes);
    }

    /// <summary>The forward pass of a query.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Weigh(int query)
    {
        Ask(query);
        T scale = T.CreateTruncating(_form.Scale), highest = T.NegativeInfinity, sum = T.Zero;
        for (int j = _first; j < _end; j++)
            highest = T.Max(highest, At(_scores + j) * scale);
        Exponentials(scale, highest);
        for (int j = _first; j < _end; j++)
            sum += At(_scores + j);
        nint row = RowOf(_at.Sums, query);
        At(row + _at.LogColumn + _head) = highest + T.Log(sum);
        if (_map.Longest > 0)
            Span(row + _at.WeightColumn, _map.Longest).Clear();
        Span(_sums, _form.ValueUnits).Clear();
        for (int j = _first; j < _end; j++)
        {
            T weight = At(_scores + j) / sum;
            if (_map.Longest > 0)
                At(row + _at.WeightColumn + j) = weight;
            AddTo(_sums, weight * At(_factors + j), _valueRows + (j * _valueLanes), _form.ValueUnits);
        }

        Span(_sums, _form.ValueUnits).CopyTo(Span(row + (_head * _form.ValueUnits), _form.ValueUnits));
    }

    /// <summary>What a query gives to a gradient: ds = scale p (c - sum p c) with c = factor dy v + dp.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Differentiate(MapGradient of, int query, ValueRows dy, ValueRows dp, ValueRows target)
    {
        Ask(query);
        Copy(_run, dy, _place, query, 1, _form.ValueUnits, _change, _valueLanes);
        T scale = T.CreateTruncating(_form.Scale), log = At(RowOf(_at.Sums, query) + _at.LogColumn + _head), mean = T.Zero;
        nint own = _map.Longest > 0 ? RowOf(dp, query) : 0;
        Exponentials(scale, log);
        for (int j = _first; j < _end; j++)
        {
            T weight = At(_scores + j), kept = At(_factors + j), change = kept * Dot(_change, _valueRows + (j * _valueLanes), _form.ValueUnits);
            if (_map.Longest > 0)
                change += At(own + j);
            (At(_changes + j), At(_factors + j)) = (change, weight * kept);
            mean += weight * change;
        }

        if (of == MapGradient.Query)
            Span(_sums, (int)_most).Clear();
        nint to = of == MapGradient.Memory ? RowOf(target, query) : 0;
        if (of == MapGradient.Memory)
            Span(to, _map.Longest).Clear();
        for (int j = _first; j < _end; j++)
        {
            T ds = At(_scores + j) * (At(_changes + j) - mean) * scale;
            if (of == MapGradient.Value)
                AddTo(_stepRows + (j * _most), At(_factors + j), _change, _form.ValueUnits);
            else if (_additive)
                Bend(of, j, ds, to);
            else if (of == MapGradient.Query)
                AddTo(_sums, ds, _keyRows + (j * _lanes), _form.KeyUnits);
            else
                AddTo(_stepRows + (j * _most), ds, _query, _form.KeyUnits);
        }

        if (of == MapGradient.Query)
            Span(_sums, _form.KeyUnits).CopyTo(Span(RowOf(target, query) + (_head * _form.KeyUnits), _form.KeyUnits));
    }

    /// <summary>Sets the gradients of the steps to 0.</summary>
    public void ClearSteps() => Span(_stepRows, _keys * (int)_most).Clear();

    /// <summary>Hands the gradients of the steps out.</summary>
    public void StoreSteps(MapGradient of, ValueRows target)
    {
        int units = of == MapGradient.Key ? _form.KeyUnits : _form.ValueUnits;
        for (int j = 0; j < _keys; j++)
        {
            nint row = _other.OffsetOf(target, j, _source);
            Span(_stepRows + (j * _most), units).CopyTo(Span(row + (_head * units), units));
        }
    }

    /// <summary>Adds what all queries gave to the gradient of a parameter.</summary>
    public void AddTotals(MapGradient of, ref T gradient)
    {
        for (int u = 0; of == MapGradient.Score && u < _form.KeyUnits; u++)
            Unsafe.Add(ref gradient, u) += At(_weightTotal + u);
        for (int i = 0; of == MapGradient.Filter && i < _form.KeyUnits * _map.Taps; i++)
            Unsafe.Add(ref gradient, i) += At(_filterTotal + (i % _map.Taps * _lanes) + (i / _map.Taps));
    }

    /// <summary>e^(scale s - most) in place of each score that is seen; vectors begin at multiples of their length, so that a step's lane is always the same.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Exponentials(T scale, T most)
    {
        (V factor, V less) = (V.Create(scale), V.Create(most));
        for (int j = _first / V.Count * V.Count; j < _end; j += V.Count)
            V.Store(V.Exp((V.Load(ref _arena, _scores + j) * factor) - less), ref _arena, _scores + j);
    }

    /// <summary>The steps that a query sees, their scores, not yet scaled, and their factors.</summary>
    private void Ask(int query)
    {
        int center = Math.Min(query, _keys - 1);
        _first = _map.Window > 0 ? Math.Max(0, center - _map.Window) : 0;
        _end = Math.Min(_form.Causal ? query + 1 : _keys, _map.Window > 0 ? center + _map.Window + 1 : _keys);
        _memory = _map.Taps > 0 ? RowOf(_at.Memory, query) : 0;
        Copy(_run, _at.Queries, _place, query, 1, _form.KeyUnits, _query, _lanes);
        bool drops = _map.Dropout > 0 && _run.Training;
        uint key = drops ? DropoutKey.Of(_run.Seed, _run.Call, _map.Draw, _run.RowOffset + _run.Source(_place), query) : 0, threshold = DropoutKey.Threshold(_map.Dropout);
        T scale = T.CreateTruncating(1 / (1 - _map.Dropout));
        for (int j = _first; j < _end; j++)
        {
            At(_scores + j) = _additive ? Bent(j) : Dot(_query, _keyRows + (j * _lanes), _form.KeyUnits);
            At(_factors + j) = !drops ? T.One : DropoutKey.Keeps(key, (_head << 20) + j, threshold) ? scale : T.Zero;
        }
    }

    /// <summary>w tanh(q + k_j + F m).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly T Bent(int j)
    {
        V sum = V.Zero;
        for (int u = 0; u < _form.KeyUnits; u += V.Count)
            sum = V.MultiplyAdd(V.Load(ref _arena, _weights + u), V.Tanh(Sum(j, u)), sum);
        return V.Sum(sum);
    }

    /// <summary>What ds gives behind the tanh: w (1 - tanh^2) ds to query, key, memory and filters, tanh ds to w.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void Bend(MapGradient of, int j, T ds, nint memory)
    {
        V factor = V.Create(ds), one = V.Create(T.One);
        nint target = of switch { MapGradient.Query => _sums, MapGradient.Score => _weightTotal, _ => _stepRows + (j * _most) };
        (int begin, int end) = Taps(j);
        for (int u = 0; u < _form.KeyUnits; u += V.Count)
        {
            V t = V.Tanh(Sum(j, u)), g = factor * V.Load(ref _arena, _weights + u) * (one - (t * t));
            if (of == MapGradient.Filter)
            {
                for (int tap = begin; tap < end; tap++)
                    Accumulate(_filterTotal + (tap * _lanes) + u, V.Create(At(MemoryOf(j, tap))) * g);
            }
            else if (of == MapGradient.Memory)
            {
                V.Store(g, ref _arena, _sums + u);
            }
            else
            {
                Accumulate(target + u, of == MapGradient.Score ? factor * t : g);
            }
        }

        for (int tap = begin; of == MapGradient.Memory && tap < end; tap++)
            At(memory + j + tap - (_map.Taps / 2)) += Dot(_sums, _filters + (tap * _lanes), _form.KeyUnits);
    }

    /// <summary>q + k_j + sum over taps of F m, from a unit on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly V Sum(int j, int u)
    {
        V sum = V.Load(ref _arena, _query + u) + V.Load(ref _arena, _keyRows + (j * _lanes) + u);
        (int begin, int end) = Taps(j);
        for (int tap = begin; tap < end; tap++)
            sum = V.MultiplyAdd(V.Create(At(MemoryOf(j, tap))), V.Load(ref _arena, _filters + (tap * _lanes) + u), sum);
        return sum;
    }

    /// <summary>The taps that meet a step of the sequence when the filters stand at step j.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly (int Begin, int End) Taps(int j) => (Math.Max(0, (_map.Taps / 2) - j), Math.Min(_map.Taps, _keys + (_map.Taps / 2) - j));

    private readonly nint MemoryOf(int j, int tap) => _memory + j + tap - (_map.Taps / 2);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Accumulate(nint target, V value) => V.Store(V.Load(ref _arena, target) + value, ref _arena, target);

    /// <summary>target += factor * source, over rows padded with zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddTo(nint target, T factor, nint source, int units) => AttentionRows.AddScaled<V, T>(ref _arena, factor, source, units, target);

    /// <summary>a . b, over rows padded with zeros.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly T Dot(nint a, nint b, int units)
    {
        V sum = V.Zero;
        for (int u = 0; u < units; u += V.Count)
            sum = V.MultiplyAdd(V.Load(ref _arena, a + u), V.Load(ref _arena, b + u), sum);
        return V.Sum(sum);
    }

    /// <summary>The units of the head at hand, from steps of a sequence on, with zeros behind them.</summary>
    private readonly void Copy(Workspace<T> run, ValueRows source, int place, int step, int count, int units, nint target, nint stride)
    {
        for (int i = 0; i < count; i++)
        {
            nint from = run.OffsetOf(source, step + i, place) + (_head * units);
            Span(from, units).CopyTo(Span(target + (i * stride), units));
            Span(target + (i * stride) + units, (int)stride - units).Clear();
        }
    }

    private readonly nint RowOf(ValueRows value, int step) => _run.OffsetOf(value, step, _place);

    private readonly ref T At(nint offset) => ref Unsafe.Add(ref _arena, offset);

    private readonly Span<T> Span(nint offset, int count) => MemoryMarshal.CreateSpan(ref At(offset), count);
}
