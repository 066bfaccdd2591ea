using Aios.Temporal.Activities;
using Aios.Temporal.Client;
using Aios.Temporal.Common;
using Aios.Temporal.Extensions.Hosting;
using Aios.Temporal.Worker;
using Aios.Temporal.Workflows;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aios.Temporal.Tests.Hosting;

internal sealed class HostedWorkerRegistrationTests
{
    private static readonly WorkerDeploymentOptions VersionOne = new(new WorkerDeploymentVersion("greeter", "1"), useWorkerVersioning: true);
    private readonly ServiceCollection services = [];

    [SetUp]
    public void Empty() => services.Clear();

    [Test]
    public void AddWorker_TwoQueues_RegistersTwoServices()
    {
        services.AddHostedTemporalWorker("host:7233", "ns", "one");
        services.AddHostedTemporalWorker("host:7233", "ns", "two");
        Assert.That(services.BuildServiceProvider().GetServices<IHostedService>(), Has.Exactly(2).TypeOf<TemporalWorkerService>());
    }

    [Test]
    public void AddWorker_SameQueueAndVersion_IsRefused()
    {
        services.AddHostedTemporalWorker("one");
        Assert.That(
            () => services.AddHostedTemporalWorker("host:7233", "ns", "one"),
            Throws.InvalidOperationException.With.Message.Contains("task queue one, version none"));
    }

    [Test]
    public void AddWorker_SameQueueOtherVersion_IsAnotherWorker()
    {
        services.AddHostedTemporalWorker("one").AddWorkflow<GreetingWorkflow>();
        services.AddHostedTemporalWorker("one", VersionOne);
        Assert.That(Options("one").Workflows, Has.Count.EqualTo(1));
        TemporalWorkerServiceOptions versioned = Options("one", "greeter.1");
        Assert.That(versioned.Workflows, Is.Empty);
        Assert.That(versioned.DeploymentOptions!.Version!.BuildId, Is.EqualTo("1"));
    }

    [Test]
    public void AddWorker_WithTarget_HasClientOptionsOfItsOwn()
    {
        services.AddHostedTemporalWorker("host:7233", "ns", "one");
        TemporalWorkerServiceOptions options = Options("one");
        Assert.That(options.TaskQueue, Is.EqualTo("one"));
        Assert.That(options.ClientOptions!.TargetHost, Is.EqualTo("host:7233"));
        Assert.That(options.ClientOptions.Namespace, Is.EqualTo("ns"));
    }

    [Test]
    public void Builder_AllKindsOfActivities_AreAdded()
    {
        services.AddScoped<ScopeMark>();
        services.AddHostedTemporalWorker("one")
            .AddScopedActivities<ScopedGreeter>()
            .AddSingletonActivities<SingleActivities>()
            .AddTransientActivities<TransientActivities>()
            .AddStaticActivities(typeof(StaticActivities))
            .AddActivitiesInstance(new InstanceActivities())
            .AddWorkflow<GreetingWorkflow>();
        Assert.That(
            Options("one").Activities.Select(activity => activity.Name),
            Is.SupersetOf(new[] { "Greet", "Single", "Transient", "Static", "Instance" }));
        Assert.That(Options("one").Workflows.Single().Name, Is.EqualTo(nameof(GreetingWorkflow)));
        Assert.That(services.Single(service => service.ServiceType == typeof(ScopedGreeter)).Lifetime, Is.EqualTo(ServiceLifetime.Scoped));
        Assert.That(services.Single(service => service.ServiceType == typeof(SingleActivities)).Lifetime, Is.EqualTo(ServiceLifetime.Singleton));
        Assert.That(services.Single(service => service.ServiceType == typeof(TransientActivities)).Lifetime, Is.EqualTo(ServiceLifetime.Transient));
    }

    [Test]
    public void Builder_RegisteredType_KeepsItsRegistration()
    {
        services.AddSingleton<InstanceActivities>();
        services.AddHostedTemporalWorker("one").AddScopedActivities<InstanceActivities>();
        Assert.That(services.Single(service => service.ServiceType == typeof(InstanceActivities)).Lifetime, Is.EqualTo(ServiceLifetime.Singleton));
    }

    [Test]
    public void Builder_ConfigureOptions_ChangesTheWorker()
    {
        services.AddHostedTemporalWorker("one").ConfigureOptions(options => options.MaxCachedWorkflows = 7);
        Assert.That(Options("one").MaxCachedWorkflows, Is.EqualTo(7));
    }

    [Test]
    public void Service_WithoutAnyClient_SaysWhatToDo()
    {
        services.AddHostedTemporalWorker("one");
        Assert.That(
            () => services.BuildServiceProvider().GetServices<IHostedService>().ToList(),
            Throws.InvalidOperationException.With.Message.Contains("AddTemporalClient"));
    }

    [Test]
    public void Service_OptionsWithAnotherQueue_AreRefused()
    {
        services.AddTemporalClient("host:7233");
        services.AddHostedTemporalWorker("one").ConfigureOptions(options => options.TaskQueue = "two");
        Assert.That(
            () => services.BuildServiceProvider().GetServices<IHostedService>().ToList(),
            Throws.InvalidOperationException.With.Message.Contains("registered for task queue one"));
    }

    [Test]
    public void AddClient_WithTarget_IsLazySingletonWithTheHostsLoggers()
    {
        services.AddLogging();
        services.AddTemporalClient("host:7233", "ns");
        ServiceProvider provider = services.BuildServiceProvider();
        ITemporalClient client = provider.GetRequiredService<ITemporalClient>();
        Assert.That(client, Is.SameAs(provider.GetRequiredService<ITemporalClient>()));
        Assert.That(client.Connection.IsConnected, Is.False);
        Assert.That(client.Options.Namespace, Is.EqualTo("ns"));
        Assert.That(client.Options.LoggerFactory, Is.SameAs(provider.GetRequiredService<ILoggerFactory>()));
    }

    [Test]
    public void AddClient_Configured_UsesTheSettings()
    {
        services.AddTemporalClient(options =>
        {
            options.TargetHost = "host:7233";
            options.Namespace = "other";
            options.LoggerFactory = NullLoggerFactory.Instance;
        });
        services.AddLogging();
        ITemporalClient client = services.BuildServiceProvider().GetRequiredService<ITemporalClient>();
        Assert.That(client.Options.Namespace, Is.EqualTo("other"));
        Assert.That(client.Options.LoggerFactory, Is.SameAs(NullLoggerFactory.Instance));
    }

    private TemporalWorkerServiceOptions Options(string taskQueue, string? version = null) => services.BuildServiceProvider()
        .GetRequiredService<IOptionsMonitor<TemporalWorkerServiceOptions>>()
        .Get(new TemporalWorkerServiceIdentifier(taskQueue, version, VersionIsBuildId: false).OptionsName);

    [Workflow]
    public sealed class GreetingWorkflow
    {
        [WorkflowRun]
        public Task RunAsync() => Task.CompletedTask;
    }

    public sealed class SingleActivities
    {
        [Activity]
        public void Single()
        {
        }
    }

    public sealed class TransientActivities
    {
        [Activity]
        public void Transient()
        {
        }
    }

    public static class StaticActivities
    {
        [Activity]
        public static void Static()
        {
        }
    }

    public sealed class InstanceActivities
    {
        [Activity]
        public void Instance()
        {
        }
    }
}
