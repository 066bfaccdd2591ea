using Aios.Temporal.Api.Enums.V1;
using Aios.Temporal.Api.Workflow.V1;
using Aios.Temporal.Client.Calls;
using Aios.Temporal.Common;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Client;

/// <summary>What visibility knows about a workflow execution.</summary>
public class WorkflowExecution
{
    private readonly Lazy<IReadOnlyDictionary<string, IEncodedRawValue>> memo;
    private readonly Lazy<SearchAttributeCollection> searchAttributes;

    /// <summary>Reads an execution of a response of the server.</summary>
    /// <param name="rawInfo">The execution.</param>
    /// <param name="dataConverter">Converter of the memo.</param>
    /// <param name="clientNamespaceForDataConverterWithContext">
    /// Namespace for the serialization context of the converter; null if the converter has its context already.
    /// </param>
    public WorkflowExecution(
        WorkflowExecutionInfo rawInfo, DataConverter dataConverter, string? clientNamespaceForDataConverterWithContext)
    {
        ArgumentNullException.ThrowIfNull(rawInfo);
        ArgumentNullException.ThrowIfNull(dataConverter);
        RawInfo = rawInfo;
        DataConverter = clientNamespaceForDataConverterWithContext is { } clientNamespace
            ? dataConverter.WithSerializationContext(new ISerializationContext.Workflow(clientNamespace, rawInfo.Execution.WorkflowId))
            : dataConverter;
        memo = new(() => MemoFields.Read(rawInfo.Memo, DataConverter));
        searchAttributes = new(() => rawInfo.SearchAttributes is { } proto
            ? SearchAttributeCollection.FromProto(proto) : SearchAttributeCollection.Empty);
    }

    /// <summary>When the run was closed (UTC); null while it is open.</summary>
    public DateTime? CloseTime => RawInfo.CloseTime?.ToDateTime();

    /// <summary>When the first workflow task was due (UTC): later than the start for cron and delayed starts.</summary>
    public DateTime? ExecutionTime => RawInfo.ExecutionTime?.ToDateTime();

    /// <summary>Number of history events.</summary>
    public int HistoryLength => (int)RawInfo.HistoryLength;

    /// <summary>Workflow id.</summary>
    public string Id => RawInfo.Execution.WorkflowId;

    /// <summary>Memo; each value is decoded when asked for.</summary>
    public IReadOnlyDictionary<string, IEncodedRawValue> Memo => memo.Value;

    /// <summary>Workflow id of the parent, if any.</summary>
    public string? ParentId => RawInfo.ParentExecution?.WorkflowId;

    /// <summary>Run id of the parent, if any.</summary>
    public string? ParentRunId => RawInfo.ParentExecution?.RunId;

    /// <summary>Run id.</summary>
    public string RunId => RawInfo.Execution.RunId;

    /// <summary>When the run was started (UTC).</summary>
    public DateTime StartTime => RawInfo.StartTime.ToDateTime();

    /// <summary>Status.</summary>
    public WorkflowExecutionStatus Status => RawInfo.Status;

    /// <summary>Task queue.</summary>
    public string TaskQueue => RawInfo.TaskQueue;

    /// <summary>Search attributes.</summary>
    public SearchAttributeCollection TypedSearchAttributes => searchAttributes.Value;

    /// <summary>Workflow type name.</summary>
    public string WorkflowType => RawInfo.Type.Name;

    /// <summary>The execution as the server sent it.</summary>
    internal WorkflowExecutionInfo RawInfo { get; }

    /// <summary>Converter with the context of this workflow.</summary>
    private protected DataConverter DataConverter { get; }
}
