using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.Determinism;

internal sealed class LoggerRuleTests
{
    private const string Members = "private static readonly Microsoft.Extensions.Logging.ILogger Log = Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;";

    [Test]
    public async Task Use_StaticLogger_IsReported() =>
        await Verify.InWorkflowAsync<LoggerRule>(
            "Microsoft.Extensions.Logging.LoggerExtensions.LogInformation([|Log|], \"hello\");",
            Members.Replace("Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance", "null!", StringComparison.Ordinal));

    [Test]
    public async Task Use_LoggerFactory_IsReported() =>
        await Verify.InWorkflowAsync<LoggerRule>(
            string.Empty, "private object Make(Microsoft.Extensions.Logging.ILoggerFactory f) => [|f.CreateLogger(\"a\")|];");

    [Test]
    public async Task Use_WorkflowLogger_IsClean() =>
        await Verify.InWorkflowAsync<LoggerRule>(
            "var log = Workflow.Logger; Microsoft.Extensions.Logging.LoggerExtensions.LogInformation(log, \"hello\");");
}
