using Aios.Temporal.Activities;
using Aios.Temporal.Extensions.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Aios.Temporal.Tests.Hosting;

[NonParallelizable]
internal sealed class ServiceProviderExtensionsTests
{
    private ServiceProvider provider = null!;

    [SetUp]
    public void Provide()
    {
        ScopedGreeter.Gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
        provider = new ServiceCollection().AddScoped<ScopeMark>().AddScoped<ScopedGreeter>()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
    }

    [TearDown]
    public void Dispose() => provider.Dispose();

    [Test]
    public void Definitions_OfType_HaveTheActivityNames() =>
        Assert.That(
            provider.CreateTemporalActivityDefinitions<ScopedGreeter>().Select(definition => definition.Name),
            Is.EquivalentTo(new[] { "HasScope", "Mark", "MarkLater", "FailLater", "Greet" }));

    [Test]
    public void Definitions_OfTypeWithoutActivities_AreRefused() =>
        Assert.That(
            () => provider.CreateTemporalActivityDefinitions<ScopeMark>(),
            Throws.ArgumentException.With.Message.Contains("no method with [Activity]"));

    [Test]
    public async Task Invoke_Twice_RunsInTwoScopesThatEnd()
    {
        var first = (ScopeMark)(await Definition("Mark").InvokeAsync([]))!;
        var second = (ScopeMark)(await Definition("Mark").InvokeAsync([]))!;
        Assert.That(first, Is.Not.SameAs(second));
        Assert.That(first.IsDisposed && second.IsDisposed);
    }

    [Test]
    public async Task Invoke_Asynchronous_DisposesAfterTheTaskEnded()
    {
        Task<object?> running = Definition("MarkLater").InvokeAsync([]);
        Assert.That(running.IsCompleted, Is.False);
        ScopedGreeter.Gate.SetResult();
        Assert.That(((ScopeMark)(await running)!).IsDisposed);
    }

    [Test]
    public async Task Invoke_Failing_DisposesTheScopeAndKeepsTheError()
    {
        var seen = new ScopeMark[1];
        Task<object?> running = Definition("FailLater").InvokeAsync([seen]);
        Assert.That(seen[0].IsDisposed, Is.False);
        ScopedGreeter.Gate.SetResult();
        await Assert.ThatAsync(() => running, Throws.InvalidOperationException.With.Message.EqualTo("as told"));
        Assert.That(seen[0].IsDisposed);
    }

    [Test]
    public async Task Invoke_StaticActivity_HasAScopeAndNeedsNoService() =>
        Assert.That(
            await new ServiceCollection().BuildServiceProvider().CreateTemporalActivityDefinitions<ScopedGreeter>()
                .Single(definition => definition.Name == "HasScope").InvokeAsync([]),
            Is.True);

    [Test]
    public async Task Invoke_ScopeOfAnInterceptor_IsUsedAndLeftAlone()
    {
        await using AsyncServiceScope scope = provider.CreateAsyncScope();
        ActivityScope.ServiceScope = scope;
        var mark = (ScopeMark)(await Definition("Mark").InvokeAsync([]))!;
        ActivityScope.ServiceScope = null;
        Assert.That(mark, Is.SameAs(scope.ServiceProvider.GetRequiredService<ScopeMark>()));
        Assert.That(mark.IsDisposed, Is.False);
    }

    [Test]
    public async Task Invoke_InstanceOfAnInterceptor_IsUsed()
    {
        var own = new ScopeMark();
        ActivityScope.ScopedInstance = new ScopedGreeter(own);
        object? mark = await Definition("Mark").InvokeAsync([]);
        ActivityScope.ScopedInstance = null;
        Assert.That(mark, Is.SameAs(own));
    }

    [Test]
    public async Task Invoke_UnregisteredService_NamesIt() =>
        await Assert.ThatAsync(
            () => new ServiceCollection().BuildServiceProvider().CreateTemporalActivityDefinitions<ScopedGreeter>()
                .Single(definition => definition.Name == "Mark").InvokeAsync([]),
            Throws.InvalidOperationException.With.Message.Contains(nameof(ScopedGreeter)));

    private ActivityDefinition Definition(string name) =>
        provider.CreateTemporalActivityDefinitions<ScopedGreeter>().Single(definition => definition.Name == name);
}
