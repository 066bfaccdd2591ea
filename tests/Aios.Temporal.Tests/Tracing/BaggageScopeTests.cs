using Aios.Temporal.Extensions.OpenTelemetry;
using OpenTelemetry;

namespace Aios.Temporal.Tests.Tracing;

public sealed class BaggageScopeTests
{
    [Test]
    public async Task Scopes_OfOneOrigin_DoNotSeeEachOther()
    {
        Baggage.SetBaggage("origin", "yes");
        var first = new TaskCompletionSource();
        var second = new TaskCompletionSource();
        var one = RunAsync("one", first, second.Task);
        var two = RunAsync("two", second, first.Task);
        Assert.That(await Task.WhenAll(one, two), Is.EqualTo(new[] { "one", "two" }));
        Assert.That(Baggage.Current.GetBaggage(), Is.EqualTo(new Dictionary<string, string> { ["origin"] = "yes" }));
    }

    private static async Task<string?> RunAsync(string name, TaskCompletionSource entered, Task otherEntered)
    {
        using var scope = new BaggageScope(Baggage.Create(new() { ["name"] = name }));
        entered.SetResult();
        await otherEntered;
        return Baggage.Current.GetBaggage("name");
    }
}
