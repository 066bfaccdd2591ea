using System.Diagnostics;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Client.Interceptors;
using OpenTelemetry;

namespace Aios.Temporal.Extensions.OpenTelemetry;

/// <summary>Spans of client calls; the context of the span goes into the headers of the call.</summary>
internal sealed class TracingClientOutbound(TracingInterceptor root, ClientOutboundInterceptor next)
    : ClientOutboundInterceptor(next)
{
    public override Task<WorkflowHandle<TWorkflow, TResult>> StartWorkflowAsync<TWorkflow, TResult>(StartWorkflowInput input)
    {
        var kind = input.Options.StartSignal is null ? "StartWorkflow" : "SignalWithStartWorkflow";
        return TraceAsync(
            $"{kind}:{input.Workflow}",
            root.CreateWorkflowTags(input.Options.Id!),
            () => Next.StartWorkflowAsync<TWorkflow, TResult>(input with { Headers = WithContext(input.Headers) }));
    }

    public override Task<WorkflowUpdateHandle<TUpdateResult>> StartUpdateWithStartWorkflowAsync<TUpdateResult>(
        StartUpdateWithStartWorkflowInput input)
    {
        // Without a start operation the call fails further down, with a message of its own.
        return input.Options.StartWorkflowOperation is { } start
            ? TraceAsync(
                $"UpdateWithStartWorkflow:{start.Workflow}",
                root.CreateUpdateTags(start.Options.Id!, input.Options.Id),
                () => Next.StartUpdateWithStartWorkflowAsync<TUpdateResult>(WithContextOnBoth(input, start)))
            : Next.StartUpdateWithStartWorkflowAsync<TUpdateResult>(input);
    }

    public override Task SignalWorkflowAsync(SignalWorkflowInput input) =>
        TraceAsync(
            $"SignalWorkflow:{input.Signal}",
            root.CreateWorkflowTags(input.Id),
            async () =>
            {
                await Next.SignalWorkflowAsync(input with { Headers = WithContext(input.Headers) }).ConfigureAwait(false);
                return default(ValueTuple);
            });

    public override Task<TResult> QueryWorkflowAsync<TResult>(QueryWorkflowInput input) =>
        TraceAsync(
            $"QueryWorkflow:{input.Query}",
            root.CreateWorkflowTags(input.Id),
            () => Next.QueryWorkflowAsync<TResult>(input with { Headers = WithContext(input.Headers) }));

    public override Task<WorkflowUpdateHandle<TResult>> StartWorkflowUpdateAsync<TResult>(StartWorkflowUpdateInput input) =>
        TraceAsync(
            $"UpdateWorkflow:{input.Update}",
            root.CreateUpdateTags(input.Id, input.Options.Id),
            () => Next.StartWorkflowUpdateAsync<TResult>(input with { Headers = WithContext(input.Headers) }));

    private static async Task<T> TraceAsync<T>(
        string name,
        IEnumerable<KeyValuePair<string, object?>> tags,
        Func<Task<T>> call)
    {
        using var span = TracingInterceptor.ClientSource.StartActivity(name, ActivityKind.Client, parentContext: default, tags);
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception error)
        {
            SpanErrors.Record(span, error);
            throw;
        }
    }

    private StartUpdateWithStartWorkflowInput WithContextOnBoth(
        StartUpdateWithStartWorkflowInput input,
        WithStartWorkflowOperation start)
    {
        // Whoever made the options may use them again, so the headers go on copies.
        var tracedStart = (WithStartWorkflowOperation)start.Clone();
        tracedStart.Headers = WithContext(start.Headers);
        var options = (WorkflowStartUpdateWithStartOptions)input.Options.Clone();
        options.StartWorkflowOperation = tracedStart;
        return input with { Options = options, Headers = WithContext(input.Headers) };
    }

    // Without a listener there is no span of our own, but the context of the caller still has to be passed on.
    private IDictionary<string, Payload>? WithContext(IDictionary<string, Payload>? headers) =>
        Activity.Current is { } current ? root.HeadersFromContext(headers, new(current.Context, Baggage.Current)) : headers;
}
