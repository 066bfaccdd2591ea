using System.Diagnostics;
using Aios.Temporal.Worker.Interceptors;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>One span per activity attempt, below the span that scheduled it.</summary>
internal sealed class TracingActivityInbound(TracingInterceptor root, ActivityInboundInterceptor next)
    : ActivityInboundInterceptor(next)
{
    public override async Task<object?> ExecuteActivityAsync(ExecuteActivityInput input)
    {
        var context = root.HeadersToContext(input.Headers);
        using var baggage = new BaggageScope(context?.Baggage ?? default);
        using var span = TracingInterceptor.ActivitiesSource.StartActivity(
            $"RunActivity:{input.Activity.Name}",
            ActivityKind.Server,
            context?.ActivityContext ?? default,
            root.CreateInActivityTags());
        try
        {
            return await Next.ExecuteActivityAsync(input).ConfigureAwait(false);
        }
        catch (Exception error)
        {
            SpanErrors.Record(span, error);
            throw;
        }
    }
}
