using System.Reflection;
using Aios.Temporal.Analyzers.Definitions;
using Aios.Temporal.Analyzers.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aios.Temporal.Analyzers.Tests.Definitions;

/// <summary>
/// Every sample is given to our rules (both SDK roots) and to the official SDK's own registration check: what a rule
/// reports, the official SDK refuses, and what is clean, it accepts.
/// </summary>
internal sealed class DefinitionRulesTests
{
    private const string Run = "[WorkflowRun] public Task RunAsync(string a) => Task.CompletedTask;";

    [TestCase("[|W|]", "")]
    [TestCase("W", Run + "[WorkflowRun] public Task [|AgainAsync|]() => Task.CompletedTask;")]
    [TestCase("W", "[WorkflowRun] public void [|Run|]() { }")]
    [TestCase("W", "[WorkflowRun] public ValueTask [|RunAsync|]() => default;")]
    [TestCase("W", "[WorkflowRun] internal Task [|RunAsync|]() => Task.CompletedTask;")]
    [TestCase("W", "[WorkflowRun] public static Task [|RunAsync|]() => Task.CompletedTask;")]
    [TestCase("W", "[WorkflowRun] public Task [|RunAsync|]<T>() => Task.CompletedTask;")]
    public async Task Run_BadShape_IsReported(string name, string members) => await RefusedAsync<RunSignatureRule>(name, members);

    [TestCase(Run)]
    [TestCase("[WorkflowRun] public async Task<int> RunAsync() { await Task.Yield(); return 1; }")]
    public async Task Run_GoodShape_IsClean(string members) => await AcceptedAsync<RunSignatureRule>(members);

    [TestCase("[WorkflowSignal] public void [|S|]() { }")]
    [TestCase("[WorkflowSignal] public Task<int> [|S|]() => Task.FromResult(1);")]
    [TestCase("[WorkflowSignal] protected Task [|S|]() => Task.CompletedTask;")]
    [TestCase("[WorkflowSignal] public static Task [|S|]() => Task.CompletedTask;")]
    [TestCase("[WorkflowSignal(Dynamic = true)] public Task [|S|](string name) => Task.CompletedTask;")]
    public async Task Signal_BadShape_IsReported(string members) => await RefusedAsync<SignalSignatureRule>("W", Run + members);

    [TestCase("[WorkflowSignal] public Task S(int a, string b) => Task.CompletedTask;")]
    [TestCase("[WorkflowSignal(Dynamic = true)] public Task S(string name, IRawValue[] args) => Task.CompletedTask;")]
    public async Task Signal_GoodShape_IsClean(string members) => await AcceptedAsync<SignalSignatureRule>(Run + members);

    [TestCase("[WorkflowQuery] public void [|Q|]() { }")]
    [TestCase("[WorkflowQuery] public Task<int> [|Q|]() => Task.FromResult(1);")]
    [TestCase("[WorkflowQuery] private int [|Q|]() => 1;")]
    [TestCase("[WorkflowQuery] public static int [|Q|]() => 1;")]
    [TestCase("[WorkflowQuery] public int [|Q|] { private get; set; }")]
    [TestCase("[WorkflowQuery(Dynamic = true)] public int [|Q|](int name, IRawValue[] args) => 1;")]
    public async Task Query_BadShape_IsReported(string members) => await RefusedAsync<QuerySignatureRule>("W", Run + members);

    [Test]
    public async Task Query_PropertyOfTask_IsReportedAlthoughRegistrationWouldPass() =>
        await Verify.InFileAsync<QuerySignatureRule>(
            Workflow("W", Run + "[WorkflowQuery] public Task<int> [|Q|] => Task.FromResult(1);"));

    [TestCase("[WorkflowQuery] public int Q(int a) => a;")]
    [TestCase("[WorkflowQuery] public int Q { get; private set; }")]
    [TestCase("[WorkflowQuery(Dynamic = true)] public int Q(string name, IRawValue[] args) => 1;")]
    public async Task Query_GoodShape_IsClean(string members) => await AcceptedAsync<QuerySignatureRule>(Run + members);

