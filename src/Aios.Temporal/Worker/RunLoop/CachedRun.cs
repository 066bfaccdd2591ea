using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Worker.RunLoop;

/// <summary>
/// A run in memory. Everything that happens to it goes through its mailbox and is handled one after the other, on
/// whatever pool thread is free; no thread waits for a run.
/// </summary>
internal sealed class CachedRun : IThreadPoolWorkItem
{
    private readonly RunServices services;
    private readonly RunDriver driver;
    private readonly Action<CachedRun> closedCallback;
    private readonly LinkedList<RunInput> inbox = new();
    private readonly Lock gate = new();
    private bool draining;
    private bool closed;
    private int blockedThreads;

    public CachedRun(string workflowId, string runId, string workflowType, RunServices services, Action<CachedRun> closedCallback)
    {
        this.services = services;
        this.closedCallback = closedCallback;
        RunId = runId;
        driver = new(new(workflowId, runId, workflowType), services, Post, PostFirst, OnDeadlock);
    }

    public string RunId { get; }

    /// <summary>Whether the cache has asked it to go; touched by the cache only.</summary>
    public bool IsLeaving { get; set; }

    /// <summary>Puts an input into the mailbox. False if the run is gone: take a new one.</summary>
    public bool TryPost(RunInput input)
    {
        lock (gate)
        {
            if (closed)
            {
                return false;
            }

            if (blockedThreads > 0 && input is (RunInput.TaskArrived or RunInput.Abandoned))
            {
                DropTasks(includingQueries: input is RunInput.Abandoned);
            }

            inbox.AddLast(input);
            StartDraining();
            return true;
        }
    }

    /// <summary>Runs the mailbox; called by the pool.</summary>
    public void Execute() => _ = DrainAsync();

    private void Post(RunInput input) => TryPost(input);

    private void PostFirst(IEnumerable<RunInput> inputs)
    {
        lock (gate)
        {
            foreach (var input in inputs.Reverse())
            {
                inbox.AddFirst(input);
            }
        }
    }

    private void StartDraining()
    {
        if (!draining && blockedThreads <= 0)
        {
            draining = true;
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
    }

    private async Task DrainAsync()
    {
        while (TryTake(out var input))
        {
            if (!await HandleAsync(input!).ConfigureAwait(false))
            {
                OnThreadReturned();
                return;
            }
        }
    }

    private async ValueTask<bool> HandleAsync(RunInput input)
    {
        try
        {
            return await driver.HandleAsync(input).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            services.Logger.LogError(e, "Run {RunId} broke and is dropped; its task will be tried again", RunId);
            await driver.BreakAsync(e).ConfigureAwait(false);
            return true;
        }
    }

    private bool TryTake(out RunInput? input)
    {
        lock (gate)
        {
            if (blockedThreads > 0 || inbox.First is not { } first)
            {
                input = null;
                draining = false;
                CloseIfDone();
                return false;
            }

            inbox.RemoveFirst();
            input = first.Value;
            return true;
        }
    }

    private void CloseIfDone()
    {
        if (!closed && blockedThreads <= 0 && inbox.Count == 0 && driver.IsEvicted)
        {
            closed = true;
            closedCallback(this);
        }
    }

    /// <summary>The thread in the activation is given up; this one goes on with the run.</summary>
    private void OnDeadlock()
    {
        lock (gate)
        {
            blockedThreads++;
        }

        _ = GoOnAsync();
    }

    private async Task GoOnAsync()
    {
        try
        {
            await driver.GiveUpActivationAsync().ConfigureAwait(false);
        }
        catch (Exception e)
        {
            services.Logger.LogError(e, "Run {RunId} could not be given up after a deadlock", RunId);
            await driver.BreakAsync(e).ConfigureAwait(false);
        }

        // As long as the thread is in user code, nothing else may run for this run.
        await DrainAsync().ConfigureAwait(false);
    }

    private void OnThreadReturned()
    {
        lock (gate)
        {
            blockedThreads--;
            if (!draining)
            {
                if (inbox.Count > 0)
                {
                    StartDraining();
                }
                else
                {
                    CloseIfDone();
                }
            }
        }
    }

    /// <summary>A newer attempt of a task makes the older ones worthless; they must not hold slots.</summary>
    private void DropTasks(bool includingQueries)
    {
        for (var node = inbox.First; node is not null;)
        {
            var next = node.Next;
            if (node.Value is RunInput.TaskArrived task && (includingQueries || task.Task.StartedEventId > 0))
            {
                inbox.Remove(node);
                task.Lease.Release();
                services.Outstanding.End();
            }

            node = next;
        }
    }
}
