using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Aios.Temporal.Extensions.Hosting;

/// <summary>Calls one activity method inside a service scope that lives until the activity's task ended.</summary>
internal sealed class ActivityScopeInvoker(IServiceProvider provider, Type instanceType, MethodInfo method)
{
    private static readonly MethodInfo FinishOpen =
        typeof(ActivityScopeInvoker).GetMethod(nameof(FinishWithResultAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    private static readonly ConcurrentDictionary<Type, MethodInfo> FinishClosed = new();

    public object? Invoke(object?[] arguments)
    {
        AsyncServiceScope? owned = null;
        if (ActivityScope.ServiceScope is null)
        {
            owned = provider.CreateAsyncScope();
            ActivityScope.ServiceScope = owned;
        }

        bool handedOver = false;
        try
        {
            object? result = method.Invoke(method.IsStatic ? null : Instance(), BindingFlags.DoNotWrapExceptions, null, arguments, null);
            if (owned is not { } scope || result is not Task task)
            {
                return result;
            }

            handedOver = true;
            return Finish(task, scope);
        }
        finally
        {
            if (owned is { } scope && !handedOver)
            {
                // A synchronous activity occupies its thread by contract, so waiting for an asynchronous disposal does too.
                scope.DisposeAsync().AsTask().GetAwaiter().GetResult();
            }
        }
    }

    private object Instance() =>
        ActivityScope.ScopedInstance ??= ActivityScope.ServiceScope!.ServiceProvider.GetRequiredService(instanceType);

    // The result keeps its declared type: whoever awaits the activity reads it from there.
    private Task Finish(Task task, AsyncServiceScope scope) => method.ReturnType.IsGenericType
        ? (Task)FinishClosed.GetOrAdd(method.ReturnType.GetGenericArguments()[0], static type => FinishOpen.MakeGenericMethod(type))
            .Invoke(null, [task, scope])!
        : FinishAsync(task, scope);

    private static async Task FinishAsync(Task task, AsyncServiceScope scope)
    {
        await using (scope.ConfigureAwait(false))
        {
            await task.ConfigureAwait(false);
        }
    }

    private static async Task<T> FinishWithResultAsync<T>(Task<T> task, AsyncServiceScope scope)
    {
        await using (scope.ConfigureAwait(false))
        {
            return await task.ConfigureAwait(false);
        }
    }
}
