using Aios.Temporal.Worker.Activations;
using Aios.Temporal.Worker.Interceptors;
using Aios.Temporal.Workflows;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.Instance;

/// <summary>
/// Updates: validation and acceptance, then the handler up to its first wait, all in one task of the queue, so that the
/// acceptance comes before every command of the handler.
/// </summary>
internal sealed class UpdateHandlers
{
    private static readonly AsyncLocal<WorkflowUpdateInfo?> CurrentInfo = new();

    private readonly InstanceState state;
    private readonly RunOptions options;
    private readonly WorkflowObject target;
    private readonly InProgressHandlers inProgress;
    private readonly Func<WorkflowInboundInterceptor> inbound;
    private readonly ILogger logger;
    private WorkflowUpdateDefinition? dynamic;

    public UpdateHandlers(
        InstanceState state,
        RunOptions options,
        WorkflowObject target,
        InProgressHandlers inProgress,
        Func<WorkflowInboundInterceptor> inbound,
        ILogger logger)
    {
        this.state = state;
        this.options = options;
        this.target = target;
        this.inProgress = inProgress;
        this.inbound = inbound;
        this.logger = logger;
        dynamic = state.Details.Definition.DynamicUpdate;
        Registry = new(state.Details.Definition.Updates, AssertMutable, Validate, static _ => { });
    }

    public static WorkflowUpdateInfo? Current => CurrentInfo.Value;

    public HandlerRegistry<WorkflowUpdateDefinition> Registry { get; }

    public WorkflowUpdateDefinition? Dynamic
    {
        get => dynamic;
        set
        {
            AssertMutable();
            if (value is { Dynamic: false })
            {
                throw new ArgumentException($"Update '{value.Name}' is not dynamic", nameof(value));
            }

            dynamic = value;
        }
    }

    public void Apply(DoUpdate update) => _ = state.QueueAsync(() =>
    {
        // Lives as long as this task and what it starts.
        CurrentInfo.Value = new(update.Id, update.Name);
        var scope = logger.BeginScope(
            new Dictionary<string, object>(StringComparer.Ordinal) { ["UpdateId"] = update.Id, ["UpdateName"] = update.Name });
        try
        {
            return Start(update);
        }
        finally
        {
            // Only this task leaves the scope: what the handler continues later has captured it.
            scope?.Dispose();
        }
    });

    private static void Validate(string name, WorkflowUpdateDefinition definition)
    {
        if (!string.Equals(name, definition.Name, StringComparison.Ordinal))
        {
            throw new ArgumentException(
                $"The key '{name}' is not the name of the update definition, '{definition.Name ?? "(dynamic)"}'");
        }
    }

    private void AssertMutable() => state.AssertNotReadOnly("change update handlers");

    private Task Start(DoUpdate update)
    {
        try
        {
            // The constructor may add the handler that is wanted.
            _ = target.Instance;
            if (Find(update.Name) is not { } definition)
            {
                Respond(update, Rejection(new InvalidOperationException(
                    $"No handler for update {update.Name}; known updates: [{string.Join(' ', Registry.Names)}]")));
                return Task.CompletedTask;
            }

            return Accept(update, definition, out var arguments) ? Handle(update, definition, arguments) : Task.CompletedTask;
        }
        catch (Exception e)
        {
            state.Scheduler.Fail(e);
            return Task.CompletedTask;
        }
    }

    private WorkflowUpdateDefinition? Find(string name) =>
        Registry.TryGet(name, out var named) ? named : DefinitionMethods.IsReserved(name) ? null : dynamic;

    private bool Accept(DoUpdate update, WorkflowUpdateDefinition definition, out object?[]? arguments)
    {
        arguments = null;
        if (update.RunValidator)
        {
            try
            {
                if (!RunValidator(update, definition))
                {
                    return false;
                }

                // Decoded anew, because a validator may have changed its copy; and here, so that bad ones reject.
                arguments = Decode(update, definition);
            }
            catch (Exception e)
            {
                Respond(update, Rejection(e));
                return false;
            }
        }

        Respond(update, new UpdateResponse.Accepted());
        return true;
    }

    private bool RunValidator(DoUpdate update, WorkflowUpdateDefinition definition)
    {
        if (definition.Validator is null)
        {
            return true;
        }

        var before = state.Commands.Count;
        state.InQueryOrValidator = true;
        try
        {
            inbound().ValidateUpdate(
                new(update.Id, update.Name, definition, Decode(update, definition), update.Header?.Fields));
        }
        finally
        {
            state.InQueryOrValidator = false;
            if (state.Commands.Count != before)
            {
                state.Scheduler.Fail(new InvalidOperationException(
                    $"The validator of update {update.Name} created workflow commands; it must not change the workflow"));
            }
        }

        return state.Scheduler.Failure is null;
    }

    private object?[] Decode(DoUpdate update, WorkflowUpdateDefinition definition) => definition.Dynamic
        ? ArgumentDecoder.DecodeDynamic(update.Name, update.Input)
        : ArgumentDecoder.Decode(
            definition.Invoker.Parameters, update.Input, state.Converter.Payloads, $"Update {update.Name}");

    private Task Handle(DoUpdate update, WorkflowUpdateDefinition definition, object?[]? arguments)
    {
        Task<object?> task;
        try
        {
            arguments ??= Decode(update, definition);
            task = inbound().HandleUpdateAsync(new(update.Id, update.Name, definition, arguments, update.Header?.Fields));
        }
        catch (Exception e) when (options.IsFailure(e))
        {
            Respond(update, Rejection(e));
            return Task.CompletedTask;
        }

        var handler = inProgress.Add(update.Name, update.Id, definition.UnfinishedPolicy);

        // Not awaited: the continuation must take its own turn in the queue even if the handler has completed already.
        return task.ContinueWith(
            ended =>
            {
                inProgress.Remove(handler);
                Finish(update, ended);
            },
            CancellationToken.None,
            TaskContinuationOptions.None,
            state.Scheduler);
    }

    private void Finish(DoUpdate update, Task<object?> ended)
    {
        try
        {
            if (ended.IsCompletedSuccessfully)
            {
                Respond(update, Completion(ended.Result));
                return;
            }

            var exception = ended.Exception?.InnerException ?? new TaskCanceledException(ended);
            if (options.IsFailure(exception))
            {
                Respond(update, Rejection(exception));
            }
            else
            {
                state.Scheduler.Fail(exception);
            }
        }
        catch (Exception e)
        {
            state.Scheduler.Fail(e);
        }
    }

    private UpdateResponse Completion(object? result)
    {
        try
        {
            return new UpdateResponse.Completed(state.Converter.ToPayload(result));
        }
        catch (Exception e) when (options.IsFailure(e))
        {
            return Rejection(e);
        }
    }

    private UpdateResponse.Rejected Rejection(Exception exception) => new(state.Converter.ToFailure(exception));

    private void Respond(DoUpdate update, UpdateResponse response) =>
        state.Add(new UpdateResponseCommand(update.ProtocolInstanceId, response));
}
