namespace Aios.Temporal.Analyzers.Tests.Harness;

/// <summary>Builds the small programs that the tests compile.</summary>
internal static class Sources
{
    /// <summary>Stands for the SDK's namespace root in a source text.</summary>
    public const string Root = "$ROOT$";

    private const string Usings = """
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.IO;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using $ROOT$.Activities;
        using $ROOT$.Converters;
        using $ROOT$.Workflows;

        """;

    /// <summary>The statements inside the run method of a workflow, with further members of the type and further types.</summary>
    public static string Workflow(string body, string members = "", string types = "") => Usings + $$"""
        [Workflow]
        public class TestWorkflow
        {
            [WorkflowRun]
            public async Task RunAsync()
            {
                await Workflow.DelayAsync(1);
        {{body}}
            }
        {{members}}
        }
        {{types}}
        """;

    /// <summary>Any types, with the usings they need.</summary>
    public static string File(string types) => Usings + types;
}
