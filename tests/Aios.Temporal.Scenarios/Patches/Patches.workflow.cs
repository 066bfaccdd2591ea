namespace Aios.Scenarios.Patches;

/// <summary>Four releases of one workflow: before the patch, patched, patch deprecated, patch removed.</summary>
internal static class PatchIds
{
    public const string First = "first-patch";
    public const string Second = "second-patch";
}

[Workflow("Evolving")]
public class EvolvingBefore
{
    private bool _go;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(20));
        await Workflow.WaitConditionAsync(() => _go);
        return "old";
    }

    [WorkflowSignal]
    public async Task GoAsync() => _go = true;
}

[Workflow("Evolving")]
public class EvolvingPatched
{
    private bool _go;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var patched = Workflow.Patched(PatchIds.First);
        if (patched)
        {
            await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
        }

        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(20));
        await Workflow.WaitConditionAsync(() => _go);
        return patched && Workflow.Patched(PatchIds.First) ? "new" : "old";
    }

    [WorkflowSignal]
    public async Task GoAsync() => _go = true;
}

[Workflow("Evolving")]
public class EvolvingDeprecated
{
    private bool _go;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        Workflow.DeprecatePatch(PatchIds.First);
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(20));
        await Workflow.WaitConditionAsync(() => _go);
        return "new";
    }

    [WorkflowSignal]
    public async Task GoAsync() => _go = true;
}

[Workflow("Evolving")]
public class EvolvingRemoved
{
    private bool _go;

    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(10));
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(20));
        await Workflow.WaitConditionAsync(() => _go);
        return "new";
    }

    [WorkflowSignal]
    public async Task GoAsync() => _go = true;
}

/// <summary>Two patches, one asked for in a later task and in a loop.</summary>
[Workflow]
public class TwoPatches
{
    [WorkflowRun]
    public async Task<string> RunAsync()
    {
        var answers = new List<bool> { Workflow.Patched(PatchIds.First) };
        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(20));
        for (var i = 0; i < 3; i++)
        {
            answers.Add(Workflow.Patched(PatchIds.Second));
            answers.Add(Workflow.Patched(PatchIds.First));
        }

        await Workflow.DelayAsync(TimeSpan.FromMilliseconds(20));
        return string.Join(' ', answers);
    }
}
