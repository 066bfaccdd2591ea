using Aios.Temporal.Client;
using Google.Protobuf.WellKnownTypes;

namespace Aios.Temporal.Testing;

/// <summary>An environment on a test server whose time jumps.</summary>
internal sealed class TimeSkippingEnvironment : WorkflowEnvironment
{
    private readonly TimeSkipping skipping;

    public TimeSkippingEnvironment(ITemporalClient client, RunningServer? server, TimeSkipping skipping)
        : base(client, server)
    {
        this.skipping = skipping;
        foreach (var interceptor in client.Options.Interceptors?.OfType<TimeSkippingInterceptor>() ?? [])
        {
            interceptor.Attach(Service);
        }
    }

    public override bool SupportsTimeSkipping => true;

    private TestService Service => Client.Connection.TestService;

    public override Task DelayAsync(TimeSpan delay, CancellationToken? cancellationToken = null) =>
        Service.UnlockTimeSkippingWithSleepAsync(
            new() { Duration = delay.ToDuration() }, new() { CancellationToken = cancellationToken });

    public override async Task<DateTime> GetCurrentTimeAsync() =>
        (await Service.GetCurrentTimeAsync(new()).ConfigureAwait(false)).Time.ToDateTime();

    public override Task<T> WithAutoTimeSkippingDisabledAsync<T>(Func<Task<T>> func) => skipping.WithoutAsync(func);
}
