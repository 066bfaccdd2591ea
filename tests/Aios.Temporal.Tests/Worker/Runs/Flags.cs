using Aios.Temporal.Testing.Histories;

namespace Aios.Temporal.Tests.Worker.Runs;

internal static class Flags
{
    /// <summary>A workflow task whose completion recorded all engine flags, as the first one of a new run does.</summary>
    public static HistoryBuilder FlaggedTask(this HistoryBuilder builder) => builder.WorkflowTaskStarted().FlaggedCompletion();

    public static HistoryBuilder FlaggedCompletion(this HistoryBuilder builder) => builder.WorkflowTaskCompleted(c =>
        c.SdkMetadata = new() { CoreUsedFlags = { 1, 2, 3 }, LangUsedFlags = { 2 }, SdkName = "test-sdk", SdkVersion = "1.0.0" });
}
