using System.Collections.Concurrent;
using Aios.Temporal.Api.Common.V1;
using Aios.Temporal.Client;
using Aios.Temporal.Tests.Client.Connection;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace Aios.Temporal.Tests.Client;

/// <summary>A server whose answers a test gives per request type. It keeps the requests.</summary>
internal sealed class FakeTemporal : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Func<ScriptedCall, Task>> answers = new();
    private readonly ConcurrentQueue<IMessage> requests = new();
    private ScriptedServer? server;

    public IReadOnlyList<IMessage> Requests => [.. requests];

    public static async Task<FakeTemporal> StartAsync()
    {
        var fake = new FakeTemporal();
        fake.server = await ScriptedServer.StartAsync(call => fake.answers.TryGetValue(call.Rpc, out var answer)
            ? answer(call)
            : call.FailAsync(StatusCode.Unimplemented, $"The test gives no answer to {call.Rpc}."));
        return fake;
    }

    /// <summary>Gives a request to a handler that answers the call itself.</summary>
    public FakeTemporal Answer<TRequest>(Func<ScriptedCall, TRequest, Task> handler)
        where TRequest : IMessage<TRequest>, new()
    {
        var rpc = typeof(TRequest).Name[..^"Request".Length];
        answers[rpc] = call =>
        {
            var request = call.Read(new MessageParser<TRequest>(() => new TRequest()));
            requests.Enqueue(request);
            return handler(call, request);
        };
        return this;
    }

    /// <summary>Answers every request of a type.</summary>
    public FakeTemporal On<TRequest>(Func<TRequest, IMessage> answer)
        where TRequest : IMessage<TRequest>, new() => Answer<TRequest>((call, request) => call.ReplyAsync(answer(request)));

    /// <summary>Answers the requests of a type one after the other; the last answer is repeated.</summary>
    public FakeTemporal OnEach<TRequest>(params IMessage[] inTurn)
        where TRequest : IMessage<TRequest>, new()
    {
        var turn = 0;
        return On<TRequest>(_ => inTurn[Math.Min(turn++, inTurn.Length - 1)]);
    }

    /// <summary>Refuses the requests of a type.</summary>
    public FakeTemporal Fails<TRequest>(StatusCode code, params IMessage[] details)
        where TRequest : IMessage<TRequest>, new() =>
        Answer<TRequest>((call, _) => call.FailAsync(code, "told to fail", Status(code, details)));

    /// <summary>Refuses the first request of a type and answers the later ones.</summary>
    public FakeTemporal FailsOnce<TRequest>(StatusCode code, IMessage then)
        where TRequest : IMessage<TRequest>, new()
    {
        var failed = false;
        return Answer<TRequest>((call, _) =>
        {
            if (failed)
            {
                return call.ReplyAsync(then);
            }

            failed = true;
            return call.FailAsync(code, "told to fail once");
        });
    }

    public TemporalClient Client(Action<TemporalClientConnectOptions>? configure = null)
    {
        var options = new TemporalClientConnectOptions(server!.Target) { Namespace = "ns", Identity = "me" };
        configure?.Invoke(options);
        return TemporalClient.CreateLazy(options);
    }

    public IReadOnlyList<TRequest> All<TRequest>() => [.. requests.OfType<TRequest>()];

    public TRequest Only<TRequest>()
    {
        var all = All<TRequest>();
        Assert.That(all, Has.Count.EqualTo(1), $"number of {typeof(TRequest).Name}");
        return all[0];
    }

    public ValueTask DisposeAsync() => server!.DisposeAsync();

    private static byte[] Status(StatusCode code, IMessage[] details) => new GrpcStatus
    {
        Code = (int)code,
        Message = "told to fail",
        Details = { details.Select(Any.Pack) },
    }.ToByteArray();
}
