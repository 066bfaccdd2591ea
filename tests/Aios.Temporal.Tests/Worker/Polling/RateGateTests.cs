using Aios.Temporal.Worker.Polling;
using Microsoft.Extensions.Time.Testing;

namespace Aios.Temporal.Tests.Worker.Polling;

public class RateGateTests
{
    [Test]
    public void WaitAsync_FirstCall_PassesAtOnce() =>
        Assert.That(new RateGate(2, new FakeTimeProvider()).WaitAsync(default).IsCompleted, Is.True);

    [Test]
    public async Task WaitAsync_SecondCall_WaitsOneInterval()
    {
        var time = new FakeTimeProvider();
        var gate = new RateGate(2, time);
        await gate.WaitAsync(default);
        var second = gate.WaitAsync(default).AsTask();
        time.Advance(TimeSpan.FromMilliseconds(499));
        Assert.That(second.IsCompleted, Is.False);
        time.Advance(TimeSpan.FromMilliseconds(1));
        await second.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
