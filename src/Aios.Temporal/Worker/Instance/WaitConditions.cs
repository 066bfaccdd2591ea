using Aios.Temporal.Workflows;

namespace Aios.Temporal.Worker.Instance;

/// <summary>Conditions that workflow code waits for, in the order it began to wait.</summary>
internal sealed class WaitConditions
{
    private readonly LinkedList<Condition> conditions = new();

    public LinkedListNode<Condition> Add(Func<bool> check, TaskCompletionSource source) =>
        conditions.AddLast(new Condition(check, source));

    public void Remove(LinkedListNode<Condition> node)
    {
        if (node.List is not null)
        {
            conditions.Remove(node);
        }
    }

    public void Clear() => conditions.Clear();

    /// <summary>
    /// Completes the first condition that is true, and only that one: what its waiter does can make the others false.
    /// </summary>
    public void ResolveFirst(IWorkflowContext context)
    {
        if (conditions.Count == 0)
        {
            return;
        }

        // Predicates cannot run on the scheduler: a task for them would itself be work to check after.
        WorkflowContext.SetOverride(context);
        try
        {
            for (var node = conditions.First; node is not null; node = node.Next)
            {
                if (node.Value.Check())
                {
                    node.Value.Source.TrySetResult();
                    return;
                }
            }
        }
        finally
        {
            WorkflowContext.SetOverride(null);
        }
    }

    internal sealed record Condition(Func<bool> Check, TaskCompletionSource Source);
}
