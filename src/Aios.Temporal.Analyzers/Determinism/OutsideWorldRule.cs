using Aios.Temporal.Analyzers.WorkflowCode;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aios.Temporal.Analyzers.Determinism;

/// <summary>AIOS0011: workflow code touches files, network, processes, databases, the console or the machine's settings.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OutsideWorldRule : MemberRule
{
    private const string Activity = "an activity: call it with Workflow.ExecuteActivityAsync";
    private const string Logger = "Workflow.Logger, which is silent on replay";
    private const string Input = "the workflow's input, or an activity that reads the value once";

    private static readonly string[] Namespaces =
    {
        "System.IO", "System.Net.Http", "System.Net.Mail", "System.Net.NetworkInformation", "System.Net.Quic",
        "System.Net.Security", "System.Net.Sockets", "System.Net.WebSockets", "System.Data", "System.Management",
        "Microsoft.Data", "Microsoft.EntityFrameworkCore", "Microsoft.Win32", "Npgsql", "MySqlConnector", "MySql.Data", "Dapper",
        "StackExchange.Redis", "MongoDB.Driver", "Grpc", "RabbitMQ", "Confluent.Kafka", "Azure", "Amazon", "Google.Cloud",
    };

    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "System.Diagnostics.Process", "System.Diagnostics.ProcessStartInfo", "System.Net.Dns", "System.Net.WebClient",
        "System.Net.WebRequest", "System.Net.HttpWebRequest", "System.Net.HttpListener", "System.Net.FtpWebRequest",
    };

    // Types of the namespaces above that only hold data in memory.
    private static readonly HashSet<string> InMemory = new(StringComparer.Ordinal)
    {
        "System.IO.MemoryStream", "System.IO.StringReader", "System.IO.StringWriter",
    };

    private static readonly HashSet<string> MachineTypes = new(StringComparer.Ordinal)
    {
        "System.Environment", "System.OperatingSystem", "System.AppContext", "System.AppDomain",
        "System.Runtime.InteropServices.RuntimeInformation",
    };

    /// <summary>Creates the rule.</summary>
    public OutsideWorldRule()
        : base(Describe(
            RuleIds.OutsideWorld,
            "Workflow code must not reach outside of the workflow",
            "'{0}' depends on or changes the world outside, and would do so again on every replay; use {1}"))
    {
    }

    /// <summary>True if members of this type are I/O, so that other rules leave them to this one.</summary>
    public static bool Covers(ITypeSymbol? type) =>
        type is not null
        && type.TypeKind != TypeKind.Enum
        && !MemberNames.SelfAndBases(type).Any(candidate => InMemory.Contains(MemberNames.Of(candidate)))
        && MemberNames.SelfAndBases(type).Any(IsOutside);

    /// <inheritdoc/>
    protected override string? Instead(ISymbol member, IOperation use)
    {
        string owner = MemberNames.OfOwner(member);
        if (owner is "System.Console")
        {
            return Logger;
        }

        if (MachineTypes.Contains(owner))
        {
            return owner is "System.Environment" && IsHarmless(member) ? null : Input;
        }

        return owner is "System.IO.Path" ? InsteadOfPath(member) : Covers(ReceiverType(member, use)) ? Activity : null;
    }

    private static bool IsHarmless(ISymbol member) =>
        member.Name is "NewLine" or "FailFast" || member.Name.StartsWith("TickCount", StringComparison.Ordinal);

    private static string? InsteadOfPath(ISymbol member) =>
        member.Name is "GetTempPath" or "GetTempFileName" or "GetRandomFileName" or "GetFullPath" or "Exists" ? Activity : null;

    // A Stream variable may hold anything, but a MemoryStream is data: what counts is the type the code sees.
    private static ITypeSymbol? ReceiverType(ISymbol member, IOperation use) => use switch
    {
        IInvocationOperation { Instance.Type: { } type } => type,
        IMemberReferenceOperation { Instance.Type: { } type } => type,
        _ => member.ContainingType,
    };

    private static bool IsOutside(ITypeSymbol type)
    {
        string name = MemberNames.Of(type);
        if (Types.Contains(name) || IsClient(type, name))
        {
            return true;
        }

        return Array.Exists(Namespaces, prefix => name.StartsWith(prefix + ".", StringComparison.Ordinal))
            && !MemberNames.IsOrImplements(type, "System.Exception");
    }

    private static bool IsClient(ITypeSymbol type, string name) =>
        SdkNames.RootOf(name) is { } root
        && name.StartsWith(root + ".Client.", StringComparison.Ordinal)
        && (MemberNames.IsOrImplements(type, root + ".Client.ITemporalClient")
            || MemberNames.IsOrImplements(type, root + ".Client.ITemporalConnection")
            || type.Name is "WorkflowHandle" or "WorkflowUpdateHandle" or "ScheduleHandle" or "AsyncActivityHandle");
}
