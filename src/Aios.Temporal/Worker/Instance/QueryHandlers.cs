using Aios.Temporal.Api.Sdk.V1;
using Aios.Temporal.Converters;
using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Answers to queries.</summary>
internal sealed class QueryHandlers
{
    public const string StackTraceQuery = "__stack_trace";
    public const string MetadataQuery = "__temporal_workflow_metadata";

    private readonly InstanceState state;
    private readonly WorkflowObject target;
    private readonly Func<WorkflowInboundInterceptor> inbound;
    private readonly Func<WorkflowMetadata> metadata;
    private WorkflowQueryDefinition? dynamic;

    public QueryHandlers(
        InstanceState state,
        WorkflowObject target,
        Func<WorkflowInboundInterceptor> inbound,
        Func<WorkflowMetadata> metadata)
    {
        this.state = state;
        this.target = target;
        this.inbound = inbound;
        this.metadata = metadata;
        dynamic = state.Details.Definition.DynamicQuery;
        Registry = new(state.Details.Definition.Queries, AssertMutable, Validate, static _ => { });
    }

    public HandlerRegistry<WorkflowQueryDefinition> Registry { get; }

    public WorkflowQueryDefinition? Dynamic
    {
        get => dynamic;
        set
        {
            AssertMutable();
            if (value is { Dynamic: false })
            {
                throw new ArgumentException($"Query '{value.Name}' is not dynamic", nameof(value));
            }

            dynamic = value;
        }
    }

    public void Apply(QueryWorkflow query) => _ = state.QueueAsync(() =>
    {
        Answer(query);
        return Task.CompletedTask;
    });

    private static void Validate(string name, WorkflowQueryDefinition definition)
    {
        if (!string.Equals(name, definition.Name, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The key '{name}' is not the name of the query definition, '{definition.Name ?? "(dynamic)"}'");
        }
    }

    private void AssertMutable() => state.AssertNotReadOnly("change query handlers");

    private void Answer(QueryWorkflow query)
    {
        RespondToQueryCommand answer;
        int? before = null;
        try
        {
            // The constructor may add the handler that is wanted, and may issue commands.
            _ = target.Instance;
            before = state.Commands.Count;
            state.InQueryOrValidator = true;
            answer = new(query.QueryId, state.Converter.ToPayload(Evaluate(query)), Failure: null);
        }
        catch (Exception e)
        {
            answer = FailedAnswer(query, e);
        }
        finally
        {
            state.InQueryOrValidator = false;
        }

        if (before is not null && state.Commands.Count != before)
        {
            state.Scheduler.Fail(new InvalidOperationException(
                $"Query handler {query.QueryType} created workflow commands; a query must not change the workflow"));
        }

        state.Add(answer);
    }

    private RespondToQueryCommand FailedAnswer(QueryWorkflow query, Exception exception)
    {
        try
        {
            return new(query.QueryId, Result: null, state.Converter.ToFailure(exception));
        }
        catch (Exception conversion)
        {
            return new(query.QueryId, Result: null, new() { Message = $"{exception.Message} ({conversion.Message})" });
        }
    }

    private object? Evaluate(QueryWorkflow query)
    {
        switch (query.QueryType)
        {
            case StackTraceQuery:
                return Plain(state.StackTraces?.ToString() ?? throw new InvalidOperationException(
                    "Stack traces are not enabled on this worker; set its option WorkflowStackTrace"));
            case MetadataQuery:
                return Plain(metadata());
        }

        var definition = Registry.TryGet(query.QueryType, out var named) ? named
            : DefinitionMethods.IsReserved(query.QueryType) ? null
            : dynamic;
        if (definition is null)
        {
            throw new InvalidOperationException(
                $"No handler for query {query.QueryType}; known queries: [{string.Join(' ', Registry.Names)}]");
        }

        var arguments = definition.Dynamic
            ? ArgumentDecoder.DecodeDynamic(query.QueryType, query.Arguments)
            : ArgumentDecoder.Decode(
                definition.Invoker.Parameters, query.Arguments, state.Converter.Payloads, $"Query {query.QueryType}");
        return inbound().HandleQuery(new(query.QueryId, query.QueryType, definition, arguments, query.Header?.Fields));
    }

    /// <summary>Tools read these answers, so the user's converter must not change them.</summary>
    private static RawValue Plain(object value) => new(DataConverter.Default.PayloadConverter.ToPayload(value));
}
