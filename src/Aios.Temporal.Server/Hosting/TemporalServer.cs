using System.Net;
using Aios.Temporal.Server.Frontend;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Aios.Temporal.Server.Hosting;

/// <summary>A Temporal-compatible server in this process, on one machine: official clients and workers use it unmodified.</summary>
public sealed class TemporalServer : IAsyncDisposable
{
    private const int MaxMessageBytes = 128 * 1024 * 1024;
    private const int MaxStreamsPerConnection = 10_000;

    private readonly WebApplication application;
    private readonly ServerComposition composition;

    private TemporalServer(WebApplication application, ServerComposition composition, string address)
    {
        this.application = application;
        this.composition = composition;
        Address = address;
    }

    /// <summary><c>host:port</c> that clients connect to.</summary>
    public string Address { get; }

    /// <summary>Starts serving. Returns when clients can connect.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="configureLogging">Where logs go; null: nowhere.</param>
    /// <param name="cancellationToken">Stops the start.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    /// <exception cref="TemporalServerStartException">The data file cannot be used.</exception>
    public static async Task<TemporalServer> StartAsync(
        TemporalServerOptions options, Action<ILoggingBuilder>? configureLogging = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        configureLogging?.Invoke(builder.Logging);
        builder.Services.AddGrpc(grpc =>
        {
            grpc.MaxReceiveMessageSize = MaxMessageBytes;
            grpc.MaxSendMessageSize = MaxMessageBytes;
            grpc.Interceptors.Add<ErrorInterceptor>();
        });
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.Http2.MaxStreamsPerConnection = MaxStreamsPerConnection;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Parse(options.Ip), options.Port, listen => listen.Protocols = HttpProtocols.Http2);
        });
        builder.Services.Configure<Microsoft.Extensions.Hosting.HostOptions>(host => host.ShutdownTimeout = options.ShutdownTimeout);

        builder.Services.AddSingleton<Microsoft.Extensions.Hosting.IHostLifetime, EmbeddedLifetime>();
        builder.Services.AddSingleton(services => ServerComposition.Create(options, services.GetRequiredService<ILoggerFactory>()));
        builder.Services.AddSingleton(services => services.GetRequiredService<ServerComposition>().Parts);
        builder.Services.AddSingleton(services => services.GetRequiredService<ServerComposition>().Clock);
        builder.Services.AddSingleton<WorkflowServiceFrontend>();
        builder.Services.AddSingleton<OperatorServiceFrontend>();
        builder.Services.AddSingleton<HealthFrontend>();
        builder.Services.AddSingleton<TestServiceFrontend>();
        var application = builder.Build();
        application.MapGrpcService<WorkflowServiceFrontend>();
        application.MapGrpcService<OperatorServiceFrontend>();
        application.MapGrpcService<HealthFrontend>();
        if (options.TimeSkipping)
        {
            application.MapGrpcService<TestServiceFrontend>();
        }

        try
        {
            var composition = application.Services.GetRequiredService<ServerComposition>();
            await composition.StartAsync(cancellationToken);
            await application.StartAsync(cancellationToken);
            var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
            return new(application, composition, new Uri(address).Authority);
        }
        catch
        {
            // The data file is free again for the next attempt.
            await application.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops accepting, lets calls end, closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        composition.EndPolls();
        await application.StopAsync();
        // Disposes the composition too: the container made it.
        await application.DisposeAsync();
    }
}