    [TestCase("[WorkflowUpdate] public void [|U|]() { }")]
    [TestCase("[WorkflowUpdate] public int [|U|]() => 1;")]
    [TestCase("[WorkflowUpdate] private Task [|U|]() => Task.CompletedTask;")]
    [TestCase("[WorkflowUpdate(Dynamic = true)] public Task [|U|](IRawValue[] args) => Task.CompletedTask;")]
    public async Task Update_BadShape_IsReported(string members) => await RefusedAsync<UpdateSignatureRule>("W", Run + members);

    [TestCase("[WorkflowUpdate] public Task U(int a) => Task.CompletedTask;")]
    [TestCase("[WorkflowUpdate] public Task<int> U(int a) => Task.FromResult(a);")]
    [TestCase("[WorkflowUpdate(Dynamic = true)] public Task U(string name, IRawValue[] args) => Task.CompletedTask;")]
    public async Task Update_GoodShape_IsClean(string members) => await AcceptedAsync<UpdateSignatureRule>(Run + members);

    [TestCase("W", "[WorkflowInit] public [|W|]() { }")]
    [TestCase("W", "[WorkflowInit] public [|W|](int a) { }")]
    [TestCase("W", "[WorkflowInit] public W(string a) { } [WorkflowInit] public [|W|](string a, int b) { }")]
    public async Task Init_BadShape_IsReported(string name, string members) => await RefusedAsync<InitSignatureRule>(name, Run + members);

    [TestCase("[WorkflowInit] public W(string a) { }")]
    [TestCase("public W() { }")]
    [TestCase("")]
    public async Task Init_GoodShape_IsClean(string members) => await AcceptedAsync<InitSignatureRule>(Run + members);

    [TestCase("[WorkflowUpdateValidator(\"Nothing\")] public void [|V|](int a) { }")]
    [TestCase("[WorkflowUpdateValidator(nameof(U))] public void [|V|](string a) { }")]
    [TestCase("[WorkflowUpdateValidator(nameof(U))] public bool [|V|](int a) => true;")]
    [TestCase("[WorkflowUpdateValidator(nameof(U))] private void [|V|](int a) { }")]
    [TestCase("[WorkflowUpdateValidator(nameof(U))] public void V(int a) { } [WorkflowUpdateValidator(nameof(U))] public void [|V2|](int a) { }")]
    public async Task Validator_BadShape_IsReported(string members) =>
        await RefusedAsync<ValidatorSignatureRule>("W", Run + "[WorkflowUpdate] public Task U(int a) => Task.CompletedTask;" + members);

    [Test]
    public async Task Validator_GoodShape_IsClean() =>
        await AcceptedAsync<ValidatorSignatureRule>(
            Run + "[WorkflowUpdate] public Task U(int a) => Task.CompletedTask; [WorkflowUpdateValidator(nameof(U))] public void V(int a) { }");

    [TestCase("[WorkflowSignal] public Task Go() => Task.CompletedTask; [WorkflowSignal] public Task [|GoAsync|]() => Task.CompletedTask;")]
    [TestCase("[WorkflowQuery(\"x\")] public int A() => 1; [WorkflowQuery(\"x\")] public int [|B|]() => 1;")]
    [TestCase("[WorkflowUpdate(\"x\")] public Task A() => Task.CompletedTask; [WorkflowUpdate(\"x\")] public Task [|B|]() => Task.CompletedTask;")]
    [TestCase("[WorkflowSignal(\"__temporal_go\")] public Task [|Go|]() => Task.CompletedTask;")]
    [TestCase("[WorkflowSignal(\"x\", Dynamic = true)] public Task [|Go|](string name, IRawValue[] args) => Task.CompletedTask;")]
    [TestCase("[WorkflowSignal(Dynamic = true)] public Task A(string name, IRawValue[] args) => Task.CompletedTask; [WorkflowSignal(Dynamic = true)] public Task [|B|](string name, IRawValue[] args) => Task.CompletedTask;")]
    public async Task Names_Clash_IsReported(string members) => await RefusedAsync<HandlerNamesRule>("W", Run + members);

    [TestCase("[WorkflowSignal(\"x\")] public Task A() => Task.CompletedTask; [WorkflowQuery(\"x\")] public int B() => 1;")]
    [TestCase("[WorkflowSignal] public Task Async() => Task.CompletedTask;")]
    public async Task Names_Distinct_AreClean(string members) => await AcceptedAsync<HandlerNamesRule>(Run + members);

