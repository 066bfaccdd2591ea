using Aios.Temporal.Analyzers.Determinism;
using Aios.Temporal.Analyzers.Tests.Harness;

namespace Aios.Temporal.Analyzers.Tests.WorkflowCode;

/// <summary>Where the determinism rules look; shown with the clock rule.</summary>
internal sealed class WorkflowCodeMapTests
{
    private const string Clock = "DateTime.UtcNow";

    [Test]
    public async Task Contains_PlainType_IsNotWorkflowCode() =>
        await Verify.InFileAsync<ClockRule>(Sources.File($"public class Plain {{ public DateTime Now() => {Clock}; }}"));

    [Test]
    public async Task Contains_PlainTypeInWorkflowFile_IsWorkflowCode() =>
        await Verify.InFileAsync<ClockRule>(
            Sources.File($"public class Plain {{ public DateTime Now() => [|{Clock}|]; }}"), "Order.workflow.cs");

    [Test]
    public async Task Contains_PrivateHelper_IsWorkflowCode() =>
        await Verify.InWorkflowAsync<ClockRule>("Helper();", $"private static void Helper() {{ var x = [|{Clock}|]; }}");

    [Test]
    public async Task Contains_FieldInitializerPropertyAndConstructor_AreWorkflowCode() =>
        await Verify.InWorkflowAsync<ClockRule>(
            string.Empty,
            $$"""
            private readonly DateTime field = [|{{Clock}}|];
            public DateTime Property => [|{{Clock}}|];
            public TestWorkflow() { var x = [|{{Clock}}|]; }
            """);

    [Test]
    public async Task Contains_LambdaAndLocalFunction_AreWorkflowCode() =>
        await Verify.InWorkflowAsync<ClockRule>($$"""
            Func<DateTime> lambda = () => [|{{Clock}}|];
            DateTime Local() => [|{{Clock}}|];
            """);

    [Test]
    public async Task Contains_NestedType_IsWorkflowCode() =>
        await Verify.InWorkflowAsync<ClockRule>(string.Empty, $"public record State {{ public DateTime At {{ get; init; }} = [|{Clock}|]; }}");

    [Test]
    public async Task Contains_BaseClassWithHandlers_IsWorkflowCode() =>
        await Verify.InFileAsync<ClockRule>(Sources.File($$"""
            public abstract class Base
            {
                [WorkflowSignal]
                public Task PokeAsync() { var x = [|{{Clock}}|]; return Task.CompletedTask; }
            }
            """));

    [Test]
    public async Task Contains_ActivityMethodInWorkflowType_IsNotWorkflowCode() =>
        await Verify.InWorkflowAsync<ClockRule>(string.Empty, $"[Activity] public static DateTime Now() => {Clock};");

    [Test]
    public async Task Contains_ActivityTypeInWorkflowFile_IsNotWorkflowCode() =>
        await Verify.InFileAsync<ClockRule>(
            Sources.File($$"""
            public class Clocks
            {
                [Activity] public DateTime Now() => Read();
                private static DateTime Read() => {{Clock}};
            }
            """),
            "Order.workflow.cs");

    [Test]
    public async Task Contains_GeneratedFile_IsNotChecked() =>
        await Verify.InFileAsync<ClockRule>(
            Sources.Workflow($"var x = {Clock};"), "Order.g.cs");

    [Test]
    public async Task Contains_AttributeOfAnotherLibrary_IsNotWorkflowCode() =>
        await Verify.InFileAsync<ClockRule>(
            $$"""
            using System;
            namespace Other
            {
                public sealed class WorkflowAttribute : Attribute { }
                [Workflow] public class Plain { public DateTime Now() => {{Clock}}; }
            }
            """);

    [Test]
    public async Task Contains_CallNamedByExpressionLambda_OnlyItsArgumentsRunInTheWorkflow() =>
        await Verify.InWorkflowAsync<ClockRule>(
            $"await Workflow.ExecuteActivityAsync((Clocks c) => c.Shift([|{Clock}|]), new ActivityOptions {{ StartToCloseTimeout = TimeSpan.FromSeconds(1) }});",
            types: "public class Clocks { [Activity] public DateTime Shift(DateTime at) => at; }");

    [Test]
    public async Task Suppress_PragmaWithReason_IsRespected() =>
        await Verify.InWorkflowAsync<ClockRule>($$"""
            #pragma warning disable AIOS0001 // the value is only logged
            var x = {{Clock}};
            #pragma warning restore AIOS0001
            var y = [|{{Clock}}|];
            """);

    [Test]
    public async Task Suppress_Attribute_IsRespected() =>
        await Verify.InWorkflowAsync<ClockRule>(
            string.Empty,
            $"[System.Diagnostics.CodeAnalysis.SuppressMessage(\"Determinism\", \"AIOS0001\", Justification = \"only logged\")] private DateTime Now() => {Clock};");
}
