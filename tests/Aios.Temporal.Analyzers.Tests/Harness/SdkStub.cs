using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aios.Temporal.Analyzers.Tests.Harness;

/// <summary>The few members of the managed SDK the tests use, while that part of the SDK is not compiled in.</summary>
internal static class SdkStub
{
    private const string Source = """
        using System; using System.Collections.Generic; using System.Linq.Expressions; using System.Threading; using System.Threading.Tasks;
        namespace Aios.Temporal.Converters { public interface IRawValue { } }
        namespace Aios.Temporal.Activities { public sealed class ActivityAttribute : Attribute { } }
        namespace Aios.Temporal.Client { public interface ITemporalClient { object Options { get; } } }
        namespace Aios.Temporal.Workflows
        {
            public sealed class WorkflowAttribute : Attribute { public WorkflowAttribute() { } public WorkflowAttribute(string n) { } public bool Dynamic { get; set; } }
            public sealed class WorkflowRunAttribute : Attribute { }
            public sealed class WorkflowInitAttribute : Attribute { }
            public sealed class WorkflowSignalAttribute : Attribute { public WorkflowSignalAttribute() { } public WorkflowSignalAttribute(string n) { } public bool Dynamic { get; set; } }
            public sealed class WorkflowQueryAttribute : Attribute { public WorkflowQueryAttribute() { } public WorkflowQueryAttribute(string n) { } public bool Dynamic { get; set; } }
            public sealed class WorkflowUpdateAttribute : Attribute { public WorkflowUpdateAttribute() { } public WorkflowUpdateAttribute(string n) { } public bool Dynamic { get; set; } }
            public sealed class WorkflowUpdateValidatorAttribute : Attribute { public WorkflowUpdateValidatorAttribute(string n) { } }
            public class ActivityOptions { public TimeSpan? StartToCloseTimeout { get; set; } }
            public class ContinueAsNewException : Exception { }
            public class Mutex { public Task WaitOneAsync(CancellationToken? c = null) => null!; public void ReleaseMutex() { } }
            public static class Workflow
            {
                public static DateTime UtcNow => default; public static Random Random => null!; public static Guid NewGuid() => default;
                public static bool ContinueAsNewSuggested => true; public static string CurrentDetails { get; set; } = "";
                public static Microsoft.Extensions.Logging.ILogger Logger => null!;
                public static Task DelayAsync(int d, CancellationToken? c = null) => null!; public static Task DelayAsync(TimeSpan d, CancellationToken? c = null) => null!;
                public static Task WaitConditionAsync(Func<bool> p, CancellationToken? c = null) => null!;
                public static Task RunTaskAsync(Func<Task> f, CancellationToken? c = null) => null!; public static Task<T> RunTaskAsync<T>(Func<Task<T>> f, CancellationToken? c = null) => null!;
                public static Task<Task> WhenAnyAsync(params Task[] t) => null!; public static Task<Task<T>> WhenAnyAsync<T>(params Task<T>[] t) => null!;
                public static Task WhenAllAsync(params Task[] t) => null!; public static Task<T[]> WhenAllAsync<T>(params Task<T>[] t) => null!;
                public static ContinueAsNewException CreateContinueAsNewException<T>(Expression<Func<T, Task>> c) => null!;
                public static Task ExecuteActivityAsync(Expression<Func<Task>> a, ActivityOptions o) => null!;
                public static Task<TResult> ExecuteActivityAsync<T, TResult>(Expression<Func<T, Task<TResult>>> a, ActivityOptions o) => null!;
                public static Task<TResult> ExecuteActivityAsync<T, TResult>(Expression<Func<T, TResult>> a, ActivityOptions o) => null!;
            }
        }
        """;

    public static MetadataReference Reference { get; } = CSharpCompilation.Create(
            "Aios.Temporal",
            [CSharpSyntaxTree.ParseText(Source)],
            Sdk.PlatformOnly,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
        .ToMetadataReference();
}
