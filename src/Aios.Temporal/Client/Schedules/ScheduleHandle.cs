namespace Aios.Temporal.Client.Schedules;

/// <summary>Handle of a schedule. It holds no resources; making one sends nothing.</summary>
/// <param name="Client">Client that makes the calls.</param>
/// <param name="Id">Schedule id.</param>
public record ScheduleHandle(ITemporalClient Client, string Id)
{
    /// <summary>Takes the actions of past time ranges now.</summary>
    /// <param name="backfills">The ranges; at least one.</param>
    /// <param name="rpcOptions">RPC options.</param>
    /// <returns>Completes when the server has accepted the request.</returns>
    public virtual Task BackfillAsync(IReadOnlyCollection<ScheduleBackfill> backfills, RpcOptions? rpcOptions = null) =>
        Client.OutboundInterceptor.BackfillScheduleAsync(new(Id, backfills, rpcOptions));

    /// <summary>Deletes the schedule. Workflows it has started go on.</summary>
    /// <param name="rpcOptions">RPC options.</param>
    /// <returns>Completes when it is deleted.</returns>
    public virtual Task DeleteAsync(RpcOptions? rpcOptions = null) =>
        Client.OutboundInterceptor.DeleteScheduleAsync(new(Id, rpcOptions));

    /// <summary>Describes the schedule.</summary>
    /// <param name="rpcOptions">RPC options.</param>
    /// <returns>The description.</returns>
    public virtual Task<ScheduleDescription> DescribeAsync(RpcOptions? rpcOptions = null) =>
        Client.OutboundInterceptor.DescribeScheduleAsync(new(Id, rpcOptions));

    /// <summary>Pauses the schedule.</summary>
    /// <param name="note">Note to set. Unset: a default text.</param>
    /// <param name="rpcOptions">RPC options.</param>
    /// <returns>Completes when the server has accepted the request.</returns>
    public virtual Task PauseAsync(string? note = null, RpcOptions? rpcOptions = null) =>
        Client.OutboundInterceptor.PauseScheduleAsync(new(Id, note, rpcOptions));

    /// <summary>Takes the action once, now.</summary>
    /// <param name="options">Options.</param>
    /// <returns>Completes when the server has accepted the request.</returns>
    public virtual Task TriggerAsync(ScheduleTriggerOptions? options = null) =>
        Client.OutboundInterceptor.TriggerScheduleAsync(new(Id, options));

    /// <summary>Unpauses the schedule.</summary>
    /// <param name="note">Note to set. Unset: a default text.</param>
    /// <param name="rpcOptions">RPC options.</param>
    /// <returns>Completes when the server has accepted the request.</returns>
    public virtual Task UnpauseAsync(string? note = null, RpcOptions? rpcOptions = null) =>
        Client.OutboundInterceptor.UnpauseScheduleAsync(new(Id, note, rpcOptions));

    /// <summary>Changes the schedule. The updater is called again if somebody else changed it meanwhile.</summary>
    /// <param name="updater">Makes the new schedule from the present one; null to change nothing.</param>
    /// <param name="rpcOptions">RPC options of each call.</param>
    /// <returns>Completes when the server has accepted the change.</returns>
    public Task UpdateAsync(Func<ScheduleUpdateInput, ScheduleUpdate?> updater, RpcOptions? rpcOptions = null)
    {
        ArgumentNullException.ThrowIfNull(updater);
        return UpdateAsync(input => Task.FromResult(updater(input)), rpcOptions);
    }

    /// <inheritdoc cref="UpdateAsync(Func{ScheduleUpdateInput, ScheduleUpdate?}, RpcOptions?)"/>
    public virtual Task UpdateAsync(Func<ScheduleUpdateInput, Task<ScheduleUpdate?>> updater, RpcOptions? rpcOptions = null) =>
        Client.OutboundInterceptor.UpdateScheduleAsync(new(Id, updater, rpcOptions));
}
