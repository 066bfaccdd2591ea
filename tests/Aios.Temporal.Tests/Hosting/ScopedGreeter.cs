using Aios.Temporal.Activities;
using Aios.Temporal.Extensions.Hosting;

namespace Aios.Temporal.Tests.Hosting;

/// <summary>Activities that show which object and which scope they run on, and whether it was disposed meanwhile.</summary>
internal sealed class ScopedGreeter(ScopeMark mark)
{
    public static TaskCompletionSource Gate { get; set; } = new();

    [Activity]
    public static bool HasScope() => ActivityScope.ServiceScope is not null;

    [Activity]
    public ScopeMark Mark() => mark;

    [Activity]
    public async Task<ScopeMark> MarkLaterAsync()
    {
        await Gate.Task;
        Assert.That(mark.IsDisposed, Is.False, "the scope lives until the activity's task ended");
        return mark;
    }

    [Activity]
    public async Task FailLaterAsync(ScopeMark[] seen)
    {
        seen[0] = mark;
        await Gate.Task;
        throw new InvalidOperationException("as told");
    }

    [Activity]
    public string Greet(string name) => $"Hello {name}";
}
