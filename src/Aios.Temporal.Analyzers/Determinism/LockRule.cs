using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0010: workflow code synchronises with locks and signals of threads.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LockRule : WorkflowRule
{
    private const string Exclusive = "Workflows.Mutex";
    private const string Counting = "Workflows.Semaphore";
    private const string Condition = "Workflow.WaitConditionAsync";

    /// <summary>Creates the rule.</summary>
    public LockRule()
        : base(Describe(
            RuleIds.Lock,
            "Workflow code must use the workflow's own locks",
            "'{0}' synchronises threads, but workflow code runs on one and may only wait durably; use {1}"))
    {
    }

    /// <inheritdoc/>
    protected override OperationKind[] Kinds { get; } =
        { OperationKind.Lock, OperationKind.Invocation, OperationKind.MethodReference, OperationKind.ObjectCreation };

    /// <inheritdoc/>
    protected override void Check(OperationAnalysisContext context, WorkflowCodeMap map)
    {
        switch (context.Operation)
        {
            case ILockOperation { Syntax: LockStatementSyntax statement }:
                Report(context, statement.LockKeyword.GetLocation(), "lock", Exclusive);
                break;
            case IInvocationOperation invocation:
                CheckMember(context, invocation.TargetMethod);
                break;
            case IMethodReferenceOperation reference:
                CheckMember(context, reference.Method);
                break;
            case IObjectCreationOperation { Constructor: { } constructor }:
                CheckMember(context, constructor);
                break;
        }
    }

    private static string? Instead(string owner) => owner switch
    {
        "System.Threading.Monitor" or "System.Threading.Mutex" or "System.Threading.Lock" or "System.Threading.SpinLock" or
        "System.Threading.ReaderWriterLock" or "System.Threading.ReaderWriterLockSlim" => Exclusive,
        "System.Threading.SemaphoreSlim" or "System.Threading.Semaphore" => Counting,
        "System.Threading.WaitHandle" or "System.Threading.EventWaitHandle" or "System.Threading.AutoResetEvent" or
        "System.Threading.ManualResetEvent" or "System.Threading.ManualResetEventSlim" or "System.Threading.CountdownEvent" or
        "System.Threading.Barrier" => Condition,
        _ => null,
    };

    private void CheckMember(OperationAnalysisContext context, IMethodSymbol member)
    {
        if (Instead(MemberNames.OfOwner(member)) is { } instead)
        {
            Report(context, context.Operation.Syntax.GetLocation(), MemberNames.Short(member), instead);
        }
    }
}
