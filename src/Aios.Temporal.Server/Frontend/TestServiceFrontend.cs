using Aios.Temporal.Api.TestService.V1;
using Aios.Temporal.Server.Clock;
using Aios.Temporal.Server.Engine;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Aios.Temporal.Server.Frontend;

/// <summary>Control of virtual time, for tests (server semantics 11.7).</summary>
internal sealed class TestServiceFrontend(ServerClock clock) : TestService.TestServiceBase
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(10);

    public override Task<LockTimeSkippingResponse> LockTimeSkipping(LockTimeSkippingRequest request, ServerCallContext context)
    {
        clock.LockSkipping();
        return Task.FromResult(new LockTimeSkippingResponse());
    }

    public override Task<UnlockTimeSkippingResponse> UnlockTimeSkipping(UnlockTimeSkippingRequest request, ServerCallContext context)
    {
        Unlock();
        return Task.FromResult(new UnlockTimeSkippingResponse());
    }

    public override Task<GetCurrentTimeResponse> GetCurrentTime(Empty request, ServerCallContext context) =>
        Task.FromResult(new GetCurrentTimeResponse { Time = Timestamp.FromDateTime(clock.UtcNow) });

    public override async Task<SleepResponse> Sleep(SleepRequest request, ServerCallContext context)
    {
        await SleepUntilAsync(clock.UtcNow + request.Duration.ToTimeSpan(), context.CancellationToken);
        return new();
    }

    public override async Task<SleepResponse> SleepUntil(SleepUntilRequest request, ServerCallContext context)
    {
        await SleepUntilAsync(request.Timestamp.ToDateTime(), context.CancellationToken);
        return new();
    }

    public override async Task<SleepResponse> UnlockTimeSkippingWithSleep(SleepRequest request, ServerCallContext context)
    {
        var target = clock.UtcNow + request.Duration.ToTimeSpan();
        Unlock();
        try
        {
            await SleepUntilAsync(target, context.CancellationToken);
        }
        finally
        {
            clock.LockSkipping();
        }

        return new();
    }

    private void Unlock()
    {
        if (!clock.TryUnlockSkipping())
        {
            throw ServiceException.InvalidArgument("time skipping is not locked");
        }
    }

    private async Task SleepUntilAsync(DateTime time, CancellationToken cancellationToken)
    {
        using var wake = clock.SleepUntil(time);
        while (clock.UtcNow < time)
        {
            await Task.Delay(Step, clock.Real, cancellationToken);
        }
    }
}
