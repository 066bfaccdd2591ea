using Aios.Temporal.Api.Enums.V1;

namespace Aios.Temporal.Server.Visibility;

/// <summary>Statuses as queries and counts name them: <c>Running</c>, <c>TimedOut</c>...</summary>
internal static class ExecutionStatusNames
{
    private const string Prefix = "WORKFLOWEXECUTIONSTATUS";

    public static string Of(WorkflowExecutionStatus status) => status.ToString();

    public static WorkflowExecutionStatus Parse(string name) => Enum.Parse<WorkflowExecutionStatus>(name);

    /// <summary>The usual name for any accepted one: short, full (<c>WORKFLOW_EXECUTION_STATUS_TIMED_OUT</c>) or number; null: none.</summary>
    public static string? Canonical(string text)
    {
        var plain = text.Replace("_", string.Empty, StringComparison.Ordinal);
        if (plain.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            plain = plain[Prefix.Length..];
        }

        return Enum.TryParse<WorkflowExecutionStatus>(plain, ignoreCase: true, out var status)
            && Enum.IsDefined(status)
            && status != WorkflowExecutionStatus.Unspecified
                ? Of(status)
                : null;
    }
}
