using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Api.WorkflowService.V1;
using Aios.Temporal.Converters;

namespace Aios.Temporal.Client;

/// <summary>What the server knows about a workflow execution.</summary>
public class WorkflowExecutionDescription : WorkflowExecution
{
    private readonly Lazy<Task<string?>> staticSummary;
    private readonly Lazy<Task<string?>> staticDetails;

    /// <summary>Reads a response of the server.</summary>
    /// <param name="rawDescription">The response.</param>
    /// <param name="dataConverter">Converter with the context of the workflow.</param>
    public WorkflowExecutionDescription(DescribeWorkflowExecutionResponse rawDescription, DataConverter dataConverter)
        : base(
            (rawDescription ?? throw new ArgumentNullException(nameof(rawDescription))).WorkflowExecutionInfo,
            dataConverter,
            clientNamespaceForDataConverterWithContext: null)
    {
        RawDescription = rawDescription;
        var metadata = rawDescription.ExecutionConfig?.UserMetadata;
        staticSummary = new(() => DecodeAsync(metadata?.Summary));
        staticDetails = new(() => DecodeAsync(metadata?.Details));
    }

    /// <summary>The description as the server sent it.</summary>
    internal DescribeWorkflowExecutionResponse RawDescription { get; }

    /// <summary>Decodes the static summary.</summary>
    /// <returns>The summary; null if there is none.</returns>
    public Task<string?> GetStaticSummaryAsync() => staticSummary.Value;

    /// <summary>Decodes the static details.</summary>
    /// <returns>The details; null if there are none.</returns>
    public Task<string?> GetStaticDetailsAsync() => staticDetails.Value;

    private async Task<string?> DecodeAsync(Payload? payload) =>
        payload is null ? null : await DataConverter.ToValueAsync<string>(payload);
}
