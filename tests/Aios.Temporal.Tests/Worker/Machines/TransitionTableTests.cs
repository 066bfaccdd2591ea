using Aios.Temporal.Worker.Machines;

namespace Aios.Temporal.Tests.Worker.Machines;

internal sealed class TransitionTableTests
{
    private enum State
    {
        On,
        Off,
    }

    private enum Input
    {
        Press,
        Break,
    }

    [Test]
    public void TryMove_OneRow_MovesAndRemembers()
    {
        var table = new TransitionTable<State, Input>("lamp", (State.On, Input.Press, State.Off), (State.Off, Input.Press, State.On));

        Assert.That(table.TryMove(State.On, Input.Press, out var to), Is.True);
        Assert.That(to, Is.EqualTo(State.Off));
        Assert.That(table.UntakenRows, Is.EqualTo(new[] { "Off --Press--> On" }));
    }

    [Test]
    public void TryMove_NoRow_IsRefused()
    {
        var table = new TransitionTable<State, Input>("lamp", (State.On, Input.Press, State.Off));

        Assert.That(table.TryMove(State.On, Input.Break, out _), Is.False);
        Assert.That(table.TryMove(State.On, Input.Press, State.On), Is.False);
        Assert.That(table.HasRow(State.Off, Input.Press), Is.False);
    }

    [Test]
    public void TryMove_TwoRows_NeedsTheTarget()
    {
        var table = new TransitionTable<State, Input>("lamp", (State.On, Input.Press, State.Off), (State.On, Input.Press, State.On));

        Assert.That(table.TryMove(State.On, Input.Press, out _), Is.False);
        Assert.That(table.TryMove(State.On, Input.Press, State.On), Is.True);
    }
}
