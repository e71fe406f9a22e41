using System.Runtime.ExceptionServices;

namespace SeqGen.Training;

/// <summary>
/// Threads that are kept for a run and do the same work on different shards, the caller being the first of them. Between two
/// pieces of work they spin for a moment, then sleep.
/// </summary>
internal sealed class WorkerTeam : IDisposable
{
    private const int Spins = 64;

    private readonly object _gate = new();
    private readonly Thread[] _threads;
    private readonly ExceptionDispatchInfo?[] _errors;
    private Action<int> _work = static _ => { };
    private int _count;
    private int _round;
    private int _pending;
    private bool _stopping;

    /// <summary>Starts size - 1 threads.</summary>
    public WorkerTeam(int size)
    {
        _errors = new ExceptionDispatchInfo?[size];
        _threads = new Thread[size - 1];
        for (int i = 0; i < _threads.Length; i++)
        {
            int index = i + 1;
            _threads[i] = new Thread(() => Serve(index)) { IsBackground = true, Name = $"SeqGen training {index}" };
            _threads[i].Start();
        }
    }

    /// <summary>Number of workers, the caller included.</summary>
    public int Size => _errors.Length;

    /// <summary>Does the work for 0 to count - 1, each on its worker, and returns when all are done.</summary>
    /// <param name="work">The work; kept by the caller, so that nothing is allocated.</param>
    /// <param name="count">How many, at most <see cref="Size"/>.</param>
    /// <exception cref="Exception">What the lowest worker that failed has thrown, after all are done.</exception>
    public void Run(Action<int> work, int count)
    {
        Array.Clear(_errors);
        if (count > 1)
        {
            Start(work, count);
        }

        Execute(work, 0);
        if (count > 1)
        {
            Wait(static (team, _) => Volatile.Read(ref team._pending) > 0, 0);
        }

        foreach (ExceptionDispatchInfo? error in _errors)
        {
            error?.Throw();
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _stopping = true;
            _round++;
            Monitor.PulseAll(_gate);
        }

        foreach (Thread thread in _threads)
        {
            thread.Join();
        }
    }

    private void Start(Action<int> work, int count)
    {
        lock (_gate)
        {
            _work = work;
            _count = count;
            _pending = _threads.Length;
            _round++;
            Monitor.PulseAll(_gate);
        }
    }

    private void Serve(int index)
    {
        for (int round = 1; ; round++)
        {
            Wait(static (team, next) => Volatile.Read(ref team._round) < next, round);
            if (_stopping)
            {
                return;
            }

            if (index < _count)
            {
                Execute(_work, index);
            }

            if (Interlocked.Decrement(ref _pending) == 0)
            {
                lock (_gate)
                {
                    Monitor.PulseAll(_gate);
                }
            }
        }
    }

    /// <summary>Spins and, after a while, sleeps as long as the condition holds.</summary>
    private void Wait(Func<WorkerTeam, int, bool> condition, int round)
    {
        SpinWait spin = default;
        while (spin.Count < Spins)
        {
            if (!condition(this, round))
            {
                return;
            }

            spin.SpinOnce(sleep1Threshold: -1);
        }

        lock (_gate)
        {
            while (condition(this, round))
            {
                Monitor.Wait(_gate);
            }
        }
    }

    private void Execute(Action<int> work, int index)
    {
        try
        {
            work(index);
        }
        catch (Exception exception)
        {
            _errors[index] = ExceptionDispatchInfo.Capture(exception);
        }
    }
}
