using System.Runtime.CompilerServices;
using Aios.Temporal.Api.History.V1;

namespace Aios.Temporal.Worker.Machines;

/// <summary>Follows one thing (timer, activity, ...) from the command that starts it to the event that ends it.</summary>
internal abstract class Machine
{
    /// <summary>For error texts: <c>timer</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>For error texts, one concrete thing: <c>timer 3</c>.</summary>
    public abstract string Subject { get; }

    /// <summary>For error texts: the command that this machine waits to see in history, <c>START_TIMER</c>.</summary>
    public abstract string CommandName { get; }

    public abstract string StateName { get; }

    /// <summary>No event will follow: the machine need not be found by event id.</summary>
    public abstract bool IsFinal { get; }

    /// <summary>Cancelled in the same workflow task: the server must never see the command.</summary>
    public bool CancelledBeforeSent { get; protected set; }

    /// <summary>The command leaves the current activation and waits to be sent (live) or matched (replay).</summary>
    public abstract void OnCommandPrepared();

    public abstract void OnEvent(HistoryEvent e);
}

/// <summary>A machine whose every move is a row of a <see cref="TransitionTable{TState, TInput}"/>.</summary>
internal abstract class Machine<TState, TInput>(TransitionTable<TState, TInput> table, TState initial) : Machine
    where TState : unmanaged, Enum
    where TInput : unmanaged, Enum
{
    public TState State { get; private set; } = initial;

    public sealed override string Kind => table.Machine;

    public sealed override string StateName => State.ToString();

    /// <summary>Takes the only row of this input.</summary>
    protected void Move(TInput input, HistoryEvent? cause = null)
    {
        if (!table.TryMove(State, input, out var next))
        {
            throw Illegal(input, cause);
        }

        State = next;
    }

    /// <summary>Takes the row that leads to <paramref name="target"/>, for inputs with more than one row.</summary>
    protected void Move(TInput input, TState target, HistoryEvent? cause = null)
    {
        if (!table.TryMove(State, input, target))
        {
            throw Illegal(input, cause);
        }

        State = target;
    }

    protected bool CanTake(TInput input) => table.HasRow(State, input);

    protected NondeterminismException Illegal(HistoryEvent e) => NondeterminismException.UnexpectedEvent(this, e);

    protected bool Is(TState state) => Unsafe.BitCast<TState, int>(State) == Unsafe.BitCast<TState, int>(state);

    private NondeterminismException Illegal(TInput input, HistoryEvent? cause) =>
        cause is null
            ? NondeterminismException.BadCommand(input.ToString(), $"{Subject} is in state {StateName}")
            : NondeterminismException.UnexpectedEvent(this, cause);
}
