using System.Runtime.CompilerServices;

namespace Aios.Temporal.Worker.Machines;

/// <summary>Rows of one machine, seen without its types.</summary>
internal interface ITransitionTable
{
    string Machine { get; }

    /// <summary>Rows that were never taken in this process, as <c>From --Input--&gt; To</c>.</summary>
    IEnumerable<string> UntakenRows { get; }
}

/// <summary>
/// The complete list of moves a machine may make. What is not a row is a nondeterminism error, so late and duplicate
/// events that are allowed appear as rows too. Remembers which rows were ever taken (plain idempotent writes).
/// </summary>
internal sealed class TransitionTable<TState, TInput> : ITransitionTable
    where TState : unmanaged, Enum
    where TInput : unmanaged, Enum
{
    private readonly int inputCount = Enum.GetValues<TInput>().Length;
    private readonly List<Row>[] rows;

    public TransitionTable(string machine, params ReadOnlySpan<(TState From, TInput Input, TState To)> transitions)
    {
        Machine = machine;
        rows = new List<Row>[Enum.GetValues<TState>().Length * inputCount];
        foreach (var (from, input, to) in transitions)
        {
            (rows[Index(from, input)] ??= []).Add(new Row(from, input, to));
        }
    }

    public string Machine { get; }

    public IEnumerable<string> UntakenRows =>
        rows.Where(r => r is not null).SelectMany(r => r).Where(r => !r.Taken).Select(r => r.ToString());

    public bool HasRow(TState from, TInput input) => rows[Index(from, input)] is not null;

    public bool TryMove(TState from, TInput input, out TState to)
    {
        if (rows[Index(from, input)] is not [var row])
        {
            to = from;
            return false;
        }

        row.Taken = true;
        to = row.To;
        return true;
    }

    public bool TryMove(TState from, TInput input, TState to)
    {
        if (rows[Index(from, input)] is { } candidates)
        {
            foreach (var row in candidates)
            {
                if (Number(row.To) == Number(to))
                {
                    row.Taken = true;
                    return true;
                }
            }
        }

        return false;
    }

    private static int Number<T>(T value) where T : unmanaged, Enum => Unsafe.BitCast<T, int>(value);

    private int Index(TState from, TInput input) => (Number(from) * inputCount) + Number(input);

    private sealed class Row(TState from, TInput input, TState to)
    {
        public TState To { get; } = to;

        public bool Taken { get; set; }

        public override string ToString() => $"{from} --{input}--> {To}";
    }
}
