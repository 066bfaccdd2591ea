using System.Collections.Concurrent;
using System.Linq.Expressions;

namespace Aios.Temporal.Workflows;

/// <summary>Reads the result of a completed task whose type is only known at run time.</summary>
internal static class TaskResult
{
    private static readonly ConcurrentDictionary<Type, Func<Task, object?>?> Readers = new();

    /// <summary>
    /// The result of a handler declared to return <paramref name="declared"/>; <paramref name="none"/> if it has none.
    /// </summary>
    public static object? Read(Task task, Type declared, object? none)
    {
        var reader = Readers.GetOrAdd(declared, CreateReader);
        return reader is null ? none : reader(task);
    }

    private static Func<Task, object?>? CreateReader(Type declared)
    {
        for (var type = declared; type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
            {
                var task = Expression.Parameter(typeof(Task));
                var result = Expression.Property(Expression.Convert(task, type), nameof(Task<>.Result));
                return Expression.Lambda<Func<Task, object?>>(Expression.Convert(result, typeof(object)), task).Compile();
            }
        }

        return null;
    }
}