    [TestCase("public override Task [|S|]() => Task.CompletedTask;", true)]
    [TestCase("[WorkflowSignal] public override Task S() => Task.CompletedTask;", false)]
    public async Task Override_OfHandler_RepeatsTheAttribute(string member, bool refused)
    {
        string source = Sources.File(
            "public abstract class B { [WorkflowSignal] public virtual Task S() => Task.CompletedTask; }"
            + "[Workflow] public class W : B { " + Run + member + "}");
        await Verify.InFileAsync<HandlerNamesRule>(source);
        Assert.That(OfficialRefusal(source), refused ? Is.Not.Null : Is.Null);
    }

    [Test]
    public async Task Run_Inherited_IsReported()
    {
        string source = Sources.File("public abstract class B { " + Run + " } [Workflow] public class [|W|] : B { }");
        await Verify.InFileAsync<RunSignatureRule>(source);
        Assert.That(OfficialRefusal(source), Is.Not.Null);
    }

    [TestCase("public Task [|RunAsync|](string a) => Task.CompletedTask;", true)]
    [TestCase("public Task RunAsync(IRawValue[] a) => Task.CompletedTask;", false)]
    public async Task Run_DynamicWorkflow_TakesRawValues(string run, bool refused)
    {
        string source = Sources.File("[Workflow(Dynamic = true)] public class W { [WorkflowRun] " + run + " }");
        await Verify.InFileAsync<RunSignatureRule>(source);
        Assert.That(OfficialRefusal(source), refused ? Is.Not.Null : Is.Null);
    }

    [TestCase("public interface [|W|] { }", true)]
    [TestCase("public interface W { [WorkflowRun] Task RunAsync(); [WorkflowQuery] int Q { get; } }", false)]
    [TestCase("public abstract class [|W|] { }", true)]
    [TestCase("public abstract class W { protected W(int a) { } [WorkflowRun] public abstract Task RunAsync(); }", false)]
    [TestCase("public record W { [WorkflowRun] public Task RunAsync() => Task.CompletedTask; }", false)]
    public async Task Run_OtherKindsOfTypes_AreCheckedToo(string type, bool refused)
    {
        string source = Sources.File("[Workflow] " + type);
        await Verify.InFileAsync<RunSignatureRule>(source);
        await Verify.InFileAsync<InitSignatureRule>(source.Replace("[|", string.Empty, StringComparison.Ordinal).Replace("|]", string.Empty, StringComparison.Ordinal));
        Assert.That(OfficialRefusal(source), refused ? Is.Not.Null : Is.Null);
    }

    private static string Workflow(string name, string members) => Sources.File("[Workflow] public class " + name + " { " + members + " }");

    private static async Task RefusedAsync<TRule>(string name, string members)
        where TRule : DiagnosticAnalyzer, new()
    {
        await Verify.InFileAsync<TRule>(Workflow(name, members));
        Assert.That(OfficialRefusal(Workflow(name, members)), Is.Not.Null, "The official SDK accepts this definition");
    }

    private static async Task AcceptedAsync<TRule>(string members)
        where TRule : DiagnosticAnalyzer, new()
    {
        await Verify.InFileAsync<TRule>(Workflow("W", members));
        Assert.That(OfficialRefusal(Workflow("W", members)), Is.Null, "The official SDK refuses this definition");
    }

    private static string? OfficialRefusal(string marked)
    {
        string source = Markup.Parse(marked.Replace(Sources.Root, Sdk.Official, StringComparison.Ordinal)).Text;
        CSharpCompilation compilation = Verify.Compile(source, Sdk.Official);
        using var image = new MemoryStream();
        Assert.That(compilation.Emit(image).Success, Is.True);
        Type type = Assembly.Load(image.ToArray()).GetType("W", throwOnError: true)!;
        try
        {
            Temporalio.Workflows.WorkflowDefinition.Create(type);
            return null;
        }
        catch (Exception refused) when (refused is ArgumentException or AggregateException)
        {
            return refused.Message;
        }
    }
}
